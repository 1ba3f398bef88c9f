"""All findings in one picture."""

from datetime import date

import pytest

from tests.charts.stage import MARKUP, checked
from twitchlog.analysis.findings import Effect, Finding, Findings
from twitchlog.charts.forest import Words, forest, forest_height, forest_table

WORDS = Words(
    {"stress": "Stress", "sleep_h": "Sleep", "own_x": MARKUP, "heat": "Hot day"},
    "fewer episodes",
    "more episodes",
    "times as many",
)


def finding(factor, verdict, ratio=None, low=0.5, high=2.0):
    effect = Effect(1, "h", ratio, low, high) if ratio else None
    return Finding(factor, verdict, lag=0, order="same_day", effect=effect)


def of(*found):
    return Findings(90, 90, 4, 0.05, date(2026, 1, 1), date(2026, 3, 31), found, ())


def drawn(*found):
    return checked(forest(of(*found), WORDS, str))


def test_claims_come_first_and_the_stronger_one_before():
    figure = drawn(
        finding("heat", "no_link", 1.1),
        finding("sleep_h", "raises", 1.2),
        finding("stress", "raises", 1.5),
    )

    assert [part["name"] for part in figure["data"]] == ["Stress", "Sleep", "Hot day"]


@pytest.mark.parametrize(
    ("verdict", "shape"),
    [("raises", "triangle-right"), ("lowers", "triangle-left"), ("no_link", "circle-open")],
)
def test_a_verdict_has_a_shape(verdict, shape):
    (interval,) = drawn(finding("stress", verdict, 1.5))["data"]

    assert interval["marker"]["symbol"][1] == shape


def test_the_interval_is_drawn_and_said():
    (interval,) = drawn(finding("stress", "raises", 1.5, 1.25, 1.8))["data"]

    assert interval["x"] == [1.25, 1.5, 1.8]
    assert interval["hovertext"][0] == "×1.5 (1.25 – 1.8)"


def test_without_an_effect_there_is_nothing_to_draw():
    assert drawn(finding("stress", "no_link"))["data"] == []


def test_what_was_not_tested_is_not_drawn():
    assert drawn(finding("stress", "not_enough_data", 1.5, 1.2, 1.9))["data"] == []


def test_one_wild_interval_does_not_squeeze_the_others():
    low, high = drawn(finding("heat", "no_link", 1.0, 1e-6, 1e6))["layout"]["xaxis"]["range"]

    assert (10**low, 10**high) == pytest.approx((1 / 8, 8), rel=0.1)


def test_an_own_name_holds_no_markup():
    assert MARKUP not in str(drawn(finding("own_x", "no_link", 1.1)))


def test_the_table_says_what_the_picture_shows_in_its_order():
    found = of(finding("heat", "no_link", 1.1), finding("own_x", "raises", 1.5, 1.25, 12.4))

    assert forest_table(found, WORDS, str).rows == (
        (MARKUP, "more of it, more episodes", "×1.50", "1.25 – 12", "1 h", "0"),
        ("Hot day", "no link found", "×1.10", "0.50 – 2.00", "1 h", "0"),
    )


def test_each_factor_that_is_drawn_takes_a_row():
    two = of(finding("heat", "no_link", 1.1), finding("stress", "no_link", 1.2))

    assert forest_height(two) - forest_height(of(two.findings[0])) == 46
    assert forest_height(of(finding("heat", "not_enough_data"))) == forest_height(of())


def test_near_and_far_axes_have_their_own_marks():
    near = drawn(finding("heat", "no_link", 1.1, 0.9, 1.3))["layout"]["xaxis"]
    far = drawn(finding("heat", "no_link", 1.1, 0.2, 6))["layout"]["xaxis"]

    assert near["ticktext"] == ["×0.5", "×0.67", "×1", "×1.5", "×2"]
    assert far["ticktext"] == ["×⅛", "×¼", "×½", "×1", "×2", "×4", "×8"]
