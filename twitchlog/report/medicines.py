"""Medicines and supplements as courses, with the days before and after each step, and the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from twitchlog import courses
from twitchlog.i18n import gettext as _
from twitchlog.records import EventRecord
from twitchlog.report.parts import Course, Medicines
from twitchlog.svg.course import course
from twitchlog.vocabulary import N_
from twitchlog.wording import event_kind, isolated

if TYPE_CHECKING:
    from twitchlog.analysis.change.around import Around

STEPS = {
    courses.START: N_("started"),
    courses.CHANGE: N_("changed"),
    courses.STOP: N_("stopped"),
}
TEST = "test"
COMPARED = {
    "more": N_("more after"),
    "fewer": N_("fewer after"),
    "no_change": N_("no clear change"),
}


def medicines_of(
    events: Sequence[EventRecord],
    first: date,
    last: date,
    compared: Mapping[str, Around],
) -> Medicines | None:
    """All courses up to a day, and what else happened in the period; None where nothing did.

    events    in order of time, up to the period's last day
    first, last  the period
    compared  the days before and after, by an event's id
    """
    found = sorted(courses.courses(events), key=lambda one: one.events[0].day)
    others = [
        (event.day, _words(event), before_and_after(compared.get(event.id)))
        for event in events
        if event.kind not in courses.KINDS and event.kind != TEST and event.day >= first
    ]
    if not found and not others:
        return None
    start = min([first, *(one.events[0].day for one in found)])
    drawn = tuple(_drawn(one, start, last, compared) for one in found)
    return Medicines(start, last, drawn, tuple(others))


def _drawn(one: courses.Course, first: date, last: date, compared: Mapping[str, Around]) -> Course:
    ended = one.pieces[-1].last
    changes = [event.day for event in one.events if event.kind == courses.CHANGE]
    return Course(
        label=isolated(one.label),
        began=one.since,
        ended=ended,
        drawing=course((first, last), one.since, ended, changes, one.label),
        steps=tuple(
            (event.day, _step(event), before_and_after(compared.get(event.id)))
            for event in one.events
        ),
    )


def _step(event: EventRecord) -> str:
    parts = (_(STEPS[event.kind]), event.dose, event.note)
    return ", ".join(isolated(part) for part in parts if part)


def _words(event: EventRecord) -> str:
    kind = event_kind(event.kind)
    parts = (event.label, event.dose, event.note)
    return f"{kind}: {', '.join(isolated(part) for part in parts if part)}"


def before_and_after(one: Around | None) -> str:
    """How the days before an event compare with those after it; "" where they were not compared."""
    if one is None or not (one.before.tracked and one.after.tracked):
        return ""
    said = _("%(before).1f a day before, %(after).1f after (%(n)d and %(m)d tracked days)") % {
        "before": one.before.mean,
        "after": one.after.mean,
        "n": one.before.tracked,
        "m": one.after.tracked,
    }
    if one.ratio is None or one.change is None:
        return said + ": " + _("too few days to compare")
    ratio = _("×%(times).2f, 95 %% interval %(low).2f to %(high).2f") % {
        "times": one.ratio.estimate,
        "low": one.ratio.low,
        "high": one.ratio.high,
    }
    return f"{said}: {_(COMPARED[one.change])} ({ratio})"


def tests_of(events: Sequence[EventRecord]) -> tuple[tuple[date, str, str], ...]:
    """All tests up to a day: when, what, and its value and note."""
    return tuple(
        (
            event.day,
            isolated(event.label),
            ", ".join(isolated(text) for text in (event.dose, event.note) if text),
        )
        for event in events
        if event.kind == TEST
    )
