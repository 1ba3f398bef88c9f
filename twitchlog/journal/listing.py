"""The journal as a list: pages of days, newest first, with the bouts that a filter leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, select

from twitchlog.catalogue import Factor
from twitchlog.database import db
from twitchlog.journal.bouts import live, with_sites
from twitchlog.journal.days import (
    Within,
    between,
    day_rows,
    episode_counts,
    says_something,
    summary_of,
)
from twitchlog.journal.factors import factors_of
from twitchlog.journal.readings import effective_values, readings_on
from twitchlog.models import DayRow, Episode, EpisodeSite, Reading
from twitchlog.records import EpisodeFilter, EpisodeRecord, JournalDay, Owner

DAYS_A_PAGE = 14


Rows = Select[*tuple[Any, ...]]


def day_of(owner: Owner, day: date, factors: Sequence[Factor] | None = None) -> JournalDay:
    """Everything about one day."""
    return days_of(owner, [day], factors=factors)[0]


def days_of(
    owner: Owner,
    days: Sequence[date],
    wanted: EpisodeFilter | None = None,
    factors: Sequence[Factor] | None = None,
) -> list[JournalDay]:
    """The given days in the given order, with the bouts that a filter leaves."""
    if not days:
        return []
    first, last = min(days), max(days)
    within = between(first, last)
    factors = factors_of(owner, retired=True) if factors is None else factors
    bouts = _bouts(owner, first, last, wanted or EpisodeFilter())
    counts = episode_counts(owner, within)
    said = {row.day: row for row in db.session.scalars(day_rows(owner, within))}
    values = effective_values(owner, factors, first, last)
    timed, stated = readings_on(owner, first, last)
    return [
        JournalDay(
            summary=summary_of(day, counts.get(day, 0), said.get(day), values.get(day, {})),
            episodes=tuple(bouts.get(day, ())),
            readings=tuple(timed.get(day, ())),
            stated=frozenset(stated.get(day, ())),
        )
        for day in days
    ]


def _bouts(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter
) -> dict[date, list[EpisodeRecord]]:
    query = _filtered(live(owner), wanted).where(Episode.day >= first, Episode.day <= last)
    rows = db.session.execute(query.order_by(Episode.started_at.desc(), Episode.id.desc())).all()
    found: dict[date, list[EpisodeRecord]] = {}
    for record in with_sites(rows):
        found.setdefault(record.day, []).append(record)
    return found


def _filtered(query: Rows, wanted: EpisodeFilter) -> Rows:
    if wanted.type:
        query = query.where(Episode.type == wanted.type)
    if wanted.region:
        here = select(EpisodeSite.episode_id).where(
            EpisodeSite.episode_id == Episode.id, EpisodeSite.region == wanted.region
        )
        query = query.where(here.exists())
    if wanted.text:
        query = query.where(Episode.note.icontains(wanted.text, autoescape=True))
    return query


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
    sources = [_episode_days(owner, wanted, between(first, last), upwards)]
    if not wanted.about_episodes:
        for table in (DayRow, Reading):
            sources.append(_days_in(owner, table, between(first, last), upwards))
    days = sorted({row.day for source in sources for row in db.session.execute(source)})
    if upwards:
        return days[:DAYS_A_PAGE][::-1], len(days) > DAYS_A_PAGE
    days.reverse()
    return days[:DAYS_A_PAGE], len(days) > DAYS_A_PAGE


def _episode_days(owner: Owner, wanted: EpisodeFilter, within: Within, upwards: bool) -> Rows:
    query = select(Episode.day).where(
        Episode.owner_id == owner.id, Episode.deleted_at.is_(None), *within(Episode.day)
    )
    return _limited(_filtered(query, wanted), Episode.day, upwards)


def _days_in(owner: Owner, table: Any, within: Within, upwards: bool) -> Rows:
    query = select(table.day).where(table.owner_id == owner.id, *within(table.day))
    if table is Reading:
        query = query.where(Reading.deleted_at.is_(None))
    else:
        query = query.where(says_something())
    return _limited(query, table.day, upwards)


def _limited(query: Rows, column: Any, upwards: bool) -> Rows:
    order = column if upwards else column.desc()
    return query.distinct().order_by(order).limit(DAYS_A_PAGE + 1)
