"""Episodes over time, and by the clock and the manner in which they came."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from twitchlog.i18n import gettext as _
from twitchlog.i18n import within
from twitchlog.journal import trends as counts
from twitchlog.journal.reported import Manner
from twitchlog.records import EventRecord, Owner
from twitchlog.report.parts import Counted, Days, Marked, Times
from twitchlog.svg.days import Bars, Mark, bars
from twitchlog.svg.hours import hours
from twitchlog.vocabulary import CONTEXTS, FREQUENCIES, STRENGTHS, Term
from twitchlog.wording import event_kind, isolated

if TYPE_CHECKING:
    from twitchlog.analysis.series import Tally
    from twitchlog.analysis.span import Span

WEEK = 7


def tally_of(who: Owner, span: Span) -> Tally:
    """What the days of a span add up to."""
    from twitchlog.analysis.series import Tally

    tracked = counts.tracked_days(who, span.first, span.last)
    return Tally(
        days=span.days,
        tracked=len(tracked),
        with_episodes=sum(1 for day in tracked if day[1]),
        episodes=sum(day[1] for day in tracked),
    )


def days_of(who: Owner, span: Span, events: Sequence[EventRecord]) -> Days:
    """The drawing of a span with its events, beyond a year by week.

    events  in order of time
    """
    marked = tuple(
        Marked(number, event.day, event_words(event)) for number, event in enumerate(events, 1)
    )
    marks = [Mark(one.number, one.day) for one in marked]
    shown = _by_week(who, span, marks) if span.by_week else _by_day(who, span, marks)
    label = _("Episodes per tracked day by week") if span.by_week else _("Episodes a day")
    return Days(bars(shown, label), span.by_week, marked)


def _by_day(who: Owner, span: Span, marks: Sequence[Mark]) -> Bars:
    from twitchlog.analysis.series import daily_series

    tracked = counts.tracked_days(who, span.first - timedelta(days=WEEK - 1), span.last)
    daily = daily_series(tracked, span)
    return Bars(span.first, 1, daily.counts.tolist(), daily.mean7.tolist(), marks)


def _by_week(who: Owner, span: Span, marks: Sequence[Mark]) -> Bars:
    from twitchlog.analysis.series import weekly_series

    weeks = counts.tracked_weeks(who, span.first, span.last)
    if not weeks:
        nothing = [math.nan] * (span.days // WEEK)
        return Bars(span.first, WEEK, nothing, nothing, marks)
    weekly = weekly_series(weeks)
    inside = [mark for mark in marks if mark.day >= weekly.first]
    return Bars(weekly.first, WEEK, weekly.means.tolist(), weekly.mean13.tolist(), inside)


def event_words(event: EventRecord) -> str:
    """An event as `Magnesium, 300 mg (medicine or supplement started)`."""
    name = ", ".join(isolated(text) for text in (event.label, event.dose) if text)
    kind = event_kind(event.kind)
    return f"{name} ({within(kind)})"


def times_of(who: Owner, span: Span, found: Manner) -> Times:
    """By the hour, and by what was said of context, strength and frequency."""
    from twitchlog.analysis.patterns import hour_grid

    grid = hour_grid(counts.hours(who, span.first, span.last))
    by_hour = grid.counts.sum(axis=0).tolist()
    return Times(
        drawing=hours(by_hour, _("Episodes by the hour at which they began")),
        parts=grid.parts,
        said=(
            (_("Context"), found.with_contexts, counted(found.contexts, CONTEXTS)),
            (_("Strength"), found.strengths.total(), counted(found.strengths, STRENGTHS)),
            (_("How often"), found.frequencies.total(), counted(found.frequencies, FREQUENCIES)),
        ),
    )


def counted(found: Counter[str], terms: Sequence[Term]) -> tuple[Counted, ...]:
    """Terms that were said of any episode, the most frequent first."""
    said = [Counted(_(term.label), found[term.slug]) for term in terms if found[term.slug]]
    return tuple(sorted(said, key=lambda one: -one.count))
