"""All figures and tables of one span together."""

from datetime import timedelta

import pytest

from tests.charts.stage import FIRST, checked
from twitchlog.analysis.span import Span
from twitchlog.analysis.trend.details import details_by_day, details_by_week
from twitchlog.analysis.trend.starts import starts_of
from twitchlog.analysis.trends import Factors, Patterns, trends_by_day, trends_by_week
from twitchlog.catalogue import BY_SLUG
from twitchlog.charts import page
from twitchlog.records import Settings

SLEEP, STRESS = BY_SLUG["sleep_h"], BY_SLUG["stress"]
NAMES = {"sleep_h": "Sleep", "stress": "Stress"}
SETTINGS = Settings()
DRAWN = {"episodes", "calendar", "types", "hours", "sites", "clock", "strip", "sleep_h"}


@pytest.fixture
def short():
    """A week with an episode a day, sleep on all days and stress on one."""
    days = [FIRST + timedelta(days=n) for n in range(7)]
    values = {"sleep_h": [(d, 7.0) for d in days], "stress": [(FIRST, 3.0)]}
    factors = Factors([SLEEP, STRESS], values)
    patterns = Patterns([(0, 12, 10)], [("calf", "left", 7)], [(d, "cramp", 1) for d in days])
    span = Span(days[0], days[-1])
    tracked = [(d, 1) for d in days]
    found = trends_by_day(span, tracked, patterns, factors, reaches_back=False)
    bouts = [(d.toordinal(), d.toordinal() * 1440 + 600, 0, None, False) for d in days]
    starts = starts_of(tuple(zip(*bouts, strict=True))[:3], [d.toordinal() for d in days])
    noted = [(FIRST, [("calf", "left")], [7])]
    return found, details_by_day(found, starts, noted, bouts, week_starts_on=0, day_starts_at=4)


@pytest.fixture
def long():
    """Two years with an episode a day."""
    weeks = [(FIRST + timedelta(weeks=n), 7, 7) for n in range(104)]
    factors = Factors([SLEEP], weeks={"sleep_h": [(w[0], 49.0, 7) for w in weeks]})
    patterns = Patterns(
        [(0, 12, 728)], [("calf", "left", 728)], [(w[0], "cramp", 7) for w in weeks]
    )
    span = Span(FIRST, FIRST + timedelta(days=727))
    found = trends_by_week(span, weeks, patterns, factors, with_episodes=700)
    days = [FIRST.toordinal() + n for n in range(728)]
    starts = starts_of((days, [day * 1440 + 600 for day in days], [0] * 728), days)
    return found, details_by_week(found, starts, [(FIRST, [("calf", "left")], [7] * 104)])


def test_a_short_span_has_days_and_a_calendar(short):
    drawn = page.figures(*short, SETTINGS, str)

    assert set(drawn) == DRAWN
    assert all(checked(figure) for figure in drawn.values())


def test_a_long_span_has_the_same_pictures_made_of_weeks(long):
    drawn = page.figures(*long, SETTINGS, str)

    assert set(drawn) == DRAWN | {"waits"}
    assert drawn["episodes"]["data"][0]["name"] == "mean of a week"
    assert all(checked(figure) for figure in drawn.values())


def test_every_figure_has_a_table(short, long):
    for found in (short, long):
        tables = set(page.tables(*found, SETTINGS, NAMES, str))

        assert tables == set(page.TABLES)


def test_a_factor_with_too_few_values_is_left_out(short):
    assert page.tables(*short, SETTINGS, NAMES, str)["factors"].headings[2:] == ("Sleep",)


def test_days_without_episodes_leave_patterns_out():
    span = Span(FIRST, FIRST)
    found = trends_by_day(span, [(FIRST, 0)], Patterns(), Factors(), reaches_back=False)
    starts = starts_of(([], [], []), [FIRST.toordinal()])
    shown = found, details_by_day(found, starts, [], [], week_starts_on=0, day_starts_at=4)

    assert set(page.figures(*shown, SETTINGS, str)) == {"episodes", "calendar"}
    assert page.tables(*shown, SETTINGS, {}, str)["types"].rows == (("2026-03-02", "1"),)


def test_settings_say_where_weeks_and_days_begin(short):
    settings = Settings(week_starts_on=6, day_starts_at=0)

    table = page.tables(*short, settings, NAMES, str)["hours"]

    assert table.headings[1] == "Sun"
    assert table.rows[0][0] == "00:00"


def test_a_long_span_adds_up(long):
    tally = long[0].tally

    assert tally.days == 728
    assert (tally.episodes, tally.tracked, tally.with_episodes) == (728, 728, 700)
