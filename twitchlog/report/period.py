"""Which days a report is about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from twitchlog.journal.days import today_of
from twitchlog.journal.reported import last_tracked_day
from twitchlog.journal.trends import first_tracked_day
from twitchlog.records import Owner

if TYPE_CHECKING:
    from twitchlog.analysis.span import Span


def last_days(who: Owner, days: int) -> Span | None:
    """So many days up to the last tracked one, as far as the journal reaches; None without any."""
    from twitchlog.analysis.span import Span

    last = last_tracked_day(who, today_of(who))
    if last is None:
        return None
    return own_days(who, Span.ending(last, days).first, last)


def own_days(who: Owner, first: date | None, last: date | None) -> Span | None:
    """The days from first to last as far as they are over and the journal reaches; None open."""
    from twitchlog.analysis.span import Span

    began, yesterday = first_tracked_day(who), today_of(who) - timedelta(days=1)
    if began is None:
        return None
    span = Span(max(first or began, began), min(last or yesterday, yesterday))
    return span if span.days > 0 else None


def told_until(who: Owner, span: Span) -> date:
    """The last day of what was said apart from days: today where no tracked day follows a span."""
    today = today_of(who)
    last = last_tracked_day(who, today)
    return today if last is None or last <= span.last else span.last
