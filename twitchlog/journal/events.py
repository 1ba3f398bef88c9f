"""Dated events: medicines, illness, tests, travel. The owner always comes first."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.courses import STOP, running
from twitchlog.database import db, writing
from twitchlog.journal.missing import NotThere
from twitchlog.journal.nonces import earlier_result, remember
from twitchlog.models import Event
from twitchlog.records import EventRecord, Owner
from twitchlog.vocabulary import EVENT_LABELS

MOST_SUGGESTED = 100


def events_of(owner: Owner) -> list[EventRecord]:
    """All dated events, the newest first."""
    rows = db.session.scalars(
        select(Event)
        .where(Event.owner_id == owner.id, Event.deleted_at.is_(None))
        .order_by(Event.day.desc(), Event.id.desc())
    )
    return [_record(row) for row in rows]


def own_kinds(owner: Owner) -> list[str]:
    """The kinds of events that are the owner's own, in the order of the alphabet."""
    used = select(Event.kind).where(Event.owner_id == owner.id, Event.deleted_at.is_(None))
    kinds = set(db.session.scalars(used.distinct())) - EVENT_LABELS.keys()
    return sorted(kinds, key=str.casefold)


def suggestions(events: Iterable[EventRecord]) -> tuple[list[str], list[str]]:
    """The labels and the doses used before, each once, those of the first events first."""
    known = list(events)
    labels = dict.fromkeys(event.label for event in known)
    doses = dict.fromkeys(event.dose for event in known if event.dose)
    return list(labels)[:MOST_SUGGESTED], list(doses)[:MOST_SUGGESTED]


def _record(row: Event) -> EventRecord:
    return EventRecord(
        id=row.public_id,
        day=row.day,
        kind=row.kind,
        label=row.label,
        dose=row.dose,
        note=row.note,
    )


def _own(session: Session, owner: Owner, public_id: str, *, deleted: bool = False) -> Event:
    """The row, deleted ones only when asked for. Raises NotThere."""
    row = session.scalar(
        select(Event).where(Event.owner_id == owner.id, Event.public_id == public_id)
    )
    if row is None or (row.deleted_at is not None and not deleted):
        raise NotThere(public_id)
    return row


def stop_course(owner: Owner, public_id: str, day: date, nonce: str | None = None) -> str | None:
    """Note that the course of a medicine, of which one event is named, stopped on a day.

    Returns the new event's id, or None where it has stopped already. Raises NotThere.
    """
    named = event_of(owner, public_id)
    for course in running(reversed(events_of(owner))):
        if any(event.id == public_id for event in course.events):
            last = max(day, course.events[-1].day)
            stop = replace(named, id="", day=last, kind=STOP, dose="", note="")
            return add_event(owner, stop, nonce)
    return None


def event_of(owner: Owner, public_id: str) -> EventRecord:
    """One event. Raises NotThere."""
    return _record(_own(db.session(), owner, public_id))


def add_event(owner: Owner, event: EventRecord, nonce: str | None = None) -> str:
    """Write an event (its id is made here) and return the id."""
    with writing() as session:
        if (earlier := earlier_result(session, owner, nonce)) is not None:
            return earlier
        public_id = secrets.token_urlsafe(9)
        session.add(new_row(owner, event, public_id))
        remember(session, owner, nonce, public_id)
        return public_id


def new_row(owner: Owner, event: EventRecord, public_id: str) -> Event:
    """A table row for a record."""
    return Event(
        owner_id=owner.id,
        public_id=public_id,
        day=event.day,
        kind=event.kind,
        label=event.label,
        dose=event.dose,
        note=event.note,
    )


def change_event(owner: Owner, event: EventRecord) -> None:
    """Write an event anew. Raises NotThere."""
    with writing() as session:
        row = _own(session, owner, event.id)
        row.day, row.kind, row.label = event.day, event.kind, event.label
        row.dose, row.note = event.dose, event.note


def delete_event(owner: Owner, public_id: str) -> None:
    """Hide an event; it can be brought back for 30 days. Raises NotThere."""
    with writing() as session:
        row = _own(session, owner, public_id, deleted=True)
        row.deleted_at = row.deleted_at or clock.now()


def restore_event(owner: Owner, public_id: str) -> None:
    """Bring a deleted event back. Raises NotThere."""
    with writing() as session:
        _own(session, owner, public_id, deleted=True).deleted_at = None
