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

    tracked    "episodes", "none" (said), or None for not tracked
    episodes   bouts begun that day; 0 unless tracked is "episodes"
    strongest  the highest strength said of these; None where none was
    values     effective value by factor slug, burden among them; absent means not recorded
    """

    day: date
    tracked: Tracked | None = None
    episodes: int = 0
    strongest: int | None = None
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
    language       as in "de"; "" follows the browser
    factors        slugs shown in the check-in, in order
    """

    zone: str = "UTC"
    day_starts_at: int = 4
    volume_unit: str = "ml"
    week_starts_on: int = 0
    theme: str = "auto"
    language: str = ""
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
    """The person whose journal this is; every journal function takes one first.

    welcomed  has been asked what to track
    """

    id: int
    username: str
    is_admin: bool = False
    welcomed: bool = False
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeEntry:
    """What a form or a quick button says of a bout, before it has an id and a day.

    started_at  aware, on the owner's wall clock
    """

    type: str
    sites: tuple[Site, ...]
    started_at: datetime
    ended_at: datetime | None = None
    still_going: bool = False
    strength: int | None = None
    frequency: str | None = None
    context: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedReading:
    """A timed reading as a day page lists it, with the row it stands for."""

    id: int
    factor: str
    value: float
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalDay:
    """All that a day page shows: its summary, its bouts in order, its timed readings.

    stated  slugs of the factors whose value was said for the whole day
    """

    summary: DaySummary
    episodes: tuple[EpisodeRecord, ...] = ()
    readings: tuple[TimedReading, ...] = ()
    stated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeFilter:
    """Which bouts a list shows; None and "" leave a criterion open."""

    first: date | None = None
    last: date | None = None
    type: str | None = None
    region: str | None = None
    text: str = ""

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return self != EpisodeFilter()

    @property
    def about_episodes(self) -> bool:
        """Whether a criterion looks at bouts, so that days without bouts do not belong."""
        return bool(self.type or self.region or self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A quick addition: so much of a factor at a moment, or (at is None) to the day as a whole."""

    factor: str
    value: float
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """What a day form changes.

    changed  whole-day statements by factor slug; None takes a statement back
    note     the day's new note, or None to leave it as it is
    none     True says "no twitches", False takes that back, None leaves it as it is
    """

    changed: Mapping[str, float | None] = field(default_factory=dict)
    note: str | None = None
    none: bool | None = None
    addition: Addition | None = None
