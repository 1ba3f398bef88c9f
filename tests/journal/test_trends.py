"""Counts over spans of days, against bouts that can be counted by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from twitchlog.journal import check_in, episodes, trends
from twitchlog.journal.trends import DayCount, HourCount, SiteCount, TypeCount, WeekCount
from twitchlog.records import CheckIn, EpisodeEntry, EpisodeFilter, Settings, Site

MONDAY = date(2026, 3, 2)
SUNDAY = MONDAY + timedelta(days=6)
EVER = (date(1900, 1, 1), date(2100, 12, 31))
CALF = Site("calf", "left")


@pytest.fixture(autouse=True)
def inside(app, noon):
    with app.app_context():
        yield


@pytest.fixture
def owner(owner):
    """The owner, in a place where local time is UTC."""
    return replace(owner, settings=Settings(zone="UTC"))


def bout(owner, day, hour=12, *, type="fasciculation", sites=(CALF,), hours_ahead=0):
    """A bout at an hour of the wall clock on a calendar day."""
    zone = timezone(timedelta(hours=hours_ahead))
    at = datetime(day.year, day.month, day.day, hour, 30, tzinfo=zone)
    return episodes.log_episode(owner, EpisodeEntry(type=type, sites=sites, started_at=at))


def none(owner, day):
    check_in.save_check_in(owner, day, CheckIn(none=True))


def days_from(first, *places):
    return [first + timedelta(days=place) for place in places]


def test_tracked_days_have_bouts_or_were_said_to_be_without(owner):
    bout(owner, MONDAY)
    bout(owner, MONDAY)
    none(owner, SUNDAY)

    assert trends.tracked_days(owner, MONDAY, SUNDAY) == [DayCount(MONDAY, 2), DayCount(SUNDAY, 0)]


def test_a_day_that_was_only_noted_upon_is_not_tracked(owner):
    check_in.save_check_in(owner, MONDAY, CheckIn(note="tired", changed={"stress": 3}))

    assert trends.tracked_days(owner, MONDAY, SUNDAY) == []


def test_both_ends_of_the_span_count_and_nothing_beyond(owner):
    for day in days_from(MONDAY, -1, 0, 6, 7):
        bout(owner, day)

    assert [count.day for count in trends.tracked_days(owner, MONDAY, SUNDAY)] == [MONDAY, SUNDAY]


def test_a_deleted_bout_does_not_count(owner):
    episodes.delete_episode(owner, bout(owner, MONDAY))

    assert trends.tracked_days(owner, *EVER) == []
    assert trends.types_by_day(owner, *EVER) == []
    assert trends.sites(owner, *EVER) == []
    assert trends.hours(owner, *EVER) == []


def test_a_strangers_bouts_do_not_count(owner, stranger):
    bout(stranger, MONDAY)
    none(stranger, SUNDAY)

    assert trends.tracked_weeks(owner, *EVER) == []
    assert trends.first_tracked_day(owner) is None
    assert trends.days_with_episodes(owner, *EVER) == 0
    assert trends.types_by_week(owner, *EVER) == []
    assert trends.sites(owner, *EVER) == []
    assert trends.hours(owner, *EVER) == []


def test_the_first_tracked_day_may_be_one_without_bouts(owner):
    bout(owner, SUNDAY)
    none(owner, MONDAY)

    assert trends.first_tracked_day(owner) == MONDAY


def test_weeks_add_up_their_days(owner):
    bout(owner, MONDAY)
    bout(owner, SUNDAY)
    bout(owner, SUNDAY)
    none(owner, MONDAY + timedelta(days=7))

    assert trends.tracked_weeks(owner, *EVER) == [
        WeekCount(MONDAY, 3, 2),
        WeekCount(MONDAY + timedelta(days=7), 0, 1),
    ]


@pytest.mark.parametrize(
    ("starts_on", "day", "week"),
    [
        (0, date(1969, 12, 31), date(1969, 12, 29)),
        (6, date(2026, 3, 1), date(2026, 3, 1)),
        (6, date(2026, 3, 7), date(2026, 3, 1)),
        (2, date(2026, 3, 3), date(2026, 2, 25)),
        (0, date(1900, 1, 1), date(1900, 1, 1)),
    ],
)
def test_weeks_start_on_their_owners_day(owner, starts_on, day, week):
    owner = replace(owner, settings=replace(owner.settings, week_starts_on=starts_on))
    bout(owner, day)

    assert trends.tracked_weeks(owner, *EVER) == [WeekCount(week, 1, 1)]


def test_days_with_episodes_are_counted_once(owner):
    for day in days_from(MONDAY, 0, 0, 3):
        bout(owner, day)

    assert trends.days_with_episodes(owner, MONDAY, SUNDAY) == 2


def test_types_by_day(owner):
    bout(owner, MONDAY, type="cramp")
    bout(owner, MONDAY, type="cramp")
    bout(owner, SUNDAY, type="tremor")

    assert sorted(trends.types_by_day(owner, MONDAY, SUNDAY)) == [
        TypeCount(MONDAY, "cramp", 2),
        TypeCount(SUNDAY, "tremor", 1),
    ]


def test_types_by_week(owner):
    bout(owner, MONDAY, type="cramp")
    bout(owner, SUNDAY, type="cramp")

    assert trends.types_by_week(owner, MONDAY, SUNDAY) == [TypeCount(MONDAY, "cramp", 2)]


def test_sites_are_counted_by_side(owner):
    bout(owner, MONDAY, sites=(CALF, Site("calf", "right"), Site("thumb", "left")))
    bout(owner, MONDAY)

    assert sorted(trends.sites(owner, MONDAY, SUNDAY)) == [
        SiteCount("calf", "left", 2),
        SiteCount("calf", "right", 1),
        SiteCount("thumb", "left", 1),
    ]


@pytest.mark.parametrize(
    ("hour", "hours_ahead"), [(22, 0), (22, 2), (0, 9), (23, -8), (13, 14), (5, -12)]
)
def test_hours_are_those_of_the_wall_clock(owner, hour, hours_ahead):
    bout(owner, MONDAY, hour, hours_ahead=hours_ahead)

    (count,) = trends.hours(owner, *EVER)
    assert (count.hour, count.episodes) == (hour, 1)


def test_the_small_hours_belong_to_the_evening_before(owner):
    bout(owner, MONDAY, 1)

    assert trends.hours(owner, *EVER) == [HourCount(weekday=6, hour=1, episodes=1)]


def test_weekdays_before_1970_are_right(owner):
    bout(owner, date(1969, 12, 29))

    assert trends.hours(owner, *EVER) == [HourCount(weekday=0, hour=12, episodes=1)]


def test_an_instant_is_read_in_utc_and_moved_by_its_offset(owner):
    at = datetime(2026, 3, 2, 23, 45, tzinfo=UTC).astimezone(timezone(timedelta(minutes=345)))
    episodes.log_episode(owner, EpisodeEntry(type="cramp", sites=(CALF,), started_at=at))

    (count,) = trends.hours(owner, *EVER)
    assert count.hour == 5


def test_a_day_whose_bouts_do_not_fit_is_tracked_all_the_same(owner):
    bout(owner, MONDAY, type="cramp")
    bout(owner, MONDAY)
    bout(owner, SUNDAY)
    cramps = EpisodeFilter(type="cramp")

    assert trends.tracked_days(owner, *EVER, cramps) == [DayCount(MONDAY, 1), DayCount(SUNDAY, 0)]
    assert trends.days_with_episodes(owner, *EVER, cramps) == 1


def test_bouts_at_a_region_are_counted_once_with_all_their_sites(owner):
    bout(owner, MONDAY, sites=(CALF, Site("hand", "left")))
    bout(owner, MONDAY, sites=(Site("hand", "right"),))
    calf = EpisodeFilter(region="calf")

    assert [week.episodes for week in trends.tracked_weeks(owner, *EVER, calf)] == [1]
    assert {(s.region, s.episodes) for s in trends.sites(owner, *EVER, calf)} == {
        ("calf", 1),
        ("hand", 1),
    }
