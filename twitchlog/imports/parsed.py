"""What files hold once every cell has been read, before anything is compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from twitchlog.imports.faults import Place, RowError
from twitchlog.opinions import NONE, Opinions
from twitchlog.records import (
    EpisodeRecord,
    EventRecord,
    OwnFactorRecord,
    ReadingRecord,
    ServingRecord,
    Settings,
)

Values = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    """A row of episodes.csv; record.id may be blank, record.day follows the usual day start."""

    place: Place
    record: EpisodeRecord
    values: Values = ()


@dataclass(frozen=True, slots=True)
class DayRow:
    """A row of days.csv; tracked is "episodes", "none" or blank."""

    place: Place
    day: date
    tracked: str = ""
    values: Values = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A row of readings.csv; unit may be blank."""

    place: Place
    record: ReadingRecord
    unit: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of events.csv; record.id is blank, for the file has none."""

    place: Place
    record: EventRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFile:
    """journal.json: what the tables cannot say.

    statements            whole-day readings equal to what the timed ones add up to
    none_beside_episodes  days with episodes of which "no twitches" was said as well
    episode_days          day by episode id, where the start alone would give another
    opinions              what is suspected, pinned and hidden; none in files of version 1
    """

    settings: Settings = field(default_factory=Settings)
    own_factors: tuple[OwnFactorRecord, ...] = ()
    servings: tuple[ServingRecord, ...] = ()
    statements: tuple[ReadingRecord, ...] = ()
    none_beside_episodes: tuple[date, ...] = ()
    episode_days: Mapping[str, date] = field(default_factory=dict)
    opinions: Opinions = NONE


@dataclass(frozen=True, slots=True)
class Unused:
    """Something that files of other applications tell and a journal has no place for.

    what   in the file's own words
    count  how many rows or records of it there are
    """

    what: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The content of one upload or folder.

    files        names of the files that were there
    own_columns  the own_* columns of days.csv
    own_factors  own factors that a file of another application asks for; the journal's win
    errors       rows and cells that cannot be read; the good rows are there all the same
    unused       what was left out on purpose
    """

    files: tuple[str, ...] = ()
    journal: JournalFile | None = None
    episodes: tuple[EpisodeRow, ...] = ()
    days: tuple[DayRow, ...] = ()
    readings: tuple[ReadingRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    own_columns: tuple[str, ...] = ()
    own_factors: tuple[OwnFactorRecord, ...] = ()
    errors: tuple[RowError, ...] = ()
    unused: tuple[Unused, ...] = ()
