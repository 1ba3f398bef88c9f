"""What changed over a span of a journal, worked out once for each state that the span is in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from twitchlog.journal import changes as counts
from twitchlog.journal.kept import kept
from twitchlog.journal.revisions import revision
from twitchlog.journal.trends import hours, tracked_days
from twitchlog.records import EventRecord, Owner

if TYPE_CHECKING:
    from twitchlog.analysis.change.everything import Changes
    from twitchlog.analysis.span import Span


def changes_of(who: Owner, span: Span, events: Sequence[EventRecord]) -> Changes | None:
    """What the journal shows of a span; None where no day of it was tracked.

    events  of the span, in order of time
    """
    week = who.settings.week_starts_on
    days = tuple(event.day for event in events)
    rests_on = (revision(who, last=span.last), span, days, week)
    return kept(who, "changes", rests_on, lambda: _found(who, span, days))


def _found(who: Owner, span: Span, events: Sequence[date]) -> Changes | None:
    from twitchlog.analysis.change.everything import Told, changes, reach
    from twitchlog.analysis.change.places import VAGUE
    from twitchlog.analysis.change.rhythm import RUN_OF_WEEKS

    within = (who, span.first, span.last)
    tracked = tracked_days(who, reach(span), span.last)
    if not any(day >= span.first for day, _episodes in tracked):
        return None
    told = Told(
        tracked=tracked,
        events=events,
        clock=hours(*within),
        hour_runs=counts.hour_runs(*within, weeks=RUN_OF_WEEKS),
        regions=counts.region_weeks(*within),
        placed=counts.placed_weeks(*within, but=VAGUE),
    )
    return changes(span, told, who.settings.week_starts_on)
