"""Revisions: whether anything that is known of a span of days has changed.

The database gives a day a new random number with every change of its bouts, statements, values or
note. Two equal revisions of one span therefore mean that nothing in it changed in between, not
even through a backup that was put back. Factors, settings and events have none of their own: what
rests on them names them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import cast, func, select

from twitchlog.database import connection
from twitchlog.journal.spans import span_of, within
from twitchlog.journal.weeks import first_day, week_number
from twitchlog.models import LONG, DayRevision
from twitchlog.records import Owner

_revision = DayRevision.__table__.c
_TOTALS = (func.count(), cast(func.coalesce(func.sum(_revision.revision), 0), LONG))
_OF_SPAN = select(*_TOTALS).where(*within(_revision))


class Revision(NamedTuple):
    """The days of which anything was ever known, and the sum of their numbers."""

    days: int
    total: int


class Run(NamedTuple):
    """Some weeks on end: their first day, their last, and the revision of their days."""

    first: date
    last: date
    revision: Revision


def revision(owner: Owner, first: date | None = None, last: date | None = None) -> Revision:
    """The revision of the days from first to last; None leaves an end open."""
    return Revision(*connection().execute(_OF_SPAN, span_of(owner, first, last)).one())


def runs_of_weeks(owner: Owner, first: date, last: date, weeks: int) -> list[Run]:
    """The days from first to last in runs of so many of the owner's weeks.

    Runs of whose days nothing was ever known are left out.
    """
    number = (week_number(owner, _revision.day) // weeks).label("run")
    query = select(number, *_TOTALS).where(*within(_revision)).group_by("run").order_by("run")
    rows = connection().execute(query, span_of(owner, first, last))
    return [
        Run(
            max(first, first_day(owner, run * weeks)),
            min(last, first_day(owner, (run + 1) * weeks) - timedelta(days=1)),
            Revision(*totals),
        )
        for run, *totals in rows
    ]
