"""Types over time, drawn."""

from datetime import date

from tests.charts.stage import checked, event, trace, types
from twitchlog.analysis.patterns import type_series
from twitchlog.analysis.span import Span
from twitchlog.charts.types import by_type


def test_each_type_has_a_row_of_its_own():
    figure = checked(by_type(types(cramp="102", tremor="010"), str))

    rows = {part["yaxis"]: part["y"] for part in figure["data"]}
    assert rows == {"y": [1, 0, 2], "y2": [0, 1, 0]}
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["Cramp", "Shaking"]


def test_rows_share_one_scale():
    layout = checked(by_type(types(cramp="4", tremor="1"), str))["layout"]

    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]


def test_a_gap_is_hatched_through_all_rows():
    figure = checked(by_type(types(cramp="1.1", tremor="0.1"), str))

    assert trace(figure, "not tracked")["yaxis"] == "y3"
    assert figure["layout"]["yaxis3"]["domain"] == [0, 1]
    assert figure["data"][1]["y"] == [1, None, 1]


def test_events_are_marked():
    figure = checked(by_type(types(cramp="11"), str, events=[event(1)]))

    assert trace(figure, "dated events")["x"] == ["2026-03-03"]


def test_events_stand_above_all_bars():
    many = [event(0), event(1), event(2)]
    layout = checked(by_type(types(cramp="111", tremor="111"), str, events=many))["layout"]
    marks = trace(by_type(types(cramp="111", tremor="111"), str, events=many), "dated events")

    mark = 17 / (layout["height"] - 50)
    assert min(marks["y"]) - mark / 2 > layout["yaxis"]["domain"][1]


def test_a_step_of_a_month_stands_in_its_middle():
    span = Span(date(2025, 1, 1), date(2026, 3, 31))
    series = type_series([(date(2025, 2, 10), "cramp", 4)], [(date(2025, 2, 10), 7)], span)

    bars = checked(by_type(series, str))["data"][-1]

    assert bars["x"][1] == "2025-02-14 12:00"
    assert bars["width"][1] == 0.85 * 28 * 86_400_000
