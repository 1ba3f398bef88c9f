"""Which day an instant belongs to, where clocks jump, repeat an hour or skip a day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import moment
from twitchlog import clock

BERLIN = "Europe/Berlin"
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
AWKWARD_ZONES = (
    "UTC",
    BERLIN,
    "Asia/Kolkata",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "America/Havana",
    "Asia/Beirut",
    "Africa/Monrovia",
)
zones = st.sampled_from(AWKWARD_ZONES)
walls = st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)).map(
    lambda wall: wall.replace(second=0, microsecond=0)
)
hours = st.integers(0, 12)


def test_now_is_in_utc_and_whole_seconds(noon):
    noon(moment("2026-03-18 13:00:07.9"))

    assert clock.now() == datetime(2026, 3, 18, 12, 0, 7, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


@pytest.mark.parametrize(
    ("wall", "starts_at", "day"),
    [
        ("2026-03-18 01:30", 4, date(2026, 3, 17)),
        ("2026-03-18 03:59:59", 4, date(2026, 3, 17)),
        ("2026-03-18 04:00", 4, date(2026, 3, 18)),
        ("2026-03-18 23:59:59", 4, date(2026, 3, 18)),
        ("2026-03-18 00:00", 0, date(2026, 3, 18)),
        ("2026-03-17 23:59:59", 0, date(2026, 3, 17)),
        ("2028-03-01 01:30", 4, date(2028, 2, 29)),
        ("2026-03-01 01:30", 4, date(2026, 2, 28)),
        ("1900-03-01 01:30", 4, date(1900, 2, 28)),
        ("2026-01-01 01:30", 4, date(2025, 12, 31)),
        ("2026-03-18 11:59", 12, date(2026, 3, 17)),
    ],
)
def test_a_time_before_the_day_starts_belongs_to_the_day_before(wall, starts_at, day):
    assert clock.local_day(moment(wall), starts_at) == day


def test_the_day_is_read_off_the_wall_clock_of_the_instant():
    instant = moment("2026-03-18 05:00", 330)

    assert clock.local_day(instant) == date(2026, 3, 18)
    assert clock.local_day(instant.astimezone(UTC)) == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        (BERLIN, "2026-03-18T13:00:00+01:00"),
        ("Asia/Kolkata", "2026-03-18T17:30:00+05:30"),
        ("America/St_Johns", "2026-03-18T09:30:00-02:30"),
        ("Pacific/Kiritimati", "2026-03-19T02:00:00+14:00"),
    ],
)
def test_an_instant_stands_on_the_wall_clock_of_a_zone(zone, text):
    assert clock.at_zone(datetime(2026, 3, 18, 12, tzinfo=UTC), zone).isoformat() == text


def test_an_instant_stands_on_a_wall_clock_of_an_offset():
    local = clock.at_offset(datetime(2026, 3, 18, 12, tzinfo=UTC), -150)

    assert (local.isoformat(), clock.offset_minutes(local)) == ("2026-03-18T09:30:00-02:30", -150)


def test_a_time_that_the_clocks_skipped_is_refused():
    with pytest.raises(clock.NoSuchTime, match="2026-03-29 02:30"):
        clock.from_wall_clock(datetime(2026, 3, 29, 2, 30), BERLIN)


@pytest.mark.parametrize(
    ("wall", "text"),
    [
        (datetime(2026, 3, 29, 1, 59), "2026-03-29T01:59:00+01:00"),
        (datetime(2026, 3, 29, 3, 0), "2026-03-29T03:00:00+02:00"),
    ],
)
def test_the_minutes_around_the_skipped_hour_exist(wall, text):
    assert clock.from_wall_clock(wall, BERLIN).isoformat() == text


@pytest.mark.parametrize(
    ("later", "text"), [(False, "2026-10-25T02:30:00+02:00"), (True, "2026-10-25T02:30:00+01:00")]
)
def test_of_a_time_that_comes_twice_the_first_is_meant_unless_the_later_is(later, text):
    twice = clock.from_wall_clock(datetime(2026, 10, 25, 2, 30), BERLIN, later=later)

    assert twice.isoformat() == text


def test_no_time_exists_on_a_day_that_a_zone_skipped():
    for hour in range(24):
        with pytest.raises(clock.NoSuchTime):
            clock.from_wall_clock(datetime(2011, 12, 30, hour), "Pacific/Apia")


def test_half_an_hour_is_skipped_on_lord_howe_island():
    with pytest.raises(clock.NoSuchTime):
        clock.from_wall_clock(datetime(2026, 10, 4, 2, 15), "Australia/Lord_Howe")
    assert clock.from_wall_clock(datetime(2026, 10, 4, 2, 30), "Australia/Lord_Howe")


@pytest.mark.parametrize("name", ["", "Europe", "Berlin", "../etc/passwd", "x" * 20_000, "a\nb"])
def test_an_unknown_zone_is_named(name):
    with pytest.raises(clock.UnknownZone):
        clock.zone_named(name)


def test_zones_are_offered_that_name_a_place():
    names = clock.zone_names()

    assert BERLIN in names
    assert [name for name in names if "/" not in name or name.startswith("Etc/")] == []
    assert names == tuple(sorted(set(names)))


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-03-18 03:59", date(2026, 3, 17)),
        ("2026-03-18 04:00", date(2026, 3, 18)),
    ],
)
def test_today_is_the_day_that_is_running(noon, instant, day):
    noon(moment(instant))

    assert clock.today(BERLIN) == day


def test_today_depends_on_where_one_is(noon):
    noon(datetime(2026, 3, 18, 12, tzinfo=UTC))

    assert clock.today("Pacific/Kiritimati", 0) == date(2026, 3, 19)
    assert clock.today("America/Los_Angeles") == date(2026, 3, 18)


def test_days_between_hold_both_ends_and_the_leap_day():
    days = clock.days_between(date(2028, 2, 28), date(2028, 3, 1))

    assert days == [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]
    assert clock.days_between(date(2026, 3, 2), date(2026, 3, 1)) == []


@given(walls, zones, st.booleans())
def test_a_wall_clock_time_that_exists_is_shown_again(wall, zone, later):
    try:
        instant = clock.from_wall_clock(wall, zone, later=later)
    except clock.NoSuchTime:
        return
    stored = clock.at_offset(instant.astimezone(UTC), clock.offset_minutes(instant))

    assert stored.replace(tzinfo=None) == wall
    assert stored == instant


@given(walls, zones)
def test_the_later_of_two_is_never_the_earlier(wall, zone):
    try:
        first = clock.from_wall_clock(wall, zone)
        second = clock.from_wall_clock(wall, zone, later=True)
    except clock.NoSuchTime:
        return

    assert first <= second <= first + timedelta(days=1)


@given(walls, zones, hours)
def test_every_instant_belongs_to_one_day(wall, zone, starts_at):
    instant = clock.at_zone(wall.replace(tzinfo=UTC), zone)
    day = clock.local_day(instant, starts_at)
    begins = datetime.combine(day, time(starts_at))

    assert begins <= instant.replace(tzinfo=None) < begins + timedelta(days=1)
