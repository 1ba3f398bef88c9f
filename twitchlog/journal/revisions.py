"""Revisions: whether anything that is known of a span of days has changed.

The database gives a day a new random number with every change of its bouts, statements, values or
note. Two equal revisions of one span therefore mean that nothing in it changed in between, not
even through a backup that was put back. Factors, settings and events have none of their own: what
rests on them names them.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Integer, cast, func, select

from twitchlog.database import db
from twitchlog.journal.spans import span_of, within
from twitchlog.models import LONG, DayRevision
from twitchlog.records import Owner

_revision = DayRevision.__table__.c
_TOTALS = (func.count(), cast(func.coalesce(func.sum(_revision.revision), 0), LONG))
_year = cast(func.substr(_revision.day, 1, 4), Integer)
_OF_SPAN = select(*_TOTALS).where(*within(_revision))
_BY_YEAR = select(_year, *_TOTALS).where(*within(_revision)).group_by(_year)


class Revision(NamedTuple):
    """The days of which anything was ever known, and the sum of their numbers."""

    days: int
    total: int


def revision(owner: Owner, first: date | None = None, last: date | None = None) -> Revision:
    """The revision of the days from first to last; None leaves an end open."""
    return Revision(*db.session.execute(_OF_SPAN, span_of(owner, first, last)).one())


def revisions_by_year(owner: Owner, first: date, last: date) -> dict[int, Revision]:
    """The revision of each year's days from first to last; of years without any there is none."""
    rows = db.session.execute(_BY_YEAR, span_of(owner, first, last))
    return {year: Revision(*totals) for year, *totals in rows}
