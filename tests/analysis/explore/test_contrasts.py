"""Low days against high ones, worked out by hand."""

from dataclasses import replace
from datetime import date
from math import sqrt

import numpy as np
import pytest

from twitchlog.analysis.days import DayTable
from twitchlog.analysis.explore.contrasts import Contrast, Side, Times, contrast
from twitchlog.analysis.explore.words import contrast_sentence
from twitchlog.analysis.findings import Effect, Finding
from twitchlog.analysis.shapes import Shape
from twitchlog.catalogue import BY_SLUG

FIRST = date(2026, 3, 2)
NAN = float("nan")


def table(slug, counts, values):
    column = np.array(values, float)[:, None]
    return DayTable(FIRST, np.array(counts, float), column, (BY_SLUG[slug],))


def finding(slug, *effect, verdict="raises", p=0.01):
    factor = BY_SLUG[slug]
    size = Effect(factor.effect_step, factor.unit, *effect) if effect else None
    return Finding(slug, verdict, factor.lag, factor.order, effect=size, p=p)


def nights():
    """Six nights each of 5, 7 and 8 hours, with 3, 2 and 1 episodes."""
    return table("sleep_h", [3, 2, 1] * 6, [5, 7, 8] * 6)


def said(found, slug):
    return contrast_sentence(found, BY_SLUG[slug], lambda value: f"{value:g} mg")


def test_the_effect_reaches_over_the_difference_of_the_sides_means():
    # The low nights have 5 h, the high ones 8 h: three steps of an hour.
    found = contrast(nights(), finding("sleep_h", 0.64, 0.49, 0.81, verdict="lowers"))

    assert (found.low, found.high) == (Side(6, 6, 3.0), Side(8, 6, 1.0))
    more = (found.more.ratio, found.more.low, found.more.high)
    assert more == pytest.approx((0.64**3, 0.49**3, 0.81**3), rel=1e-12)


def test_with_and_without_is_one_step_for_a_flag():
    days = table("illness", [0] * 6 + [2] * 5, [0] * 6 + [1] * 5)

    found = contrast(days, finding("illness", 1.5, 1.2, 1.9))

    assert found == Contrast(Side(0, 6, 0.0), Side(1, 5, 2.0), True, found.more, True)
    assert found.more.ratio == pytest.approx(1.5)


def test_the_factor_is_read_at_its_lag():
    days = table("alcohol_drinks", [0, *[3, 0] * 6], [1, 0] * 6 + [1])

    found = contrast(days, finding("alcohol_drinks", 1.2, 1.0, 1.4))

    assert (found.low.mean, found.high.mean) == (0, 3)


def test_days_that_were_not_tracked_or_noted_are_left_out():
    days = table("illness", [NAN, 5, *[1, 2] * 5], [1, NAN, *[0, 1] * 5])

    found = contrast(days, finding("illness", 1.5, 1.2, 1.9))

    assert (found.low.days, found.high.days) == (5, 5)


def test_one_wild_value_does_not_stretch_the_sides():
    # 60 steps of 5 h from the median lie within what is taken as it is; 10,000 h do not.
    usual = contrast(
        table("sleep_h", [1] * 40, [6, 7, 8, 9] * 10), finding("sleep_h", 0.8, 0.7, 0.9)
    )
    wild = contrast(
        table("sleep_h", [1] * 40, [*[6, 7, 8, 9] * 9, 6, 7, 8, 10_000]),
        finding("sleep_h", 0.8, 0.7, 0.9),
    )

    assert wild.more.ratio == pytest.approx(usual.more.ratio, rel=0.2)


def test_four_days_on_a_side_are_too_few():
    assert contrast(table("illness", [1] * 20, [0] * 16 + [1] * 4), finding("illness")) is None


def test_a_value_that_never_changed_has_no_contrast():
    assert contrast(table("sleep_h", [1] * 20, [7] * 20), finding("sleep_h")) is None


def test_what_was_not_tested_is_told_as_logged_alone():
    found = contrast(nights(), finding("sleep_h", 0.6, 0.5, 0.7, verdict="no_link", p=None))

    assert found.more is None


def test_an_effect_beyond_meaning_is_left_out():
    assert contrast(nights(), finding("sleep_h", 1e5, 0.5, 1e6)).more is None


def test_the_side_with_more_episodes_comes_first():
    lowers = Contrast(Side(6, 58, 2.1), Side(7.5, 61, 1.2), False, Times(0.5, 0.25, 0.8), True)

    assert contrast_sentence(lowers, BY_SLUG["sleep_h"], lambda value: f"{value:g} h") == (
        "After nights with 6 h or less you logged 2.1 episodes a day (58 days); "
        "after nights with 7.5 h or more, 1.2 (61 days). "
        "Allowing for the rest, 2.00 times as many (95 % interval 1.25 to 4.00)."
    )


def test_a_link_that_the_bare_means_hide_is_said_from_its_own_side():
    found = Contrast(Side(100, 9, 2.0), Side(300, 9, 1.5), False, Times(1.6, 1.2, 2.0), True)

    assert "the other way round: 1.60 times as many on days with 300 mg or more" in said(
        found, "caffeine_mg"
    )


def test_without_a_claim_the_interval_says_what_no_difference_is():
    found = Contrast(Side(100, 9, 1.0), Side(300, 9, 1.5), False, Times(0.9, 0.7, 1.2), False)

    assert said(found, "caffeine_mg").endswith("interval 0.70 to 1.20; 1 is no difference).")


def test_low_days_of_an_amount_that_can_be_none_are_days_without():
    found = Contrast(Side(0, 9, 0.14), Side(90, 9, 0), False, None, False)

    assert said(found, "caffeine_mg").startswith(
        "On days without it you logged 0.14 episodes a day (9 days); on days with 90 mg or more, 0"
    )
    assert said(found, "caffeine_mg").endswith("That is as logged, with nothing else allowed for.")


def test_the_interval_turns_with_its_side():
    turned = Times(2, sqrt(2), 4).turned

    assert (turned.ratio, turned.low, turned.high) == pytest.approx((0.5, 0.25, sqrt(0.5)))


def test_where_ratings_were_compared_episodes_are_not_set_beside_each_other():
    rated = replace(finding("stress", 1.5, 1.2, 1.9), outcome="burden")
    low_and_high = table("stress", [1] * 20, [2] * 10 + [8] * 10)

    assert contrast(low_and_high, rated) is None
    assert contrast(low_and_high, replace(rated, outcome="episodes")) is not None


def test_a_link_that_turns_has_no_low_and_high_days():
    shape = Shape("both_ends", straight=False, split=7.0)
    turning = replace(finding("sleep_h", 1.2, 1.1, 1.3), shape=shape)

    assert contrast(nights(), turning) is None


def test_the_size_of_one_end_is_not_told_of_both():
    shape = Shape("above", straight=False, split=7.0)
    one_end = replace(finding("sleep_h", 1.2, 1.1, 1.3), shape=shape)

    assert contrast(nights(), one_end).more is None
