"""Calendars: what RFC 5545 asks for, read back by hand."""

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import moment
from twitchlog.exports.ics import CalendarEvent, calendar, escaped, folded

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)


def written(*events, name="Bouts"):
    return "".join(calendar(name, events, now=NOW, every=timedelta(hours=6)))


def lines(*events, **more):
    """The lines of a calendar, unfolded."""
    return written(*events, **more).replace("\r\n ", "").split("\r\n")


def bout(**more):
    given = {"uid": "a@b", "start": moment("2026-03-18 12:00"), "summary": "Bout"}
    return CalendarEvent(**given | more)


def test_an_empty_calendar_is_whole():
    assert lines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//twitchlog//journal//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Bouts",
        "X-WR-CALNAME:Bouts",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "END:VCALENDAR",
        "",
    ]


def test_an_event_has_what_it_must_have_and_times_in_utc():
    found = lines(bout(end=moment("2026-03-18 12:30"), url="https://here.example/"))

    assert found[8:-2] == [
        "BEGIN:VEVENT",
        "UID:a@b",
        "DTSTAMP:20260318T120000Z",
        "DTSTART:20260318T110000Z",
        "DTEND:20260318T113000Z",
        "SUMMARY:Bout",
        "URL:https://here.example/",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "END:VEVENT",
    ]


def test_an_event_never_ends_when_it_begins():
    assert not any(line.startswith("DTEND") for line in lines(bout(end=bout().start)))


def test_an_alarm_tells_when_the_event_begins():
    found = lines(bout(alarm=True))
    alarm = found[found.index("BEGIN:VALARM") : found.index("END:VALARM")]

    assert alarm[1:] == ["ACTION:DISPLAY", "DESCRIPTION:Bout", "TRIGGER:PT0S"]


def test_what_separates_values_is_marked():
    assert escaped("a,b;c\\d\r\ne\x00") == "a\\,b\\;c\\\\d\\ne"


def test_no_text_becomes_a_line_of_its_own():
    found = lines(bout(summary="x\r\nEND:VCALENDAR", description="\nBEGIN:VEVENT"))

    assert found.count("END:VCALENDAR") == found.count("BEGIN:VEVENT") == 1


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_a_long_line_is_folded_and_nothing_lost(text):
    pieces = folded(f"SUMMARY:{escaped(text)}").split("\r\n")

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert "".join([pieces[0], *(p[1:] for p in pieces[1:])]) == f"SUMMARY:{escaped(text)}"


def test_every_line_ends_as_it_must():
    assert re.findall(r"[^\r]\n|\r[^\n]", written(bout(summary="a\nb\rc"))) == []
