"""The hours before a bout, drawn."""

import pytest

from tests.charts.stage import checked
from twitchlog.analysis.enough import Need
from twitchlog.analysis.explore.hours import HoursBefore, Window
from twitchlog.analysis.findings import Effect
from twitchlog.charts.hours_before import before_bouts, hours_table

NEAR = Window(0, 6, 90.04, 60, "raises", Effect(100, "mg", 1.5, 1.2, 1.9), 0.001, 0.003)
MIDDLE = Window(6, 24, 100, 99, "no_link", Effect(100, "mg", 1.02, 0.9, 1.15), 0.7, 1.0)
FAR = Window(24, 48, 0, 0, need=Need("", "", 0, 20))
HOURS = HoursBefore("caffeine_mg", 60, 120, (NEAR, MIDDLE, FAR))


def test_time_runs_to_the_bout():
    figure = checked(before_bouts(HOURS, str))

    assert figure["layout"]["xaxis"]["ticktext"] == ["24 – 48", "6 – 24", "0 – 6", "episode"]
    assert {part["name"]: part["x"][0] for part in figure["data"]} == {"0 – 6": 2, "6 – 24": 1}


def test_a_claim_has_a_shape_of_its_own():
    near, middle = before_bouts(HOURS, str)["data"]

    assert near["marker"]["symbol"][1] == "triangle-up"
    assert middle["marker"]["symbol"][1] == "circle-open"


def test_the_axis_holds_every_end():
    low, high = before_bouts(HOURS, str)["layout"]["yaxis"]["range"]

    assert low == -high
    assert 10**high > 1.9


def test_the_table_says_the_same():
    first, _second, third = hours_table(HOURS, "mg", str).rows

    assert first == (
        "0 – 6",
        "more of it, more episodes",
        "×1.5",
        "1.2 – 1.9",
        "90",
        "60",
        "0.001",
        "0.003",
    )
    assert third == ("24 – 48", "not enough yet", "–", "–", "0", "0", "–", "–")


def test_nothing_to_draw_is_still_a_figure():
    assert checked(before_bouts(HoursBefore("caffeine_mg", 60, 120, (FAR,)), str))["data"] == []


@pytest.mark.parametrize(("effect", "top"), [(1.01, 1.5), (5000, 8)])
def test_the_axis_is_neither_tiny_nor_endless(effect, top):
    window = Window(0, 6, 1, 1, "no_link", Effect(1, "", effect, effect, effect), 0.5, 0.5)
    figure = before_bouts(HoursBefore("caffeine_mg", 60, 120, (window,)), str)

    assert 10 ** figure["layout"]["yaxis"]["range"][1] == pytest.approx(top)
