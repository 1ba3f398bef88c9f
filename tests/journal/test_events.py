"""Dated events: written, changed, deleted and brought back."""

from datetime import date

import pytest

from tests.builders import event
from twitchlog.journal.events import (
    add_event,
    change_event,
    delete_event,
    event_of,
    events_of,
    restore_event,
)
from twitchlog.journal.missing import NotThere

pytestmark = pytest.mark.usefixtures("stage")


def test_an_event_is_kept_as_it_was_said(owner):
    said = event("Magnesium", dose="400 mg", note="after\ndinner", kind="our own kind")
    public_id = add_event(owner, said)

    assert event_of(owner, public_id) == event(
        "Magnesium", id=public_id, dose="400 mg", note="after\ndinner", kind="our own kind"
    )


def test_events_stand_newest_first_and_of_one_day_the_last_added_first(owner):
    for label, day in (("a", 3), ("b", 9), ("c", 3)):
        add_event(owner, event(label, day=date(2026, 3, day)))

    assert [one.label for one in events_of(owner)] == ["b", "c", "a"]


def test_a_form_sent_twice_adds_one_event(owner):
    assert add_event(owner, event(), "abc") == add_event(owner, event(), "abc")
    assert len(events_of(owner)) == 1


def test_an_event_is_written_anew(owner):
    public_id = add_event(owner, event())
    changed = event("Vitamin D", id=public_id, day=date(2026, 3, 1), kind="medicine_stop")
    change_event(owner, changed)

    assert events_of(owner) == [changed]


def test_a_deleted_event_is_gone_and_comes_back(owner):
    public_id = add_event(owner, event())
    delete_event(owner, public_id)

    assert events_of(owner) == []
    restore_event(owner, public_id)
    assert [one.id for one in events_of(owner)] == [public_id]


def test_an_event_deleted_or_brought_back_twice_stays_so(owner):
    public_id = add_event(owner, event())
    for act, left in ((delete_event, 0), (restore_event, 1)):
        act(owner, public_id)
        act(owner, public_id)

        assert len(events_of(owner)) == left


@pytest.mark.parametrize(
    "act",
    [event_of, delete_event, restore_event, lambda who, one: change_event(who, event("x", id=one))],
)
def test_the_events_of_others_are_not_there(owner, stranger, act):
    public_id = add_event(owner, event())

    with pytest.raises(NotThere):
        act(stranger, public_id)
    assert [one.label for one in events_of(owner)] == ["Magnesium"]
    assert events_of(stranger) == []
