"""Calendars, drawn."""

from datetime import date

from tests.charts.stage import checked, daily, weekly
from twitchlog.analysis.series import daily_series, month_grid
from twitchlog.analysis.span import Span
from twitchlog.charts import calendar


def of_days(text, week_starts_on=0):
    return checked(calendar.of_days(daily(text), str, week_starts_on))


def cells(drawn):
    return drawn["data"][0]["z"]


def test_a_week_runs_down_and_says_its_numbers():
    drawn = of_days("0123456")

    assert cells(drawn) == [[None], [0], [1], [2], [3], [4], [5], [6]]
    assert drawn["data"][0]["texttemplate"] == "%{z}"
    assert drawn["layout"]["yaxis"]["ticktext"][0] == "Mon"


def test_an_untracked_day_is_no_cell_but_a_stroke():
    drawn = of_days("1.1")

    assert cells(drawn)[2] == [None]
    assert (drawn["data"][1]["x"], drawn["data"][1]["y"]) == ([0], [2])


def test_weeks_start_where_the_owner_wants():
    drawn = of_days("1", week_starts_on=6)

    assert drawn["layout"]["yaxis"]["ticktext"][:2] == ["Sun", "Mon"]
    assert [row[0] for row in cells(drawn)][:3] == [None, None, 1]


def test_a_cell_says_its_day():
    assert of_days("1")["data"][0]["hovertext"][1] == ["Mon 2 Mar 2026"]


def test_months_are_named_where_they_begin():
    heads = of_days("1" * 40)["layout"]["annotations"]

    assert [(head["text"], round(head["x"] + 0.45)) for head in heads] == [("Mar", 0), ("Apr", 4)]


def test_a_year_breaks_into_lines_that_a_phone_can_show():
    drawn = of_days("1" * 365)

    assert len(cells(drawn)[0]) == 14
    assert len(cells(drawn)) == 4 * 8
    assert sum(value is not None for row in cells(drawn) for value in row) == 365


def test_long_journals_show_months_of_years():
    grid = month_grid(weekly((7, 7), (7, 7), (0, 7), (0, 7), (2, 4)))

    drawn = checked(calendar.of_months(grid, str))

    assert cells(drawn)[0][2:4] == [0.5, 0.5]
    assert drawn["data"][0]["text"][0][2] == "0.5"
    assert drawn["data"][0]["hovertext"][0][2] == "Mar 2026, tracked days: 28"
    assert len(drawn["data"][1]["x"]) == 10


def test_the_shade_starts_at_zero_and_needs_four_to_be_deep():
    heat = of_days("12")["data"][0]

    assert (heat["zmin"], heat["zmax"]) == (0, 4)


def test_a_months_name_gives_way_to_the_next_ones():
    days = (date(2026, 3, 30), *(date(2026, 4, n) for n in range(1, 20)))
    series = daily_series([(day, 1) for day in days], Span(days[0], days[-1]))

    heads = checked(calendar.of_days(series, str))["layout"]["annotations"]

    assert [head["text"] for head in heads] == ["Apr"]
