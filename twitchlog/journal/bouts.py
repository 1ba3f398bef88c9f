"""Bouts as the database gives them back: the columns that are read, and records made of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Text, bindparam, cast, func, literal_column, select

from twitchlog import clock
from twitchlog.database import connection
from twitchlog.journal.note_search import Mentions
from twitchlog.models import Episode, EpisodeSite
from twitchlog.records import EpisodeFilter, EpisodeRecord, Owner, Site

RECENT_BOUTS_READ = 40
_episode, _site = Episode.__table__.c, EpisodeSite.__table__.c
_PLACE = cast(_site.position, Text) + ":" + _site.region + ":" + _site.side
# Made once, because making a statement takes longer than running it.
LIVE = select(
    _episode.public_id,
    _episode.started_at,
    _episode.offset_minutes,
    _episode.day,
    _episode.ended_at,
    _episode.still_going,
    _episode.type,
    _episode.strength,
    _episode.frequency,
    _episode.context,
    _episode.symptoms,
    _episode.note,
    _episode.recalled,
    select(func.aggregate_strings(_PLACE, " "))
    .where(_site.episode_id == _episode.id)
    .scalar_subquery(),
).where(_episode.owner_id == bindparam("owner"), _episode.deleted_at.is_(None))
_RECENT = LIVE.order_by(_episode.started_at.desc(), _episode.id.desc()).limit(RECENT_BOUTS_READ)
_OPEN = (
    LIVE.where(_episode.still_going == literal_column("1"))  # as the index over open bouts says it
    .order_by(_episode.started_at.desc())
    .limit(5)
)


def live(owner: Owner) -> Select[*tuple[Any, ...]]:
    """An owner's bouts that are not deleted, as rows for record_of()."""
    return LIVE.params(owner=owner.id)


def fitting(wanted: EpisodeFilter) -> list[ColumnElement[bool]]:
    """Conditions that leave the bouts of a type, at a region, and with words in their note."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.type:
        conditions.append(_episode.type == wanted.type)
    if wanted.region:
        here = select(_site.episode_id).where(
            _site.episode_id == _episode.id, _site.region == wanted.region
        )
        conditions.append(here.correlate(Episode.__table__).exists())
    if wanted.text:
        conditions += [_episode.note != "", Mentions(_episode.note, wanted.text)]
    return conditions


def record_of(row: Any) -> EpisodeRecord:
    """A record whose times stand on the wall clock of the time of entry."""
    public_id, started_at, offset, day, ended_at, going, kind, *said, note, recalled, places = row
    strength, frequency, context, symptoms = said
    return EpisodeRecord(
        id=public_id,
        started_at=clock.at_offset(started_at, offset),
        day=day,
        type=kind,
        sites=_sites(places),
        ended_at=None if ended_at is None else clock.at_offset(ended_at, offset),
        still_going=going,
        strength=strength,
        frequency=frequency,
        context=context,
        symptoms=symptoms,
        note=note,
        recalled=recalled,
    )


def _sites(places: str | None) -> tuple[Site, ...]:
    """Sites in their order, from `0:calf:left 1:thumb:right`."""
    found = [place.split(":") for place in (places or "").split()]
    found.sort(key=lambda place: int(place[0]))
    return tuple(Site(region, side) for _position, region, side in found)


def recent_bouts(owner: Owner, how_many: int = 3) -> list[EpisodeRecord]:
    """The latest bouts that differ in type or sites, newest first."""
    different: dict[tuple[str, frozenset[Site]], EpisodeRecord] = {}
    for row in connection().execute(_RECENT, {"owner": owner.id}):
        record = record_of(row)
        different.setdefault((record.type, frozenset(record.sites)), record)
        if len(different) == how_many:
            break
    return list(different.values())


def open_bouts(owner: Owner) -> list[EpisodeRecord]:
    """Bouts said to be still going, newest first."""
    return [record_of(row) for row in connection().execute(_OPEN, {"owner": owner.id})]
