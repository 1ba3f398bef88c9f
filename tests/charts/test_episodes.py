"""Episodes over time, drawn."""

from datetime import date

from tests.charts.stage import FIRST, MARKUP, checked, daily, event, trace, weekly
from twitchlog.charts import episodes


def by_day(text, **more):
    return checked(episodes.by_day(daily(text), str, **more))


def test_a_gap_is_hatched_and_never_a_bar():
    drawn = by_day("20.1")

    assert trace(drawn, "episodes a day")["y"] == [2, 0, None, 1]
    assert trace(drawn, "not tracked")["x"] == ["2026-03-04 00:00"]
    assert trace(drawn, "not tracked")["marker"]["pattern"]["shape"] == "/"


def test_days_of_a_gap_make_one_bar_as_wide_as_they_are():
    gap = trace(by_day("2..1"), "not tracked")

    assert (gap["x"], gap["width"]) == (["2026-03-03 12:00"], [2 * 86_400_000])


def test_no_line_crosses_a_gap():
    mean = trace(by_day("1111.1111"), "7-day mean")

    assert mean["y"] == [None, None, None, 1, None, 1, 1, 1, 1]
    assert mean["connectgaps"] is False


def test_a_journal_without_gaps_has_no_hatching():
    assert "not tracked" not in [part["name"] for part in by_day("11")["data"]]


def test_today_stands_apart_while_it_runs():
    drawn = by_day("11", running=(date(2026, 3, 4), 3))

    assert trace(drawn, "today so far")["y"] == [3]
    assert trace(drawn, "episodes a day")["y"] == [1, 1]
    assert drawn["layout"]["xaxis"]["range"][1] == "2026-03-04 12:00"
    assert drawn["layout"]["yaxis"]["range"][1] > 3


def test_events_are_numbered_in_order():
    known = [event(1), event(9, "flu", "illness"), event(12, "knee", "Physio")]
    marks = trace(by_day("1" * 20, events=known), "dated events")

    assert marks["text"] == ["1", "2", "3"]
    assert marks["x"] == ["2026-03-03", "2026-03-11", "2026-03-14"]
    assert marks["hovertext"][1:] == ["Illness: flu", "Physio: knee"]


def test_events_close_together_do_not_cover_each_other():
    near = trace(by_day("1" * 30, events=[event(1), event(2), event(20)]), "dated events")

    assert near["y"] == [0.93, 0.83, 0.93]


def test_an_events_words_hold_no_markup():
    drawn = by_day("1", events=[event(0, MARKUP, dose="<i>")])

    words = trace(drawn, "dated events")["hovertext"][0]
    assert words.endswith("&lt;b&gt;5 &amp; 6&lt;/b&gt;, &lt;i&gt;")


def test_weeks_are_broken_where_they_were_not_tracked():
    drawn = checked(episodes.by_week(weekly((7, 7), None, (14, 7)), str))

    assert trace(drawn, "mean of a week")["y"] == [1, None, 2]
    assert trace(drawn, "mean of a week")["x0"] == "2026-03-05"  # its middle
    assert trace(drawn, "not tracked")["width"] == [7 * 86_400_000]


def test_the_year_is_left_to_the_axis_where_spans_are_long():
    short = by_day("1")["layout"]["xaxis"]["tickformat"]
    long = checked(episodes.by_week(weekly(*[(1, 7)] * 200), str))["layout"]["xaxis"]["tickformat"]

    assert (short, long) == ("%-d %b\n%Y", "%Y")


def test_words_are_translated():
    drawn = episodes.by_day(daily("1."), str.upper, running=(FIRST, 1), events=[event(0)])

    names = [part["name"] for part in drawn["data"]]
    assert names == [name.upper() for name in names]
