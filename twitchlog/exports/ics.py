"""Calendars as RFC 5545 asks for them: folded, escaped, times in UTC."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONGEST_LINE = 75  # octets, without the line's end
PRODUCT = "-//twitchlog//journal//EN"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One entry of a calendar.

    uid      the same for the same thing for ever
    end      None for a moment without a length
    alarm    whether the calendar is asked to tell when it begins
    """

    uid: str
    start: datetime
    end: datetime | None = None
    summary: str
    description: str = ""
    url: str = ""
    alarm: bool = False


def calendar(
    name: str, events: Iterable[CalendarEvent], *, now: datetime, every: timedelta
) -> Iterator[str]:
    """A calendar in pieces of one event each; it asks to be fetched again `every` so often."""
    hours = f"PT{max(1, round(every.total_seconds() / 3600))}H"
    yield _lines(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{hours}",
        f"X-PUBLISHED-TTL:{hours}",
    )
    for event in events:
        yield _lines(*_event(event, now))
    yield _lines("END:VCALENDAR")


def escaped(text: str) -> str:
    """A text as a value: what separates values is marked, and line breaks are written out."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets; no letter is torn apart."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += octets
    return "\r\n".join([*pieces, piece])


def _event(event: CalendarEvent, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"DTSTART:{_utc(event.start)}"
    if event.end is not None and event.end > event.start:
        yield f"DTEND:{_utc(event.end)}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    if event.alarm:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escaped(event.summary)}"
        yield "TRIGGER:PT0S"
        yield "END:VALARM"
    yield "END:VEVENT"


def _utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _lines(*lines: str) -> str:
    return "".join(f"{folded(line)}\r\n" for line in lines)
