"""When a reminder is due."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import TODAY, YESTERDAY, moment
from twitchlog.journal.reminders import Reminder
from twitchlog.records import Settings
from twitchlog.reminding.due import due_day, moment_on

BERLIN = Settings(zone="Europe/Berlin")
WANTED = Reminder(switched_on=True, hour=20)
AT_EIGHT = moment("2026-03-18 20:00")


def test_a_reminder_is_due_from_its_hour_on_for_an_hour():
    assert due_day(WANTED, BERLIN, AT_EIGHT - timedelta(seconds=1)) is None
    assert due_day(WANTED, BERLIN, AT_EIGHT) == TODAY
    assert due_day(WANTED, BERLIN, AT_EIGHT + timedelta(minutes=59)) == TODAY
    assert due_day(WANTED, BERLIN, AT_EIGHT + timedelta(hours=1)) is None


@pytest.mark.parametrize(
    "unwanted",
    [
        {"switched_on": False},
        {"quiet_on": TODAY},
        {"away_until": TODAY},
        {"settled_on": TODAY},
    ],
)
def test_a_day_on_which_none_is_wanted_has_none(unwanted):
    assert due_day(replace(WANTED, **unwanted), BERLIN, AT_EIGHT) is None


@pytest.mark.parametrize("past", ["quiet_on", "away_until", "settled_on"])
def test_what_was_said_of_yesterday_is_over(past):
    assert due_day(replace(WANTED, **{past: YESTERDAY}), BERLIN, AT_EIGHT) == TODAY


def test_an_hour_before_the_day_starts_belongs_to_the_evening_before():
    at_one = moment("2026-03-19 01:00")

    assert due_day(replace(WANTED, hour=1), BERLIN, at_one) == TODAY
    assert moment_on(TODAY, 1, BERLIN) == at_one


def test_the_hour_is_that_of_the_owners_clock_in_summer_too():
    assert moment_on(date(2026, 7, 1), 20, BERLIN) == moment("2026-07-01 20:00", offset=120)
    tokyo = Settings(zone="Asia/Tokyo")
    assert moment_on(TODAY, 20, tokyo) == moment("2026-03-18 20:00", offset=540)


def test_an_hour_that_the_clocks_skip_is_the_next_one():
    midnight = Settings(zone="Europe/Berlin", day_starts_at=0)

    assert moment_on(date(2026, 3, 29), 2, midnight) == moment("2026-03-29 03:00", offset=120)
