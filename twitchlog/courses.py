"""Courses of medicines, read off the dated events that begin, change and end them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from twitchlog.records import EventRecord

START, CHANGE, STOP = "medicine_start", "medicine_change", "medicine_stop"
KINDS = frozenset({START, CHANGE, STOP})


@dataclass(frozen=True, slots=True)
class Piece:
    """Some days on end at one dose.

    first  None where it is not known when it began
    last   the day on which it was changed or stopped; None where it still goes on
    """

    first: date | None
    last: date | None
    dose: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """A medicine from its start over its changes to its stop.

    label   as it was written last
    events  those that it was read off, the first one first
    """

    label: str
    pieces: tuple[Piece, ...]
    events: tuple[EventRecord, ...]

    @property
    def running(self) -> bool:
        """Whether it has not been stopped."""
        return self.pieces[-1].last is None

    @property
    def since(self) -> date | None:
        """The day on which it began, where that was said."""
        return self.pieces[0].first

    @property
    def dose(self) -> str:
        """The dose of its last days."""
        return self.pieces[-1].dose


def courses(events: Iterable[EventRecord]) -> tuple[Course, ...]:
    """Every course: of one name the earlier one first, names in the order of their last event.

    events  in any order; of several on one day the earlier one has to come first
    """
    by_name: dict[str, list[EventRecord]] = defaultdict(list)
    for event in sorted(events, key=lambda event: event.day):
        if event.kind in KINDS:
            by_name[name_key(event.label)].append(event)
    names = sorted(by_name.values(), key=lambda found: found[-1].day, reverse=True)
    return tuple(course for found in names for course in _courses_of_one(found))


def name_key(label: str) -> str:
    """What two spellings of one name share."""
    return " ".join(label.casefold().split())


def running(events: Iterable[EventRecord]) -> list[Course]:
    """The courses that go on."""
    return [course for course in courses(events) if course.running]


def _courses_of_one(events: Sequence[EventRecord]) -> list[Course]:
    """The courses of one name, whose events come by day."""
    found: list[Course] = []
    days: dict[date, list[EventRecord]] = defaultdict(list)
    for event in events:
        days[event.day].append(event)
    for of_day in days.values():
        goes_on = bool(found) and found[-1].running
        for event in sorted(of_day, key=lambda event: _rank(event, goes_on)):
            if found and found[-1].running:
                found[-1] = _continued(found[-1], event)
            else:
                found.append(_begun(event))
    return found


def _rank(event: EventRecord, goes_on: bool) -> int:
    """In which order a day is read: what goes on is stopped first, what does not is begun first."""
    return ((STOP, START, CHANGE) if goes_on else (START, CHANGE, STOP)).index(event.kind)


def _begun(event: EventRecord) -> Course:
    """A course whose first event may be a change or its stop: then its start is not known."""
    pieces: tuple[Piece, ...] = (Piece(event.day, None, event.dose),)
    if event.kind == CHANGE:
        pieces = (Piece(None, event.day), *pieces)
    elif event.kind == STOP:
        pieces = (Piece(None, event.day, event.dose),)
    return Course(event.label, pieces, (event,))


def _continued(course: Course, event: EventRecord) -> Course:
    *before, last = course.pieces
    pieces = (*before, Piece(last.first, event.day, last.dose))
    if event.kind != STOP:
        pieces += (Piece(event.day, None, event.dose or last.dose),)
    return Course(event.label, pieces, (*course.events, event))
