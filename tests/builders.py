"""Entries, forms and readings with good defaults: a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from twitchlog.records import EpisodeEntry, EventRecord, OwnFactorRecord, Site

TODAY = date(2026, 3, 18)  # the day at whose noon the tests' clock stands
YESTERDAY = TODAY - timedelta(days=1)
LEFT_CALF = Site("calf", "left")
RIGHT_FOOT = Site("foot_arch", "right")
BERLIN_WINTER = 60


def moment(text: str, offset: int = BERLIN_WINTER) -> datetime:
    """A wall clock time such as "2026-03-18 12:00", so many minutes ahead of UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=timezone(timedelta(minutes=offset)))


def bout(started_at: str | datetime = "2026-03-18 12:00", **more: Any) -> EpisodeEntry:
    """A flicker in the left calf, an hour before the tests' now."""
    start = moment(started_at) if isinstance(started_at, str) else started_at
    fields: dict[str, Any] = {"type": "fasciculation", "sites": (LEFT_CALF,), "started_at": start}
    return EpisodeEntry(**(fields | more))


def bout_form(**more: Any) -> dict[str, Any]:
    """The fields of an episode form that save a bout begun just now."""
    fields = {"type": "fasciculation", "sites": "calf", "side_calf": "left", "start": "0"}
    return fields | more


def picked(day: str, time: str, **more: Any) -> dict[str, Any]:
    """The fields of an episode form for a bout that began at a time on a day."""
    return bout_form(start="pick", start_day=day, start_time=time, **more)


def own(label: str = "Cups of yerba", **more: Any) -> OwnFactorRecord:
    """An own factor as its form makes it, still without a slug."""
    return replace(OwnFactorRecord(slug="", label=label), **more)


def own_form(**more: Any) -> dict[str, Any]:
    """The fields of the form for an own factor."""
    fields = {"label": "Cups of yerba", "kind": "amount", "unit": "cups", "combine": "sum"}
    return fields | more


def event(label: str = "Magnesium", **more: Any) -> EventRecord:
    """The start of a medicine, today."""
    fields: dict[str, Any] = {"id": "", "day": TODAY, "kind": "medicine_start", "label": label}
    return EventRecord(**(fields | more))


def event_form(**more: Any) -> dict[str, Any]:
    """The fields of the event form."""
    return {"day": "2026-03-18", "kind": "medicine_start", "label": "Magnesium"} | more
