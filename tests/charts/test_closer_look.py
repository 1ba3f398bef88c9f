"""The drawings of one factor's closer looks."""

from dataclasses import replace

import numpy as np
import pytest

from tests.charts.stage import MARKUP, checked, trace
from twitchlog.analysis.explore.curves import Curve
from twitchlog.analysis.explore.lags import LagLink
from twitchlog.analysis.findings import Effect
from twitchlog.analysis.strips import Band
from twitchlog.catalogue import BY_SLUG
from twitchlog.charts import closer_look as charts

COFFEE, SLEEP = BY_SLUG["caffeine_mg"], BY_SLUG["sleep_h"]
BANDS = [Band(0, 150, 9, 1.25, ()), Band(200, 450, 8, 2.5, ())]


def curve(*, most=3):
    values = np.linspace(0, 450, 5)
    mean = np.array([1.0, 1.25, 1.5, 1.75, 2.0])
    days = np.array([[0.0, 1, 7], [90, 0, 2], [450, most, 1]])
    return Curve(values, mean, 0.5 * mean, 2 * mean, days)


def link(lag, ratio=1.2, low=1.1, high=1.4, preset=False):
    return LagLink(lag, Effect(100, "mg", ratio, low, high), preset)


def test_the_curve_stands_on_the_persons_own_days():
    figure = checked(charts.dose_response(curve(), BANDS, COFFEE, str))

    days = trace(figure, "days")
    assert (days["x"], days["y"], days["text"]) == ([0, 90, 450], [1, 0, 3], ["7", "2", "1"])
    assert trace(figure, "curve")["y"] == [1, 1.25, 1.5, 1.75, 2]


def test_each_band_has_its_mean():
    figure = checked(charts.dose_response(curve(), BANDS, COFFEE, str))

    means = [part for part in figure["data"] if part.get("name") == "mean"]
    assert [(part["x"], part["y"]) for part in means] == [
        ([0, 150], [1.25, 1.25]),
        ([200, 450], [2.5, 2.5]),
    ]


def test_a_reference_value_among_the_persons_own_is_a_mark():
    figure = checked(charts.dose_response(curve(), BANDS, COFFEE, str))

    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [400]
    assert charts.marks_within(curve(), SLEEP)[0].value == 7


def test_a_reference_value_beyond_them_is_not():
    short = replace(curve(), values=np.linspace(0, 300, 5))

    assert charts.marks_within(short, COFFEE) == []


def test_days_far_above_the_curve_are_counted_and_not_drawn():
    # The curve's top is 2; three times as much is drawn.
    wild = curve(most=20)

    assert (charts.curve_top(wild), charts.days_outside(wild)) == (6, 1)
    figure = checked(charts.dose_response(wild, BANDS, COFFEE, str))
    assert trace(figure, "days")["y"] == [1, 0]


def test_days_beyond_the_curve_are_counted_and_not_drawn():
    slip = replace(curve(), days=np.array([[90.0, 1, 7], [9000, 1, 1]]))

    assert charts.days_outside(slip) == 1
    assert trace(checked(charts.dose_response(slip, BANDS, COFFEE, str)), "days")["x"] == [90]


def test_a_wild_band_stays_a_number():
    wild = replace(curve(), high=np.full(5, 1e6))

    assert checked(charts.dose_response(wild, BANDS, COFFEE, str))


def test_the_curves_table_has_a_few_values_with_their_unit():
    table = charts.curve_table(curve(), COFFEE, str)

    assert table.rows[0] == ("0 mg", "1", "0.5 – 2")
    assert table.rows[-1] == ("450 mg", "2", "1 – 4")


def test_each_lag_is_an_interval_and_the_one_tested_is_filled():
    links = [link(0, preset=True), link(1, 1.0, 0.9, 1.1)]
    figure = checked(charts.day_by_day(links, COFFEE, str))

    first, second = figure["data"]
    assert (first["y"], second["y"]) == ([1.1, 1.2, 1.4], [0.9, 1.0, 1.1])
    fills = [part["marker"]["color"][1] for part in figure["data"]]
    assert fills == ["var(--clay)", "var(--card)"]


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (COFFEE, ["same day", "1 day<br>before", "5 days<br>before"]),
        (SLEEP, ["the night<br>before", "1 night<br>earlier", "5 nights<br>earlier"]),
    ],
)
def test_lags_are_named_by_what_came_before(factor, words):
    figure = checked(charts.day_by_day([link(0), link(1), link(5)], factor, str))

    assert figure["layout"]["xaxis"]["ticktext"] == words


def test_the_lags_table_says_what_stands_out_and_what_was_tested():
    links = [link(0, preset=True), link(1, 1.0, 0.9, 1.1)]
    table = charts.lag_table(links, ["the same day", "the day before"], str)

    assert table.rows == (
        ("the same day", "×1.2", "1.1 – 1.4", "yes", "yes"),
        ("the day before", "×1", "0.9 – 1.1", "no", "no"),
    )


def test_one_wild_interval_does_not_squeeze_the_others():
    figure = checked(charts.day_by_day([link(0, 1, 1e-6, 1e6)], COFFEE, str))

    low, high = figure["layout"]["yaxis"]["range"]
    assert (10**low, 10**high) == pytest.approx((1 / 8, 8))


def test_an_own_name_holds_no_markup():
    own = replace(COFFEE, slug="own_x", label=MARKUP, unit=MARKUP)

    figure = checked(charts.dose_response(curve(), BANDS, own, str))
    assert MARKUP not in str(figure)
