"""How a link runs, in plain words."""

import re

import pytest

from twitchlog.analysis import words
from twitchlog.analysis.findings import Effect, Finding
from twitchlog.analysis.shape_words import amount
from twitchlog.analysis.shapes import Shape, Slope, Turn
from twitchlog.catalogue import BY_SLUG, FACTORS

DOWN, UP = Slope(-0.7, -1.0, -0.4), Slope(0.6, 0.3, 0.9)
TURNING = Shape("both_ends", straight=False, split=1657.0, turn=Turn(1657.0, 1551.0, 1739.0),
                low=DOWN, high=UP)  # fmt: skip
BELOW = Shape("below", split=7.06, low=DOWN, high=Slope(0.0, -0.3, 0.3))


def said(slug, verdict, shape):
    factor = BY_SLUG[slug]
    effect = Effect(factor.effect_step, factor.unit, 0.8, 0.7, 0.9)
    finding = Finding(slug, verdict, factor.lag, factor.order, effect=effect, shape=shape)
    return words.sentence(finding, factor)


def test_a_u_is_said_in_its_own_words():
    assert said("hydration_ml", "raises", TURNING) == (
        "Water and drinks: both little and much of it went together with more episodes on the same "
        "day than the amounts between. Least at about 1660 ml (95 % interval 1550 to 1740). "
        "Below 1660 ml, about 0.50 times as many for each extra 500 ml "
        "(95 % interval 0.37 to 0.67). "
        "Above 1660 ml, about 1.82 times as many for each extra 500 ml "
        "(95 % interval 1.35 to 2.46)."
    )


def test_the_other_way_round_there_are_fewer_at_both_ends():
    shape = Shape("middle", straight=False, split=4.0, turn=Turn(4.0, 3.2, 5.1), low=UP, high=DOWN)

    assert said("fatigue", "lowers", shape).startswith(
        "Tiredness: both little and much of it went together with fewer episodes on the same day "
        "than the amounts between. Most at about 4.0 of 10 (95 % interval 3.2 to 5.1). Below 4.0 "
    )


def test_a_threshold_is_a_line_that_shows_mostly_at_one_end():
    assert said("sleep_h", "lowers", BELOW) == (
        "Sleep: more of it the night before was followed by fewer episodes. "
        "For each extra 1 h, about 0.80 times as many (95 % interval 0.70 to 0.90). "
        "This shows mostly where there is little of it. "
        "Below 7.1 h, about 0.50 times as many for each extra 1 h (95 % interval 0.37 to 0.67). "
        "Above 7.1 h, about 1.00 times as many for each extra 1 h (95 % interval 0.74 to 1.35)."
    )


def test_a_line_needs_no_more_words():
    assert said("sleep_h", "lowers", Shape("line")) == said("sleep_h", "lowers", None)


def test_a_turn_that_is_not_narrowed_down_is_not_told():
    shape = Shape("both_ends", straight=False, split=1657.0, low=DOWN, high=UP)

    assert "at about" not in said("hydration_ml", "raises", shape)


@pytest.mark.parametrize("shape", [TURNING, BELOW])
@pytest.mark.parametrize("factor", FACTORS, ids=lambda factor: factor.slug)
def test_nothing_is_blamed(factor, shape):
    text = said(factor.slug, "raises", shape)

    assert not re.search(r"cause|risk|predict|raises", text, re.IGNORECASE)
    assert factor.order == "before" or "went together" in text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1657.4, "1660"), (223.0, "220"), (45.2, "45"), (7.06, "7.1"), (0.0, "0.0"), (-12.6, "-13")],
)
def test_amounts_are_told_as_sharply_as_they_are_known(value, text):
    assert amount(value) == text
