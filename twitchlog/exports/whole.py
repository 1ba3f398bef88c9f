"""A journal, or a part of it, as one JSON file that docs/export.schema.json describes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from twitchlog.catalogue import Factor
from twitchlog.exports import columns, objects, tables
from twitchlog.exports.archive import write_archive
from twitchlog.exports.pieces import JsonObject, json_pieces
from twitchlog.records import (
    DaySummary,
    EpisodeFilter,
    EpisodeRecord,
    EventRecord,
    ReadingRecord,
)

FORMAT = "twitchlog export"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What goes into a file; read once, in this order.

    wanted    what it was narrowed down to
    days      with their true states, whatever bouts are left out
    readings  timed ones, and (at is None) what was said of whole days
    """

    wanted: EpisodeFilter = field(default_factory=EpisodeFilter)
    episodes: Iterable[EpisodeRecord] = ()
    days: Iterable[DaySummary] = ()
    readings: Iterable[ReadingRecord] = ()
    events: Iterable[EventRecord] = ()
    factors: tuple[Factor, ...] = ()


def export_json(contents: Contents, journal: str = "") -> Iterator[str]:
    """The file in pieces; equal journals give equal bytes.

    journal  journal.json of the whole journal; "" for a part
    """
    members: JsonObject = {
        "format": FORMAT,
        "version": VERSION,
        "part": _part(contents.wanted),
        "journal": json.loads(journal) if journal else None,
    }
    lists = {
        "episodes": map(objects.episode, contents.episodes),
        "days": (objects.day(day, notes=True) for day in contents.days),
        "readings": map(objects.reading, contents.readings),
        "events": map(objects.event, contents.events),
    }
    return json_pieces(members, lists)


def _part(wanted: EpisodeFilter) -> JsonObject | None:
    """What the file was narrowed down to, or None for everything."""
    if not wanted.active:
        return None
    return {
        "from": None if wanted.first is None else wanted.first.isoformat(),
        "to": None if wanted.last is None else wanted.last.isoformat(),
        "type": wanted.type,
        "region": wanted.region,
    }


def export_bouts(contents: Contents) -> Iterator[str]:
    """episodes.csv of a part, in pieces."""
    return tables.episodes_csv(contents.episodes, {day.day: day.values for day in contents.days})


def export_tables(contents: Contents, file: BinaryIO) -> None:
    """The tables of a part as one ZIP; without journal.json it is no whole journal."""
    days = list(contents.days)
    values = {day.day: day.values for day in days}
    members = {
        columns.EPISODES_FILE: tables.episodes_csv(contents.episodes, values),
        columns.DAYS_FILE: tables.days_csv(days, contents.factors),
        columns.READINGS_FILE: tables.readings_csv(contents.readings, contents.factors),
        columns.EVENTS_FILE: tables.events_csv(contents.events),
    }
    write_archive(members.items(), file)
