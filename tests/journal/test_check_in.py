"""The check-in: written in one piece, undone in one piece."""

import pytest

from tests.builders import TODAY, YESTERDAY, bout, moment
from twitchlog.catalogue import BY_SLUG, OutOfRange
from twitchlog.journal.check_in import HasEpisodes, save_check_in, undo_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.listing import day_of
from twitchlog.journal.missing import NotThere
from twitchlog.journal.readings import log_reading
from twitchlog.records import Addition, CheckIn

pytestmark = pytest.mark.usefixtures("stage")
CAFFEINE = BY_SLUG["caffeine_mg"]
NOON = moment("2026-03-18 13:00")
COFFEE = Addition(factor="caffeine_mg", value=90, at=NOON)


def values(owner, day=TODAY):
    return day_of(owner, day).summary.values


def save(owner, day=TODAY, nonce=None, **said):
    return save_check_in(owner, day, CheckIn(**said), nonce)


def test_values_note_and_none_are_saved_together(owner):
    save(owner, changed={"sleep_h": 7.5, "stress": 0.0}, note="quiet", none=True)
    day = day_of(owner, TODAY)

    assert day.summary.values == {"sleep_h": 7.5, "stress": 0}
    assert (day.summary.note, day.summary.tracked) == ("quiet", "none")
    assert day.stated == {"sleep_h", "stress"}


def test_what_a_check_in_leaves_open_stays(owner):
    save(owner, changed={"sleep_h": 7.5}, note="quiet", none=True)
    save(owner, changed={"stress": 2.0})
    day = day_of(owner, TODAY).summary

    assert (day.values, day.note, day.tracked) == ({"sleep_h": 7.5, "stress": 2}, "quiet", "none")


def test_a_statement_taken_back_is_not_zero(owner):
    save(owner, changed={"sleep_h": 7.5})
    save(owner, changed={"sleep_h": None})

    assert values(owner) == {}


def test_a_day_with_bouts_is_not_one_of_none_and_nothing_is_written(owner):
    log_episode(owner, bout())

    with pytest.raises(HasEpisodes):
        save(owner, changed={"sleep_h": 7.5}, note="x", none=True)
    assert values(owner) == {}


def test_a_value_out_of_range_writes_nothing(owner):
    with pytest.raises(OutOfRange):
        save(owner, changed={"sleep_h": 7.5, "stress": 11.0}, none=True)
    assert day_of(owner, TODAY).summary.tracked is None


def test_a_form_sent_twice_is_written_once(owner):
    assert save(owner, nonce="abc", addition=COFFEE) == "abc"
    save(owner, nonce="abc", addition=COFFEE)

    assert values(owner) == {"caffeine_mg": 90}


def test_a_quick_addition_raises_the_statement(owner):
    save(owner, changed={"caffeine_mg": 100.0})
    save(owner, addition=COFFEE)

    assert values(owner) == {"caffeine_mg": 190}


def test_a_quick_addition_without_a_statement_adds_up(owner):
    save(owner, addition=COFFEE)
    save(owner, addition=COFFEE)

    assert values(owner) == {"caffeine_mg": 180}
    assert day_of(owner, TODAY).stated == frozenset()


def test_on_an_earlier_day_an_addition_counts_for_the_day_as_a_whole(owner):
    log_reading(owner, CAFFEINE, 40, moment("2026-03-17 08:00"))
    save(owner, YESTERDAY, addition=Addition(factor="caffeine_mg", value=90))
    save(owner, YESTERDAY, addition=Addition(factor="caffeine_mg", value=90))

    assert values(owner, YESTERDAY) == {"caffeine_mg": 220}
    assert day_of(owner, YESTERDAY).stated == {"caffeine_mg"}


def test_an_addition_that_a_day_cannot_hold_writes_nothing(owner):
    save(owner, YESTERDAY, changed={"caffeine_mg": 4950.0})

    with pytest.raises(OutOfRange):
        save(owner, YESTERDAY, note="x", addition=Addition(factor="caffeine_mg", value=90))
    assert day_of(owner, YESTERDAY).summary.note == ""


def test_a_statement_of_the_same_form_counts_before_its_addition(owner):
    save(owner, changed={"caffeine_mg": 100.0}, addition=COFFEE)

    assert values(owner) == {"caffeine_mg": 190}


def test_undo_puts_everything_back(owner):
    save(owner, changed={"sleep_h": 7.5, "caffeine_mg": 100.0}, note="before", none=True)
    before = day_of(owner, TODAY)
    key = save(
        owner,
        changed={"sleep_h": None, "stress": 4.0, "caffeine_mg": 200.0},
        note="after",
        none=False,
        addition=COFFEE,
    )

    assert day_of(owner, TODAY) != before
    assert undo_check_in(owner, key) == TODAY
    assert day_of(owner, TODAY) == before


def test_undo_leaves_what_the_check_in_did_not_touch(owner):
    key = save(owner, changed={"sleep_h": 7.5})
    save(owner, changed={"stress": 4.0}, note="later")
    undo_check_in(owner, key)
    day = day_of(owner, TODAY).summary

    assert (day.values, day.note) == ({"stress": 4}, "later")


def test_undo_does_not_say_none_over_a_bout(owner):
    save(owner, none=True)
    key = save(owner, none=False)
    log_episode(owner, bout())
    undo_check_in(owner, key)

    assert day_of(owner, TODAY).summary.tracked == "episodes"


def test_after_undo_the_same_form_can_be_saved_again(owner):
    undo_check_in(owner, save(owner, nonce="abc", changed={"sleep_h": 7.5}))
    save(owner, nonce="abc", changed={"sleep_h": 8.0})

    assert values(owner) == {"sleep_h": 8}


def test_undo_works_once(owner):
    key = save(owner, changed={"sleep_h": 7.5})
    undo_check_in(owner, key)
    save(owner, changed={"sleep_h": 8.0})

    assert undo_check_in(owner, key) == TODAY
    assert values(owner) == {"sleep_h": 8}


def test_nobody_undoes_the_check_in_of_another(owner, stranger):
    key = save(owner, changed={"sleep_h": 7.5})

    with pytest.raises(NotThere):
        undo_check_in(stranger, key)
    assert values(owner) == {"sleep_h": 7.5}


def test_the_key_of_a_bout_undoes_no_check_in(owner):
    log_episode(owner, bout(), "abc")

    with pytest.raises(NotThere):
        undo_check_in(owner, "abc")
