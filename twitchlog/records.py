"""Value types that travel between layers. They know nothing of databases, forms or pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

Tracked = Literal["episodes", "none"]


class Site(NamedTuple):
    """A body region and its side, as in `calf:left`."""

    region: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRecord:
    """One bout of twitching.

    id           random text, unique per owner
    started_at   aware; its offset is that of the owner's wall clock at entry
    day          the local day, fixed at entry
    ended_at     aware, or None where not said
    strength     0 to 4, or None where not said
    """

    id: str
    started_at: datetime
    day: date
    type: str
    sites: tuple[Site, ...]
    ended_at: datetime | None = None
    still_going: bool = False
    strength: int | None = None
    frequency: str | None = None
    context: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    note: str = ""
    recalled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRecord:
    """One value of one factor: a timed one, or (at is None) the statement for the whole day."""

    day: date
    factor: str
    value: float
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """A dated event, such as the start of a medicine."""

    id: str
    day: date
    kind: str
    label: str
    dose: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySummary:
    """What is known of one local day.

    tracked   "episodes", "none" (said), or None for not tracked
    episodes  bouts begun that day; 0 unless tracked is "episodes"
    values    effective value by factor slug, burden among them; absent means not recorded
    """

    day: date
    tracked: Tracked | None = None
    episodes: int = 0
    values: Mapping[str, float] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How one owner's journal is kept.

    zone           IANA name; rules which local day a new entry belongs to
    day_starts_at  hour at which the journal's day begins
    volume_unit    "ml" or "fl_oz", for display and entry; stored in ml always
    week_starts_on 0 Monday to 6 Sunday
    theme          "auto", "light" or "dark"
    factors        slugs shown in the check-in, in order
    """

    zone: str = "UTC"
    day_starts_at: int = 4
    volume_unit: str = "ml"
    week_starts_on: int = 0
    theme: str = "auto"
    factors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFactorRecord:
    """A factor that its owner added; slug begins with `own_`."""

    slug: str
    label: str
    kind: str = "amount"
    unit: str = ""
    lowest: float = 0.0
    highest: float = 100_000.0
    step: float = 1.0
    combine: str = "sum"
    lag: int = 0
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServingRecord:
    """A quick addition such as "coffee 90 mg"; references name where the amount comes from."""

    factor: str
    label: str
    amount: float
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayStatement:
    """What its owner said of a day as a whole.

    none   "no twitches today" was said and still stands
    """

    day: date
    none: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRecords:
    """One whole journal, as it is exported and imported.

    readings hold timed readings and whole-day statements (at is None) alike;
    every sequence is sorted: episodes by start and id, the others by day.
    """

    settings: Settings = field(default_factory=Settings)
    own_factors: tuple[OwnFactorRecord, ...] = ()
    servings: tuple[ServingRecord, ...] = ()
    episodes: tuple[EpisodeRecord, ...] = ()
    readings: tuple[ReadingRecord, ...] = ()
    days: tuple[DayStatement, ...] = ()
    events: tuple[EventRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The person whose journal this is; every journal function takes one first."""

    id: int
    username: str
    is_admin: bool = False
    settings: Settings = field(default_factory=Settings)
