"""A typed line in the journal: all of it or nothing, written once, undone in one piece."""

from __future__ import annotations

import pytest

from tests.builders import TODAY, YESTERDAY, bout, moment
from twitchlog.catalogue import OutOfRange
from twitchlog.journal.check_in import HasEpisodes, save_check_in
from twitchlog.journal.missing import NotThere
from twitchlog.journal.portable import records_of
from twitchlog.journal.typed import save_typed, undo_typed
from twitchlog.records import Addition, CheckIn

pytestmark = pytest.mark.usefixtures("stage")
COFFEE = CheckIn(addition=Addition(factor="caffeine_mg", value=90, at=moment("2026-03-18 12:00")))
SLEPT = CheckIn(changed={"sleep_h": 6.5})


def test_bouts_and_values_are_written_together(owner):
    save_typed(owner, [bout(), bout("2026-03-17 22:30")], [(TODAY, COFFEE), (TODAY, SLEPT)])
    found = records_of(owner)

    assert [one.day for one in found.episodes] == [YESTERDAY, TODAY]
    assert {one.factor: one.value for one in found.readings} == {"caffeine_mg": 90, "sleep_h": 6.5}


def test_a_line_sent_twice_is_written_once(owner):
    for _ in range(2):
        save_typed(owner, [bout()], [(TODAY, COFFEE)], nonce="n")

    assert (len(records_of(owner).episodes), len(records_of(owner).readings)) == (1, 1)


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (CheckIn(none=True), HasEpisodes),
        (CheckIn(changed={"sleep_h": 25}), OutOfRange),
    ],
)
def test_all_of_it_or_nothing(owner, said, error):
    with pytest.raises(error):
        save_typed(owner, [bout()], [(TODAY, said)])

    assert records_of(owner).episodes == ()


def test_undoing_puts_everything_back(owner):
    save_check_in(owner, TODAY, CheckIn(none=True, note="calm"))
    before = records_of(owner)
    note = CheckIn(note="more")
    key = save_typed(owner, [bout()], [(TODAY, COFFEE), (TODAY, SLEPT), (TODAY, note)])
    undo_typed(owner, key)

    assert records_of(owner) == before


def test_undoing_twice_changes_nothing_more(owner):
    key = save_typed(owner, [bout()], [])
    undo_typed(owner, key)
    undo_typed(owner, key)

    assert records_of(owner).episodes == ()


def test_what_was_undone_can_be_sent_again(owner):
    key = save_typed(owner, [bout()], [], nonce="n")
    undo_typed(owner, key)
    save_typed(owner, [bout()], [], nonce="n")

    assert len(records_of(owner).episodes) == 1


def test_a_note_is_added_to_the_one_that_stands_there(owner):
    save_check_in(owner, TODAY, CheckIn(note="calm"))
    save_typed(owner, [], [(TODAY, CheckIn(note="a walk"))])

    assert [day.note for day in records_of(owner).days] == ["calm\na walk"]


def test_a_stranger_cannot_undo(owner, stranger):
    key = save_typed(owner, [bout()], [])

    with pytest.raises(NotThere):
        undo_typed(stranger, key)
