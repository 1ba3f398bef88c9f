"""Days: their three states and their values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import func, literal_column, or_, select

from twitchlog import clock
from twitchlog.database import connection
from twitchlog.journal.factors import factors_of
from twitchlog.journal.readings import effective_values
from twitchlog.journal.spans import span_of, within
from twitchlog.models import DayRow, Episode
from twitchlog.records import DayStatement, DaySummary, Owner, Tracked

STRIP_DAYS = 5
_episode, _day = Episode.__table__.c, DayRow.__table__.c
# A row whose "no twitches" was taken back says nothing any more.
SAYS_SOMETHING = or_(_day.none == literal_column("1"), _day.note != "")
_COUNTS = (
    select(_episode.day, func.count())
    .where(*within(_episode), _episode.deleted_at.is_(None))
    .group_by(_episode.day)
)
_STRONGEST = (
    select(_episode.day, func.max(_episode.strength))
    .where(*within(_episode), _episode.deleted_at.is_(None), _episode.strength.is_not(None))
    .group_by(_episode.day)
)
_SAID = select(_day.day, _day.none, _day.note).where(*within(_day), SAYS_SOMETHING)
# A day's bouts, or 0 for one of which "no twitches" was said: both in one question.
_STATES = _COUNTS.union_all(
    select(_day.day, literal_column("0")).where(*within(_day), _day.none == literal_column("1"))
)


def today_of(owner: Owner) -> date:
    """The journal day that is running for this owner."""
    return clock.today(owner.settings.zone, owner.settings.day_starts_at)


def summaries(
    owner: Owner, first: date | None = None, last: date | None = None
) -> list[DaySummary]:
    """Every day from first to last of which anything is known, in order."""
    counts, said = episode_counts(owner, first, last), said_of_days(owner, first, last)
    values = effective_values(owner, factors_of(owner, retired=True), first, last)
    strongest = _strongest(owner, first, last)
    return [
        summary_of(day, counts.get(day, 0), said.get(day), values.get(day, {}), strongest.get(day))
        for day in sorted(counts.keys() | said.keys() | values.keys())
    ]


def episode_counts(owner: Owner, first: date | None, last: date | None) -> dict[date, int]:
    """How many bouts began on each day that has any."""
    rows = connection().execute(_COUNTS, span_of(owner, first, last))
    return dict(rows.all())


def _strongest(owner: Owner, first: date | None, last: date | None) -> dict[date, int]:
    """The highest strength said of the bouts of each day on which any was."""
    rows = connection().execute(_STRONGEST, span_of(owner, first, last))
    return dict(rows.all())


def said_of_days(owner: Owner, first: date | None, last: date | None) -> dict[date, DayStatement]:
    """What was said of days as a whole, and still stands."""
    rows = connection().execute(_SAID, span_of(owner, first, last))
    return {day: DayStatement(day=day, none=none, note=note) for day, none, note in rows}


def summary_of(
    day: date,
    episodes: int,
    said: DayStatement | None,
    values: Mapping[str, float],
    strongest: int | None = None,
) -> DaySummary:
    """A day's state and values; bouts beat a "no twitches"."""
    tracked: Tracked | None = "episodes" if episodes else "none" if said and said.none else None
    note = said.note if said else ""
    return DaySummary(
        day=day,
        tracked=tracked,
        episodes=episodes,
        strongest=strongest,
        values=values,
        note=note,
    )


def strip(owner: Owner, today: date) -> list[DaySummary]:
    """The last five days up to today, one summary each, known or not; only their states."""
    days = clock.days_between(today - timedelta(days=STRIP_DAYS - 1), today)
    bouts: dict[date, int] = {}
    for day, count in connection().execute(_STATES, span_of(owner, days[0], today)):
        bouts[day] = max(count, bouts.get(day, 0))
    none = {day: DayStatement(day=day, none=True) for day in bouts}
    return [summary_of(day, bouts.get(day, 0), none.get(day), {}) for day in days]
