"""Bouts of twitching: log, change, delete, bring back, repeat. The owner always comes first."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, func, insert, literal_column, select, update
from sqlalchemy.orm import Session, selectinload

from twitchlog import clock
from twitchlog.database import db, writing
from twitchlog.journal.bouts import LIVE, record_of
from twitchlog.journal.missing import NotThere
from twitchlog.journal.nonces import claim, earlier_result, remember
from twitchlog.journal.readings import set_statements
from twitchlog.models import DayRow, Episode, EpisodeSite, table_of
from twitchlog.records import EpisodeEntry, EpisodeRecord, Owner, Site

RECALLED_AFTER = timedelta(hours=24)
_episode = Episode.__table__.c
_ONE = LIVE.with_only_columns(_episode.version, *LIVE.selected_columns).where(
    _episode.public_id == bindparam("public_id")
)
_NEW_SITES = insert(table_of(EpisodeSite))
_day = DayRow.__table__.c
_SAID_NONE = select(_day.none).where(
    _day.owner_id == bindparam("owner"), _day.day == bindparam("of")
)
_NEW = (
    insert(table_of(Episode))
    .values(ended_none=func.coalesce(_SAID_NONE.scalar_subquery(), literal_column("0")))
    .returning(_episode.id, _episode.ended_none)
)
_END_NONE = (
    update(table_of(DayRow))
    .where(_day.owner_id == bindparam("owner"), _day.day == bindparam("of"), _day.none == 1)
    .values(none=False)
    .returning(_day.day)
)


class ChangedMeanwhile(RuntimeError):
    """The episode was changed elsewhere since the form was opened."""


def log_episode(
    owner: Owner,
    entry: EpisodeEntry,
    nonce: str | None = None,
    *,
    said_of: date | None = None,
    changed: Mapping[str, float | None] | None = None,
) -> str:
    """Write a bout and return its id; a form sent twice gives the first one's id.

    said_of, changed  the day that the form showed, and whole-day statements made of it
    Raises NotThere for a form sent again after its bout was deleted.
    """
    with writing() as session:
        public_id = secrets.token_urlsafe(9)
        if nonce and not claim(session.connection(), owner, nonce, public_id):
            return own_row(session, owner, earlier_result(session, owner, nonce) or "").public_id
        if said_of is not None:
            set_statements(session, owner, said_of, changed or {})
        _write(session, owner, entry, public_id)
        return public_id


def write_episode(
    session: Session, owner: Owner, entry: EpisodeEntry, nonce: str | None = None
) -> str:
    """Write a bout and what came of its form, inside writing(), and return the bout's id."""
    public_id = secrets.token_urlsafe(9)
    _write(session, owner, entry, public_id)
    remember(session, owner, nonce, public_id)
    return public_id


def _write(session: Session, owner: Owner, entry: EpisodeEntry, public_id: str) -> None:
    """Write a new bout past the models and their session, because logging must be quick."""
    connection = session.connection()
    day = clock.local_day(entry.started_at, owner.settings.day_starts_at)
    row = {
        "owner_id": owner.id,
        "owner": owner.id,
        "of": day,
        "public_id": public_id,
        "day": day,
        "recalled": clock.now() - entry.started_at > RECALLED_AFTER,
    }
    key, ended_none = connection.execute(_NEW, row | columns_of(entry)).one()
    connection.execute(_NEW_SITES, [{"episode_id": key, **site} for site in sites_of(entry)])
    if ended_none:
        end_none(session, owner, day)


def fill(row: Episode, entry: EpisodeEntry) -> None:
    """Put what an entry says into a row."""
    for name, value in columns_of(entry).items():
        setattr(row, name, value)
    row.sites = [EpisodeSite(**site) for site in sites_of(entry)]


def columns_of(entry: EpisodeEntry) -> dict[str, Any]:
    """What an entry says, by column."""
    return {
        "started_at": entry.started_at,
        "offset_minutes": clock.offset_minutes(entry.started_at),
        "ended_at": entry.ended_at,
        "still_going": entry.still_going,
        "type": entry.type,
        "strength": entry.strength,
        "frequency": entry.frequency,
        "context": entry.context,
        "symptoms": entry.symptoms,
        "note": entry.note,
    }


def sites_of(entry: EpisodeEntry) -> list[dict[str, Any]]:
    """An entry's sites, by column."""
    return [
        {"region": site.region, "side": site.side, "position": position}
        for position, site in enumerate(dict.fromkeys(entry.sites))
    ]


def end_none(session: Session, owner: Owner, day: date) -> bool:
    """Take back "no twitches" where it was said of the day, and say whether it was."""
    return session.scalar(_END_NONE, {"owner": owner.id, "of": day}) is not None


def own_row(session: Session, owner: Owner, public_id: str, *, deleted: bool = False) -> Episode:
    """The row, deleted ones only when asked for. Raises NotThere."""
    row = session.scalar(
        select(Episode)
        .where(Episode.owner_id == owner.id, Episode.public_id == public_id)
        .options(selectinload(Episode.sites))
    )
    if row is None or (row.deleted_at is not None and not deleted):
        raise NotThere(public_id)
    return row


def episode(owner: Owner, public_id: str) -> tuple[EpisodeRecord, int]:
    """One bout and its version. Raises NotThere."""
    given = {"owner": owner.id, "public_id": public_id}
    row = db.session.execute(_ONE, given).one_or_none()
    if row is None:
        raise NotThere(public_id)
    version, *columns = row
    return record_of(columns), version


def change_episode(
    owner: Owner,
    public_id: str,
    entry: EpisodeEntry,
    version: int,
    *,
    changed: Mapping[str, float | None] | None = None,
) -> None:
    """Write a bout anew; its day moves only if its start does.

    changed  whole-day statements made in the form of the day that the bout was on
    Raises NotThere, or ChangedMeanwhile when `version` is not the present one.
    """
    with writing() as session:
        row = own_row(session, owner, public_id)
        if row.version != version:
            raise ChangedMeanwhile(public_id)
        set_statements(session, owner, row.day, changed or {})
        if entry.started_at != row.started_at:
            row.day = clock.local_day(entry.started_at, owner.settings.day_starts_at)
            row.ended_none = end_none(session, owner, row.day)
        row.sites.clear()
        session.flush()
        fill(row, entry)
        row.version += 1


def delete_episode(owner: Owner, public_id: str) -> date:
    """Hide a bout and return its day; it can be brought back for 30 days. Raises NotThere."""
    with writing() as session:
        row = own_row(session, owner, public_id, deleted=True)
        row.deleted_at = row.deleted_at or clock.now()
        return row.day


def restore_episode(owner: Owner, public_id: str) -> date:
    """Bring a deleted bout back and return its day. Raises NotThere."""
    with writing() as session:
        row = own_row(session, owner, public_id, deleted=True)
        if row.deleted_at is not None:
            row.deleted_at = None
            row.ended_none = end_none(session, owner, row.day) or row.ended_none
        return row.day


def repeat_episode(owner: Owner, public_id: str, nonce: str | None = None) -> str:
    """Log the same bout again, begun now, and return the new one's id. Raises NotThere."""
    with writing() as session:
        if (earlier := earlier_result(session, owner, nonce)) is not None:
            return earlier
        entry = _again(owner, own_row(session, owner, public_id))
        return write_episode(session, owner, entry, nonce)


def still_there(owner: Owner, public_id: str, nonce: str | None = None) -> str:
    """Log today's bout of a twitch that goes on for days; the open one before it ends now.

    Raises NotThere.
    """
    with writing() as session:
        if (earlier := earlier_result(session, owner, nonce)) is not None:
            return earlier
        before = own_row(session, owner, public_id)
        entry = _again(owner, before, still_going=True)
        if before.still_going:
            before.still_going = False
            before.ended_at = max(before.started_at, entry.started_at)
            before.version += 1
        return write_episode(session, owner, entry, nonce)


def _again(owner: Owner, row: Episode, *, still_going: bool = False) -> EpisodeEntry:
    return EpisodeEntry(
        type=row.type,
        sites=tuple(Site(site.region, site.side) for site in row.sites),
        started_at=clock.at_zone(clock.now(), owner.settings.zone),
        still_going=still_going,
        strength=row.strength,
        frequency=row.frequency,
        context=row.context,
    )


def end_episode(owner: Owner, public_id: str) -> None:
    """Say that an open bout is over now; one that was not open stays as it is. Raises NotThere."""
    with writing() as session:
        row = own_row(session, owner, public_id)
        if row.still_going:
            row.still_going = False
            row.ended_at = max(row.started_at, clock.now())
            row.version += 1
