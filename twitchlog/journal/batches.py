"""Imports that can be undone: what came with each, and what it changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.database import db, writing
from twitchlog.journal.missing import NotThere
from twitchlog.journal.nonces import earlier_result, remember
from twitchlog.journal.portable import add_within
from twitchlog.models import DayRow, ImportBatch, ImportedRow, table_of
from twitchlog.opinions import NONE, Opinions
from twitchlog.records import DayStatement, EventRecord, JournalRecords, Owner, Settings

LONGEST_NAME = 200
KINDS = ("episodes", "readings", "days", "events", "own_factors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One import as its owner sees it; counts are of rows added, by kind."""

    id: int
    at: datetime
    name: str
    counts: Mapping[str, int]
    undone_at: datetime | None


def add_import(
    owner: Owner,
    additions: JournalRecords,
    *,
    name: str,
    token: str | None = None,
    settings: Settings | None = None,
    opinions: Opinions = NONE,
) -> None:
    """Write an import, all of it or nothing, so that it can be undone; the same token once.

    settings  also take over these settings and the additions' servings
    opinions  what was said apart from days
    Raises AlreadyThere where an addition is there by now.
    """
    with writing() as session, session.no_autoflush:
        if earlier_result(session, owner, token) is not None:
            return
        remember(session, owner, token, "import")
        counts = {kind: len(getattr(additions, kind)) for kind in KINDS}
        batch = ImportBatch(
            owner_id=owner.id,
            token=token,
            at=clock.now(),
            name=name[:LONGEST_NAME],
            counts=json.dumps(counts),
        )
        session.add(batch)
        session.flush()
        _note(session, owner, batch.id, additions)
        add_within(session, owner, additions, settings, opinions, batch.id)


def imports_of(owner: Owner) -> list[Import]:
    """An owner's imports, the latest first."""
    rows = db.session.scalars(
        select(ImportBatch).where(ImportBatch.owner_id == owner.id).order_by(ImportBatch.id.desc())
    )
    return [_import(owner, row) for row in rows]


def import_of(owner: Owner, batch_id: int) -> Import:
    """One import. Raises NotThere."""
    return _import(owner, own_batch(db.session(), owner, batch_id))


def import_with(owner: Owner, token: str) -> Import:
    """The import that was written from an upload. Raises NotThere."""
    row = db.session.scalar(
        select(ImportBatch).where(ImportBatch.owner_id == owner.id, ImportBatch.token == token)
    )
    if row is None:
        raise NotThere(token)
    return _import(owner, row)


def own_batch(session: Session, owner: Owner, batch_id: int) -> ImportBatch:
    """The row of an import. Raises NotThere."""
    row = session.scalar(
        select(ImportBatch).where(ImportBatch.owner_id == owner.id, ImportBatch.id == batch_id)
    )
    if row is None:
        raise NotThere(str(batch_id))
    return row


def day_words(said: DayStatement) -> str:
    """What was said of a day, as it is kept for comparing."""
    return json.dumps({"none": said.none, "note": said.note})


def event_words(event: EventRecord) -> str:
    """An event, as it is kept for comparing."""
    told = asdict(event) | {"day": event.day.isoformat()}
    del told["id"]
    return json.dumps(told)


def _import(owner: Owner, row: ImportBatch) -> Import:
    return Import(
        id=row.id,
        at=clock.at_zone(row.at, owner.settings.zone),
        name=row.name,
        counts=json.loads(row.counts),
        undone_at=row.undone_at,
    )


def _note(session: Session, owner: Owner, batch_id: int, additions: JournalRecords) -> None:
    rows = [
        {"batch_id": batch_id, "before": None} | row for row in _changes(session, owner, additions)
    ]
    if rows:
        session.execute(insert(table_of(ImportedRow)), rows)


def _changes(session: Session, owner: Owner, additions: JournalRecords) -> Iterator[dict[str, Any]]:
    """What may be written anew later: bouts and timed readings have marks of their own."""
    for reading in additions.readings:
        if reading.at is None:
            key = f"{reading.day} {reading.factor}"
            yield {"kind": "statement", "key": key, "after": json.dumps(reading.value)}
    before = {row.day: row for row in _days(session, owner, additions)}
    for said in additions.days:
        row = before.get(said.day)
        earlier = row and day_words(DayStatement(day=row.day, none=row.none, note=row.note))
        change = {"kind": "day", "key": said.day.isoformat(), "after": day_words(said)}
        yield change | {"before": earlier}
    for event in additions.events:
        yield {"kind": "event", "key": event.id, "after": event_words(event)}
    for own in additions.own_factors:
        yield {"kind": "own_factor", "key": own.slug, "after": json.dumps(asdict(own))}


def _days(session: Session, owner: Owner, additions: JournalRecords) -> Iterator[DayRow]:
    if additions.days:
        yield from session.scalars(select(DayRow).where(DayRow.owner_id == owner.id))
