"""Bouts as the database gives them back: the columns that are read, and records made of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select

from twitchlog import clock
from twitchlog.database import db
from twitchlog.models import Episode, EpisodeSite
from twitchlog.records import EpisodeRecord, Owner, Site

RECENT_BOUTS_READ = 40
COLUMNS = (
    Episode.id,
    Episode.public_id,
    Episode.started_at,
    Episode.offset_minutes,
    Episode.day,
    Episode.ended_at,
    Episode.still_going,
    Episode.type,
    Episode.strength,
    Episode.frequency,
    Episode.context,
    Episode.symptoms,
    Episode.note,
    Episode.recalled,
)


def live(owner: Owner) -> Select[*tuple[Any, ...]]:
    """The columns of an owner's bouts that are not deleted."""
    return select(*COLUMNS).where(Episode.owner_id == owner.id, Episode.deleted_at.is_(None))


def with_sites(rows: Sequence[Row[Any]]) -> list[EpisodeRecord]:
    """Records of the rows of live(), their sites read in one more query."""
    sites = _sites_of([row.id for row in rows])
    return [record_of(row, tuple(sites.get(row.id, ()))) for row in rows]


def _sites_of(ids: Sequence[int]) -> dict[int, list[Site]]:
    found: dict[int, list[Site]] = {}
    if not ids:
        return found
    query = (
        select(EpisodeSite.episode_id, EpisodeSite.region, EpisodeSite.side)
        .where(EpisodeSite.episode_id.in_(ids))
        .order_by(EpisodeSite.episode_id, EpisodeSite.position)
    )
    for episode_id, region, side in db.session.execute(query):
        found.setdefault(episode_id, []).append(Site(region, side))
    return found


def record_of(row: Any, sites: tuple[Site, ...]) -> EpisodeRecord:
    """A record whose times stand on the wall clock of the time of entry."""
    return EpisodeRecord(
        id=row.public_id,
        started_at=_local(row.started_at, row),
        day=row.day,
        type=row.type,
        sites=sites,
        ended_at=None if row.ended_at is None else _local(row.ended_at, row),
        still_going=row.still_going,
        strength=row.strength,
        frequency=row.frequency,
        context=row.context,
        symptoms=row.symptoms,
        note=row.note,
        recalled=row.recalled,
    )


def _local(instant: datetime, row: Any) -> datetime:
    return clock.at_offset(instant, row.offset_minutes)


def recent_bouts(owner: Owner, how_many: int = 3) -> list[EpisodeRecord]:
    """The latest bouts that differ in type or sites, newest first."""
    query = live(owner).order_by(Episode.started_at.desc(), Episode.id.desc())
    different: dict[tuple[str, frozenset[Site]], EpisodeRecord] = {}
    for record in with_sites(db.session.execute(query.limit(RECENT_BOUTS_READ)).all()):
        different.setdefault((record.type, frozenset(record.sites)), record)
    return list(different.values())[:how_many]


def open_bouts(owner: Owner) -> list[EpisodeRecord]:
    """Bouts said to be still going, newest first."""
    query = live(owner).where(Episode.still_going == 1).order_by(Episode.started_at.desc())
    return with_sites(db.session.execute(query.limit(5)).all())
