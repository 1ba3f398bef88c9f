"""The journal as a list: pages of days, newest first, with the bouts that a filter leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select, union

from twitchlog.catalogue import Factor
from twitchlog.database import connection
from twitchlog.journal.bouts import LIVE, fitting, record_of
from twitchlog.journal.days import SAYS_SOMETHING, episode_counts, said_of_days, summary_of
from twitchlog.journal.factors import factors_of
from twitchlog.journal.readings import effective_values, readings_on
from twitchlog.journal.spans import span_of, within
from twitchlog.models import DayRow, Episode, Reading
from twitchlog.records import EpisodeFilter, EpisodeRecord, JournalDay, Owner

DAYS_A_PAGE = 7

Rows = Select[*tuple[Any, ...]]
Values = Mapping[date, Mapping[str, float]]

_episode, _day = Episode.__table__.c, DayRow.__table__.c
_reading = Reading.__table__.c
_BOUTS = LIVE.where(_episode.day >= bindparam("first"), _episode.day <= bindparam("last")).order_by(
    _episode.started_at.desc(), _episode.id.desc()
)
_EPISODE_DAYS = select(_episode.day).where(*within(_episode), _episode.deleted_at.is_(None))
_SAID_DAYS = select(_day.day).where(*within(_day), SAYS_SOMETHING)
_READING_DAYS = select(_reading.day).where(*within(_reading), _reading.deleted_at.is_(None))


def day_of(
    owner: Owner,
    day: date,
    factors: Sequence[Factor] | None = None,
    values: Values | None = None,
) -> JournalDay:
    """Everything about one day; values as in days_of."""
    timed, stated = readings_on(owner, day, day)
    return replace(
        days_of(owner, [day], factors=factors, values=values)[0],
        readings=tuple(timed.get(day, ())),
        stated=frozenset(stated.get(day, ())),
    )


def days_of(
    owner: Owner,
    days: Sequence[date],
    wanted: EpisodeFilter | None = None,
    factors: Sequence[Factor] | None = None,
    values: Values | None = None,
) -> list[JournalDay]:
    """The given days in the given order, with the bouts that a filter leaves, without readings.

    values  effective values of these days, by whoever has them already
    """
    if not days:
        return []
    first, last = min(days), max(days)
    factors = factors_of(owner, retired=True) if factors is None else factors
    bouts = _bouts(owner, first, last, wanted or EpisodeFilter())
    counts = {day: len(found) for day, found in bouts.items()}
    if wanted is not None and wanted.about_episodes:
        counts = episode_counts(owner, first, last)
    said = said_of_days(owner, first, last)
    if values is None:
        values = effective_values(owner, factors, first, last)
    return [
        JournalDay(
            summary=summary_of(day, counts.get(day, 0), said.get(day), values.get(day, {})),
            episodes=tuple(bouts.get(day, ())),
        )
        for day in days
    ]


def _bouts(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter
) -> dict[date, list[EpisodeRecord]]:
    rows = connection().execute(_filtered(_BOUTS, wanted), span_of(owner, first, last)).all()
    found: dict[date, list[EpisodeRecord]] = {}
    for record in map(record_of, rows):
        found.setdefault(record.day, []).append(record)
    return found


def _filtered(query: Rows, wanted: EpisodeFilter) -> Rows:
    return query.where(*fitting(wanted))


def page_of_days(
    owner: Owner, wanted: EpisodeFilter, before: date | None = None, after: date | None = None
) -> tuple[list[date], bool]:
    """The next page of days that have anything to show, newest first, and whether more follow.

    before  only days earlier than this one; after: the nearest days later than this one
    """
    first, last = wanted.first, wanted.last
    if before is not None:
        last = min(filter(None, (last, before - timedelta(days=1))))
    if after is not None:
        first = max(filter(None, (first, after + timedelta(days=1))))
    upwards = after is not None
    by_bouts = wanted.about_episodes
    query = _days(_filtered(_EPISODE_DAYS, wanted), upwards) if by_bouts else _known_days(upwards)
    days = list(connection().scalars(query, span_of(owner, first, last)))
    page = days[:DAYS_A_PAGE]
    return page[::-1] if upwards else page, len(days) > DAYS_A_PAGE


@cache
def _known_days(upwards: bool) -> Rows:
    """The days of which anything is known, each source giving no more than a page needs."""
    sources = (_EPISODE_DAYS, _SAID_DAYS, _READING_DAYS)
    several = union(*(select(_days(one, upwards).subquery()) for one in sources))
    return _days(select(several.subquery().c.day), upwards)


def _days(query: Rows, upwards: bool) -> Rows:
    """Distinct days in order, one more than a page holds."""
    day = query.selected_columns.day
    return query.distinct().order_by(day if upwards else day.desc()).limit(DAYS_A_PAGE + 1)
