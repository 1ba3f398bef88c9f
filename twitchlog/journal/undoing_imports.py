"""Taking back a whole import; what was written anew since stays, and is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.database import db, writing
from twitchlog.journal.batches import day_words, event_words, own_batch
from twitchlog.journal.factors import own_factors
from twitchlog.journal.undoing import restore_none
from twitchlog.models import (
    CardChoiceRow,
    DayRow,
    Episode,
    Event,
    ImportBatch,
    ImportedRow,
    OwnFactor,
    Reading,
    Serving,
    SuspicionRow,
    User,
)
from twitchlog.records import DayStatement, EventRecord, Owner

AT_ONCE = 500  # keys in one statement: databases take only so many
Kind = Literal["episode", "statement", "day", "event", "own_factor"]


@dataclass(frozen=True, slots=True)
class Kept:
    """Something of an import that stays, because it was written anew or is in use.

    word  its type, its factor, its label, or ""
    """

    kind: Kind
    day: date | None
    word: str = ""


def kept_of(owner: Owner, batch_id: int) -> list[Kept]:
    """What undoing an import would leave as it is now. Raises NotThere."""
    session = db.session()
    own_batch(session, owner, batch_id)
    return [found for found, _row in _looked_at(session, owner, batch_id) if found is not None]


def undo_import(owner: Owner, batch_id: int) -> list[Kept]:
    """Take back an import and return what stays; one that was undone stays undone.

    Settings that it took over stay, and so does what was said apart from days. Raises NotThere.
    """
    with writing() as session:
        batch = own_batch(session, owner, batch_id)
        if batch.undone_at is not None:
            return []
        _remove_bouts(session, owner, batch)
        timed = delete(Reading).where(Reading.owner_id == owner.id, Reading.import_id == batch_id)
        session.execute(timed)
        kept = []
        statements = []
        for found, row in _looked_at(session, owner, batch_id):
            if found is not None:
                kept.append(found)
            elif isinstance(row, Reading):
                statements.append(row.id)
            elif isinstance(row, tuple):
                _put_back(session, owner, *row)
            elif row is not None:
                session.delete(row)
        for first in range(0, len(statements), AT_ONCE):
            keys = statements[first : first + AT_ONCE]
            session.execute(delete(Reading).where(Reading.id.in_(keys)))
        batch.undone_at = clock.now()
        return kept


def _remove_bouts(session: Session, owner: Owner, batch: ImportBatch) -> None:
    """Bouts that were never changed go for good: their file can be imported again."""
    imported = (
        Episode.owner_id == owner.id,
        Episode.import_id == batch.id,
        Episode.version == 1,
    )
    ended = session.scalars(
        select(Episode.day).where(*imported, Episode.ended_none == 1).distinct()
    )
    days = ended.all()
    session.execute(delete(Episode).where(*imported))
    for day in days:
        restore_none(session, owner.id, day)


def _looked_at(session: Session, owner: Owner, batch_id: int) -> Iterator[tuple[Kept | None, Any]]:
    """Each thing that came in: why it stays, or else the row to remove or the day to put back."""
    yield from _bouts(session, owner, batch_id)
    rows = session.scalars(select(ImportedRow).where(ImportedRow.batch_id == batch_id)).all()
    by_kind: dict[str, list[ImportedRow]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    yield from _statements(session, owner, by_kind.get("statement", []))
    yield from _days(session, owner, by_kind.get("day", []))
    yield from _events(session, owner, by_kind.get("event", []))
    yield from _own_factors(session, owner, by_kind.get("own_factor", []), batch_id)


def _bouts(session: Session, owner: Owner, batch_id: int) -> Iterator[tuple[Kept, None]]:
    changed = select(Episode.day, Episode.type).where(
        Episode.owner_id == owner.id,
        Episode.import_id == batch_id,
        Episode.version != 1,
        Episode.deleted_at.is_(None),
    )
    for row in session.execute(changed.order_by(Episode.day)):
        yield Kept("episode", row.day, row.type), None


def _statements(
    session: Session, owner: Owner, rows: list[ImportedRow]
) -> Iterator[tuple[Kept | None, Reading]]:
    if not rows:
        return
    stated = session.scalars(
        select(Reading).where(Reading.owner_id == owner.id, Reading.at.is_(None))
    )
    now = {f"{one.day} {one.factor}": one for one in stated}
    for row in rows:
        if row.key in now:
            one = now[row.key]
            same = one.value == json.loads(row.after)
            yield None if same else Kept("statement", one.day, one.factor), one


def _days(
    session: Session, owner: Owner, rows: list[ImportedRow]
) -> Iterator[tuple[Kept | None, tuple[date, str | None]]]:
    for row in rows:
        day = date.fromisoformat(row.key)
        said = session.get(DayRow, (owner.id, day))
        now = said and day_words(DayStatement(day=day, none=said.none, note=said.note))
        if now is not None:
            yield None if now == row.after else Kept("day", day), (day, row.before)


def _put_back(session: Session, owner: Owner, day: date, before: str | None) -> None:
    """Let a day say what it said before the import."""
    row = session.get(DayRow, (owner.id, day))
    if row is not None and before is None:
        session.delete(row)
    elif row is not None and before is not None:
        told = json.loads(before)
        row.none, row.note = told["none"], told["note"]


def _events(
    session: Session, owner: Owner, rows: list[ImportedRow]
) -> Iterator[tuple[Kept | None, Event]]:
    for row in rows:
        event = session.scalar(
            select(Event).where(Event.owner_id == owner.id, Event.public_id == row.key)
        )
        if event is not None:
            same = event_words(_record(event)) == row.after
            yield None if same else Kept("event", event.day, event.label), event


def _record(row: Event) -> EventRecord:
    return EventRecord(
        id=row.public_id, day=row.day, kind=row.kind, label=row.label, dose=row.dose, note=row.note
    )


def _own_factors(
    session: Session, owner: Owner, rows: list[ImportedRow], batch_id: int
) -> Iterator[tuple[Kept | None, OwnFactor]]:
    """Last, for what is taken back before no longer uses them."""
    now = {own.slug: own for own in own_factors(owner)} if rows else {}
    for row in rows:
        if row.key in now:
            same = json.dumps(asdict(now[row.key])) == row.after
            stays = not same or _in_use(session, owner, row.key, batch_id)
            own = session.scalars(
                select(OwnFactor).where(OwnFactor.owner_id == owner.id, OwnFactor.slug == row.key)
            ).one()
            yield Kept("own_factor", None, own.label) if stays else None, own


def _in_use(session: Session, owner: Owner, slug: str, batch_id: int) -> bool:
    """Whether anything else speaks of a factor than the import itself."""
    statements = select(ImportedRow.key, ImportedRow.after).where(
        ImportedRow.batch_id == batch_id, ImportedRow.kind == "statement"
    )
    came = {row.key: json.loads(row.after) for row in session.execute(statements)}
    readings = select(Reading.day, Reading.at, Reading.value, Reading.import_id).where(
        Reading.owner_id == owner.id, Reading.factor == slug, Reading.deleted_at.is_(None)
    )
    for one in session.execute(readings):
        own_statement = one.at is None and came.get(f"{one.day} {slug}") == one.value
        if one.import_id != batch_id and not own_statement:
            return True
    chosen = slug in session.get_one(User, owner.id).factors
    tables = (Serving, SuspicionRow, CardChoiceRow)
    said = any(
        session.scalar(
            select(table.factor).where(table.owner_id == owner.id, table.factor == slug).limit(1)
        )
        for table in tables
    )
    return chosen or said
