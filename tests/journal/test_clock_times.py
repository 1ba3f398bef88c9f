"""Clock times, as they were entered."""

from datetime import timedelta

import pytest

from tests.builders import TODAY, YESTERDAY, bout, moment
from twitchlog.catalogue import BY_SLUG
from twitchlog.database import writing
from twitchlog.journal.clock_times import Began, Taken, starts, timed_readings
from twitchlog.journal.episodes import delete_episode, log_episode
from twitchlog.journal.readings import delete_reading, log_reading, set_statement

pytestmark = pytest.mark.usefixtures("stage")
COFFEE = BY_SLUG["caffeine_mg"]
MORNING = moment("2026-03-18 08:10")


def test_a_bout_begins_on_its_own_clock(owner):
    log_episode(owner, bout("2026-03-18 01:30"))

    assert starts(owner) == [Began(YESTERDAY, moment("2026-03-18 01:30"), 60)]


def test_deleted_bouts_did_not_begin(owner):
    delete_episode(owner, log_episode(owner, bout()))

    assert starts(owner) == []


def test_a_reading_has_its_time_and_value(owner):
    log_reading(owner, COFFEE, 90, MORNING)

    assert timed_readings(owner) == {"caffeine_mg": [Taken(TODAY, MORNING, 60, 90)]}


def test_statements_and_deleted_readings_have_no_time(owner):
    delete_reading(owner, log_reading(owner, COFFEE, 90, MORNING))
    with writing() as session:
        set_statement(session, owner, TODAY, "caffeine_mg", 200)

    assert timed_readings(owner) == {}


def test_only_the_days_asked_for_are_read(owner):
    log_episode(owner, bout())
    log_reading(owner, COFFEE, 90, MORNING)
    before = TODAY - timedelta(days=1)

    assert starts(owner, last=before) == []
    assert timed_readings(owner, last=before) == {}


def test_a_stranger_sees_nothing(owner, stranger):
    log_episode(owner, bout())
    log_reading(owner, COFFEE, 90, MORNING)

    assert starts(stranger) == []
    assert timed_readings(stranger) == {}
