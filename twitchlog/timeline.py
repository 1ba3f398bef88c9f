"""Dated events along the time: courses as bars, all else as points, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from twitchlog import wording
from twitchlog.charts.calendar import MONTHS, short_date
from twitchlog.courses import KINDS, Course, Piece, courses, name_key
from twitchlog.i18n import gettext as _
from twitchlog.i18n import ngettext
from twitchlog.records import EventRecord
from twitchlog.vocabulary import EVENT_LABELS

MOST_TICKS = 5
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)  # months
NARROWEST = 0.8  # of a bar, so that a single day is seen
MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """Some days at one dose; places in per cent of the width."""

    left: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A single day."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the timeline, and what it shows in words, the newest first."""

    label: str
    words: tuple[str, ...]
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows over one span of days, with some of its months named."""

    rows: tuple[Row, ...]
    ticks: tuple[Mark, ...]
    today: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from first to last, both included, as per cent of a width."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day begins, within the width."""
        days = (self.last - self.first).days + 1
        return round(min(100.0, max(0.0, 100 * (day - self.first).days / days)), 2)


def timeline(events: Sequence[EventRecord], scale: Scale, today: date) -> Timeline:
    """What of dated events lies on a span of days; lines that would be empty are left out.

    events  in any order; of several on one day the earlier one first
    """
    rows = (*_course_rows(events, scale), *_point_rows(events, scale))
    ticks = tuple(_ticks(scale))
    return Timeline(tuple(row for row in rows if row.bars or row.marks), ticks, scale.at(today))


def _course_rows(events: Iterable[EventRecord], scale: Scale) -> Iterator[Row]:
    for _name, same in groupby(courses(events), key=lambda course: name_key(course.label)):
        found = list(same)
        bars = [bar for course in found for piece in course.pieces for bar in _bar(piece, scale)]
        yield Row(found[-1].label, tuple(course_words(found)), tuple(bars))


def _bar(piece: Piece, scale: Scale) -> Iterator[Bar]:
    first, last = piece.first or scale.first, piece.last or scale.last
    if first > scale.last or last < scale.first:
        return
    left = scale.at(first)
    width = max(NARROWEST, round((scale.at(last) if piece.last else 100.0) - left, 2))
    yield Bar(min(left, 100 - NARROWEST), width, _piece_words(piece))


def course_words(found: Iterable[Course]) -> list[str]:
    """What is said of the courses of one name, as `400 mg, since 3 Mar 2026`, the newest first."""
    pieces = [piece for course in found for piece in course.pieces]
    return [_piece_words(piece) for piece in reversed(pieces)]


def _piece_words(piece: Piece) -> str:
    first = piece.first and short_date(piece.first, _)
    last = piece.last and short_date(piece.last, _)
    if first and last:
        when = _("%(first)s to %(last)s") % {"first": first, "last": last}
    else:
        when = _("since %s") % first if first else _("until %s") % last
    return f"{wording.isolated(piece.dose)}, {when}" if piece.dose else when


def _point_rows(events: Iterable[EventRecord], scale: Scale) -> Iterator[Row]:
    """One line for each kind, the usual ones in their order and then those of the owner's own."""
    order = list(EVENT_LABELS)
    points = [event for event in events if event.kind not in KINDS]
    points.sort(key=lambda event: (_place(event.kind, order), event.kind.casefold(), event.day))
    for kind, same in groupby(points, key=lambda event: event.kind):
        found = [event for event in same if scale.first <= event.day <= scale.last]
        marks = tuple(Mark(scale.at(event.day), _event_words(event)) for event in found)
        words = [mark.words for mark in reversed(marks)]
        yield Row(wording.event_kind(kind), tuple(_shortened(words)), marks=marks)


def _place(kind: str, order: Sequence[str]) -> int:
    return order.index(kind) if kind in order else len(order)


def _event_words(event: EventRecord) -> str:
    what = f"{event.label}, {event.dose}" if event.dose else event.label
    return f"{wording.isolated(what)}, {short_date(event.day, _)}"


def _shortened(words: list[str]) -> list[str]:
    more = len(words) - MOST_WORDS
    if more <= 0:
        return words
    return [*words[:MOST_WORDS], ngettext("and %d more", "and %d more", more) % more]


def _ticks(scale: Scale) -> Iterator[Mark]:
    """Some months' first days, few enough for a phone; of a short span none, but its first day."""
    numbers = range(_number(scale.first) + 1, _number(scale.last) + 1)
    months = [_first_of(number) for number in numbers]
    step = next((step for step in STEPS if len(months) / step <= MOST_TICKS), STEPS[-1])
    named = [month for month in months if _number(month) % step == 0]
    for day in named or [scale.first]:
        month = f"{_(MONTHS[day.month - 1])} {day.year}"
        label = str(day.year) if step >= 12 else month if named else short_date(day, _)
        yield Mark(scale.at(day), label)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
