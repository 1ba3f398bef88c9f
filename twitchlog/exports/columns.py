"""The names and columns of a journal's files, and the order of their rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from twitchlog.catalogue import CORE, Factor
from twitchlog.records import EpisodeRecord, EventRecord, ReadingRecord

FORMAT = "twitchlog journal"
VERSION = 3

EPISODES_FILE = "episodes.csv"
DAYS_FILE = "days.csv"
READINGS_FILE = "readings.csv"
EVENTS_FILE = "events.csv"
JOURNAL_FILE = "journal.json"
FILES = (EPISODES_FILE, DAYS_FILE, READINGS_FILE, EVENTS_FILE, JOURNAL_FILE)

EPISODE_COLUMNS = (
    "id",
    "started_at",
    "ended_at",
    "still_going",
    "type",
    "sites",
    "strength",
    "frequency",
    "context",
    "symptoms",
    "note",
    "recalled",
    *CORE,
)
READING_COLUMNS = ("date", "at", "factor", "value", "unit")
EVENT_COLUMNS = ("date", "kind", "label", "dose", "note")

OWN_SLUG = re.compile(r"own_[a-z0-9_]{1,60}", re.A)
_WHOLE_DAY = datetime.min.replace(tzinfo=UTC)


def factors_of_days(factors: Iterable[Factor]) -> tuple[Factor, ...]:
    """The factors in the order of their columns in days.csv: outcomes come last."""
    return tuple(sorted(factors, key=lambda factor: factor.outcome))


def day_columns(factors: Iterable[Factor]) -> tuple[str, ...]:
    """The header of days.csv."""
    return ("date", "tracked", *(factor.slug for factor in factors_of_days(factors)), "note")


def episode_order(episode: EpisodeRecord) -> tuple[datetime, str]:
    """By start, then id."""
    return episode.started_at, episode.id


def reading_order(reading: ReadingRecord) -> tuple[date, datetime, timedelta, str, float]:
    """By day, whole-day statements first, then by instant, wall clock, factor and value."""
    at = reading.at or _WHOLE_DAY
    return reading.day, at, at.utcoffset() or timedelta(), reading.factor, reading.value


def event_order(event: EventRecord) -> tuple[date, str, str, str, str]:
    """By day, then by all that its row shows; its id is not in the file."""
    return event.day, event.kind, event.label, event.dose, event.note
