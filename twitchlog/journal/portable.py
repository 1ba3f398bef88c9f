"""A whole journal at once: read for exports, written by imports."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.database import db, writing
from twitchlog.journal import factors
from twitchlog.journal.bouts import live, record_of
from twitchlog.journal.episodes import columns_of, end_none, sites_of
from twitchlog.journal.events import events_of
from twitchlog.journal.events import new_row as new_event
from twitchlog.journal.nonces import earlier_result, remember
from twitchlog.journal.opinions import take_over
from twitchlog.models import (
    DayRow,
    Episode,
    EpisodeSite,
    OwnFactor,
    Reading,
    Serving,
    User,
    table_of,
)
from twitchlog.opinions import NONE, Opinions
from twitchlog.records import (
    DayStatement,
    EpisodeEntry,
    EpisodeRecord,
    JournalRecords,
    Owner,
    ReadingRecord,
    ServingRecord,
    Settings,
)

BATCH = 500


class AlreadyThere(ValueError):
    """An addition collides with what the journal holds by now."""


def records_of(owner: Owner) -> JournalRecords:
    """Everything in a journal that is not deleted."""
    return JournalRecords(
        settings=owner.settings,
        own_factors=tuple(factors.own_factors(owner)),
        servings=_own_servings(owner),
        episodes=tuple(episodes_of(owner)),
        readings=tuple(readings_of(owner)),
        days=_day_statements(owner),
        events=tuple(sorted(events_of(owner), key=lambda event: (event.day, event.id))),
    )


def episodes_of(
    owner: Owner, first: date | None = None, last: date | None = None
) -> Iterator[EpisodeRecord]:
    """Bouts in order of time, read batch by batch so that any number fits in memory."""
    query = live(owner).order_by(Episode.started_at, Episode.public_id)
    if first is not None:
        query = query.where(Episode.day >= first)
    if last is not None:
        query = query.where(Episode.day <= last)
    rows = db.session.execute(query, execution_options={"yield_per": BATCH})
    for batch in rows.partitions():
        yield from map(record_of, batch)


def readings_of(owner: Owner) -> Iterator[ReadingRecord]:
    """Statements and timed readings by day, time and factor."""
    query = (
        select(Reading.day, Reading.factor, Reading.value, Reading.at, Reading.offset_minutes)
        .where(Reading.owner_id == owner.id, Reading.deleted_at.is_(None))
        .order_by(Reading.day, Reading.at, Reading.factor, Reading.value)
    )
    for row in db.session.execute(query, execution_options={"yield_per": BATCH}):
        at = None if row.at is None else clock.at_offset(row.at, row.offset_minutes)
        yield ReadingRecord(day=row.day, factor=row.factor, value=row.value, at=at)


def _day_statements(owner: Owner) -> tuple[DayStatement, ...]:
    rows = db.session.scalars(
        select(DayRow).where(DayRow.owner_id == owner.id).order_by(DayRow.day)
    )
    return tuple(
        DayStatement(day=row.day, none=row.none, note=row.note)
        for row in rows
        if row.none or row.note
    )


def _own_servings(owner: Owner) -> tuple[ServingRecord, ...]:
    rows = db.session.scalars(
        select(Serving)
        .where(Serving.owner_id == owner.id)
        .order_by(Serving.factor, Serving.position, Serving.id)
    )
    return tuple(
        ServingRecord(factor=row.factor, label=row.label, amount=row.amount) for row in rows
    )


def add_records(
    owner: Owner,
    additions: JournalRecords,
    nonce: str | None = None,
    *,
    settings: Settings | None = None,
    opinions: Opinions = NONE,
) -> None:
    """Write an import's additions, all of them or nothing; a form sent twice writes them once.

    settings  also take over these settings and the additions' servings
    opinions  what was said apart from days that the journal lacks, or of which it gets the day
    Raises AlreadyThere where an addition is there by now.
    """
    # All rows go out together at the end: one by one they would take minutes.
    with writing() as session, session.no_autoflush:
        if earlier_result(session, owner, nonce) is not None:
            return
        remember(session, owner, nonce, "import")
        add_within(session, owner, additions, settings, opinions)


def add_within(
    session: Session,
    owner: Owner,
    additions: JournalRecords,
    settings: Settings | None,
    opinions: Opinions,
    import_id: int | None = None,
) -> None:
    """The same within a transaction. Raises AlreadyThere.

    import_id  of the import that these rows belong to, if it can be undone
    """
    _refuse_present(session, owner, additions)
    if settings is not None:
        _take_over(session, owner, settings, additions.servings)
    session.add_all(factors.new_row(owner, record, record.slug) for record in additions.own_factors)
    _add_episodes(session, owner, additions.episodes, import_id)
    _add_readings(session, owner, additions.readings, import_id)
    for said in additions.days:
        _add_day(session, owner, said)
    for event in additions.events:
        session.add(new_event(owner, event, event.id or secrets.token_urlsafe(9)))
    take_over(session, owner, opinions)


def is_imported(owner: Owner, nonce: str) -> bool:
    """Whether the import of this form is written."""
    return earlier_result(db.session(), owner, nonce) is not None


def _refuse_present(session: Session, owner: Owner, additions: JournalRecords) -> None:
    """Raise AlreadyThere for the first own factor or statement that was made since the preview."""
    slugs = set(session.scalars(select(OwnFactor.slug).where(OwnFactor.owner_id == owner.id)))
    statements = select(Reading.day, Reading.factor).where(
        Reading.owner_id == owner.id, Reading.at.is_(None)
    )
    stated = {(row.day, row.factor) for row in session.execute(statements)}
    for factor in additions.own_factors:
        if factor.slug in slugs:
            raise AlreadyThere(factor.slug)
    for reading in additions.readings:
        if reading.at is None and (reading.day, reading.factor) in stated:
            raise AlreadyThere(f"{reading.day} {reading.factor}")


def _take_over(
    session: Session, owner: Owner, settings: Settings, servings: Iterable[ServingRecord]
) -> None:
    user = session.get_one(User, owner.id)
    user.zone, user.day_starts_at = settings.zone, settings.day_starts_at
    user.volume_unit, user.week_starts_on = settings.volume_unit, settings.week_starts_on
    user.theme, user.language = settings.theme, settings.language or None
    user.factors, user.welcomed = settings.factors, True
    session.add_all(
        Serving(
            owner_id=owner.id,
            factor=serving.factor,
            label=serving.label,
            amount=serving.amount,
            position=position,
        )
        for position, serving in enumerate(servings)
    )


def _add_episodes(
    session: Session, owner: Owner, episodes: Iterable[EpisodeRecord], import_id: int | None
) -> None:
    ids = select(Episode.public_id).where(Episode.owner_id == owner.id)
    taken = set(session.scalars(ids.where(Episode.deleted_at.is_(None))))
    hidden = set(session.scalars(ids.where(Episode.deleted_at.is_not(None))))
    days: set[date] = set()
    rows, places = [], {}
    for record in episodes:
        if record.id in taken:
            raise AlreadyThere(record.id)
        if record.id in hidden:
            _purge(session, owner, record.id)
        entry, public_id = _entry(record), record.id or secrets.token_urlsafe(9)
        row = {
            "owner_id": owner.id,
            "public_id": public_id,
            "day": record.day,
            "recalled": record.recalled,
            "import_id": import_id,
            "ended_none": record.day not in days and end_none(session, owner, record.day),
        }
        rows.append(row | columns_of(entry))
        places[public_id] = sites_of(entry)
        days.add(record.day)
    _insert_bouts(session, owner, rows, places)


def _insert_bouts(
    session: Session,
    owner: Owner,
    rows: list[dict[str, Any]],
    places: Mapping[str, list[dict[str, Any]]],
) -> None:
    """Write new bouts past the models, which would take five times as long; sites go by id."""
    if not rows:
        return
    session.execute(insert(table_of(Episode)), rows)
    keys = select(Episode.id, Episode.public_id).where(Episode.owner_id == owner.id)
    sites = [
        {"episode_id": key, **site}
        for key, public_id in session.execute(keys)
        for site in places.get(public_id, ())
    ]
    if sites:
        session.execute(insert(table_of(EpisodeSite)), sites)


def _purge(session: Session, owner: Owner, public_id: str) -> None:
    """Make room for a bout that was deleted here and now comes back from a file."""
    session.execute(
        delete(Episode).where(Episode.owner_id == owner.id, Episode.public_id == public_id)
    )


def _entry(record: EpisodeRecord) -> EpisodeEntry:
    return EpisodeEntry(
        type=record.type,
        sites=record.sites,
        started_at=record.started_at,
        ended_at=record.ended_at,
        still_going=record.still_going,
        strength=record.strength,
        frequency=record.frequency,
        context=record.context,
        symptoms=record.symptoms,
        note=record.note,
    )


def _add_readings(
    session: Session, owner: Owner, readings: Iterable[ReadingRecord], import_id: int | None
) -> None:
    rows = [
        {
            "owner_id": owner.id,
            "day": reading.day,
            "factor": reading.factor,
            "value": reading.value,
            "at": reading.at,
            "offset_minutes": None if reading.at is None else clock.offset_minutes(reading.at),
            "import_id": None if reading.at is None else import_id,
        }
        # What was said of whole days comes last: no reading of a file is known to have raised it.
        for reading in sorted(readings, key=lambda one: one.at is None)
    ]
    if rows:
        session.execute(insert(table_of(Reading)), rows)


def _add_day(session: Session, owner: Owner, said: DayStatement) -> None:
    row = session.get(DayRow, (owner.id, said.day))
    if row is None:
        session.add(DayRow(owner_id=owner.id, day=said.day, none=said.none, note=said.note))
    else:
        row.none, row.note = said.none, said.note
