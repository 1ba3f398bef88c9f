"""What a report consists of, in words and drawings that are ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from twitchlog.story import UNTOLD, Story

if TYPE_CHECKING:
    from twitchlog.analysis.series import Tally
    from twitchlog.analysis.span import Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table; numeric holds the columns that are set right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A word and how many episodes it was said of."""

    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One view of the body, with the halves that lie at the viewer's left and right, in words."""

    name: str
    title: str
    left: str
    right: str
    drawing: Markup


@dataclass(frozen=True, slots=True)
class Places:
    """Where it twitched.

    figures  the views that are drawn
    shades   the class of each shade and the counts it stands for
    rest     places that are named less often than those of the table, and how often altogether
    vague    mentions that no drawing can show, in words
    """

    figures: tuple[Figure, ...]
    shades: tuple[tuple[int, str], ...]
    table: Table
    rest: tuple[int, int]
    vague: tuple[Counted, ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A dated event as the drawing numbers it."""

    number: int
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Days:
    """Episodes over time, drawn by day or by week."""

    drawing: Markup
    by_week: bool
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """When they began, and how they were.

    parts  episodes of the night (0 to 6), morning, afternoon and evening
    said   heading, episodes of which anything was said, and the words by how often
    """

    drawing: Markup
    parts: tuple[int, ...]
    said: tuple[tuple[str, int, tuple[Counted, ...]], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A medicine or supplement.

    steps  day, what happened, and how the days before compare with those after, or ""
    """

    label: str
    began: date | None
    ended: date | None
    drawing: Markup
    steps: tuple[tuple[date, str, str], ...]


@dataclass(frozen=True, slots=True)
class Medicines:
    """Courses on one axis, and other things that happened in the period."""

    first: date
    last: date
    courses: tuple[Course, ...]
    others: tuple[tuple[date, str, str], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What was examined statistically, on all days up to the last of the period.

    claims     sentence and evidence of each link
    no_link    factor and days used
    too_little factors of which there is too little for a verdict
    needs      what the journal as a whole still lacks
    left_out   how many more factors there are than can be compared
    """

    first: date | None
    tracked: int
    tested: int
    claims: tuple[tuple[str, str], ...]
    no_link: tuple[Counted, ...]
    too_little: tuple[str, ...]
    needs: tuple[str, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report; a section that was not chosen or has nothing to say is None or empty."""

    span: Span
    made_on: date
    zone: str
    tally: Tally
    recalled: int
    brought_in: int
    types: tuple[Counted, ...]
    wanted: frozenset[str]
    story: Story = UNTOLD
    places: Places | None = None
    days: Days | None = None
    times: Times | None = None
    symptoms: tuple[Counted, ...] | None = None
    with_symptoms: int = 0
    signs: Table | None = None
    medicines: Medicines | None = None
    tests: tuple[tuple[date, str, str], ...] = ()
    compared: Compared | None = None
    each_episode: Table | None = None
    each_day: Table | None = None
    too_long: bool = False
