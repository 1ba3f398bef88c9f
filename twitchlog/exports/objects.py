"""Records as plain values for JSON, named as in the tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from twitchlog.exports.cells import moment, plain_number
from twitchlog.exports.pieces import JsonObject
from twitchlog.records import DaySummary, EpisodeRecord, EventRecord, ReadingRecord


def episode(record: EpisodeRecord) -> JsonObject:
    """One bout; null is what was not said."""
    return {
        "id": record.id,
        "date": record.day.isoformat(),
        "started_at": moment(record.started_at),
        "ended_at": _moment_or_null(record.ended_at),
        "still_going": record.still_going,
        "type": record.type,
        "sites": [f"{region}:{side}" for region, side in record.sites],
        "strength": record.strength,
        "frequency": record.frequency,
        "context": list(record.context),
        "symptoms": list(record.symptoms),
        "note": record.note,
        "recalled": record.recalled,
    }


def day(summary: DaySummary, *, notes: bool) -> JsonObject:
    """One day with the values recorded of it; the note only where it may be read."""
    told: JsonObject = {
        "date": summary.day.isoformat(),
        "tracked": summary.tracked,
        "episodes": summary.episodes,
        "strongest": summary.strongest,
        "values": values(summary.values),
    }
    return told | {"note": summary.note} if notes else told


def values(recorded: Mapping[str, float]) -> JsonObject:
    """Values by factor."""
    return {slug: plain_number(value) for slug, value in recorded.items()}


def reading(record: ReadingRecord) -> JsonObject:
    """One value of a factor; `at` is null where it was said of the day as a whole."""
    return {
        "date": record.day.isoformat(),
        "at": _moment_or_null(record.at),
        "factor": record.factor,
        "value": plain_number(record.value),
    }


def event(record: EventRecord) -> JsonObject:
    """One dated event."""
    return {
        "date": record.day.isoformat(),
        "kind": record.kind,
        "label": record.label,
        "dose": record.dose,
        "note": record.note,
    }


def _moment_or_null(instant: datetime | None) -> str | None:
    return None if instant is None else moment(instant)
