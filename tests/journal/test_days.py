"""Days: three states, and what is known at all."""

from datetime import date, timedelta

import pytest

from tests.builders import TODAY, YESTERDAY, bout, moment
from twitchlog.catalogue import BY_SLUG
from twitchlog.journal.check_in import save_check_in, undo_check_in
from twitchlog.journal.days import strip, summaries, today_of
from twitchlog.journal.episodes import delete_episode, log_episode
from twitchlog.journal.readings import delete_reading, log_reading
from twitchlog.records import CheckIn, DaySummary

pytestmark = pytest.mark.usefixtures("stage")


def test_an_empty_journal_knows_no_day(owner):
    assert summaries(owner) == []


def test_three_states_are_told_apart(owner):
    log_episode(owner, bout())
    save_check_in(owner, YESTERDAY, CheckIn(none=True))
    save_check_in(owner, date(2026, 3, 16), CheckIn(note="away"))

    assert summaries(owner) == [
        DaySummary(day=date(2026, 3, 16), note="away"),
        DaySummary(day=YESTERDAY, tracked="none"),
        DaySummary(day=TODAY, tracked="episodes", episodes=1),
    ]


def test_bouts_are_counted_by_their_day(owner):
    for start in ("2026-03-18 01:30", "2026-03-17 22:00", "2026-03-18 04:00"):
        log_episode(owner, bout(start))

    assert [day.episodes for day in summaries(owner)] == [2, 1]


def test_the_strongest_bout_of_a_day_is_known_where_any_was_rated(owner):
    for strength in (None, 3, 1):
        log_episode(owner, bout(strength=strength))
    log_episode(owner, bout("2026-03-17 22:00"))

    assert [day.strongest for day in summaries(owner)] == [None, 3]


def test_a_day_whose_none_was_taken_back_is_not_known(owner):
    save_check_in(owner, TODAY, CheckIn(none=True))
    save_check_in(owner, TODAY, CheckIn(none=False))

    assert summaries(owner) == []


def test_a_day_whose_only_bout_is_deleted_is_not_known(owner):
    save_check_in(owner, TODAY, CheckIn(none=True))
    delete_episode(owner, log_episode(owner, bout()))

    assert summaries(owner) == []


def test_a_check_in_that_was_undone_leaves_no_day(owner):
    undo_check_in(owner, save_check_in(owner, TODAY, CheckIn(none=True, note="x")))

    assert summaries(owner) == []


def test_zero_is_a_value_and_a_deleted_reading_is_none(owner):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 0.0}))
    at = moment("2026-03-17 08:00")
    delete_reading(owner, log_reading(owner, BY_SLUG["caffeine_mg"], 90, at))

    assert summaries(owner) == [DaySummary(day=TODAY, values={"caffeine_mg": 0})]


def test_a_span_holds_both_its_ends(owner):
    for n in range(4):
        save_check_in(owner, TODAY - timedelta(days=n), CheckIn(none=True))
    within = summaries(owner, TODAY - timedelta(days=2), YESTERDAY)

    assert [day.day for day in within] == [TODAY - timedelta(days=2), YESTERDAY]


def test_the_strip_shows_five_days_known_or_not(owner):
    log_episode(owner, bout("2026-03-16 12:00"))
    days = strip(owner, TODAY)

    assert [day.day for day in days] == [TODAY - timedelta(days=n) for n in (4, 3, 2, 1, 0)]
    assert [day.tracked for day in days] == [None, None, "episodes", None, None]


def test_days_of_others_are_not_known(owner, stranger):
    log_episode(owner, bout())
    save_check_in(owner, YESTERDAY, CheckIn(none=True, changed={"sleep_h": 7.0}))

    assert summaries(stranger) == []


def test_today_runs_until_the_day_starts(owner, noon):
    noon(moment("2026-03-19 03:59"))

    assert today_of(owner) == TODAY
