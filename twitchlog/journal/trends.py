"""Counts over spans of days, made in SQL so that no bout is loaded. The owner comes first."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Subquery,
    Text,
    and_,
    bindparam,
    case,
    cast,
    distinct,
    func,
    literal,
    literal_column,
    select,
    union_all,
)

from twitchlog.database import connection, db
from twitchlog.journal.bouts import fitting
from twitchlog.journal.weeks import first_day, week_number, weekday
from twitchlog.models import DayRow, Episode, EpisodeSite
from twitchlog.records import EpisodeFilter, Owner

MINUTES_OF_DAY = 1440
EVERY_BOUT = EpisodeFilter()
_episode, _day = Episode.__table__.c, DayRow.__table__.c
_FIRST_BOUT = select(func.min(_episode.day)).where(
    _episode.owner_id == bindparam("owner"), _episode.deleted_at.is_(None)
)
_FIRST_NONE = select(func.min(_day.day)).where(
    _day.owner_id == bindparam("owner"), _day.none == literal_column("1")
)


class DayCount(NamedTuple):
    """A tracked day and the bouts that began on it."""

    day: date
    episodes: int


class WeekCount(NamedTuple):
    """A week's first day, the bouts that began in it, and its tracked days."""

    week: date
    episodes: int
    tracked: int


class TypeCount(NamedTuple):
    """Bouts of one type on a day, or in a week given by its first day."""

    start: date
    type: str
    episodes: int


class SiteCount(NamedTuple):
    """How often a region was noted on a side."""

    region: str
    side: str
    episodes: int


class HourCount(NamedTuple):
    """Bouts by weekday of the local day (0 Monday) and hour of the clock at which they began."""

    weekday: int
    hour: int
    episodes: int


def first_tracked_day(owner: Owner) -> date | None:
    """The first day with a bout, or said to be without; None for a journal without any."""
    given = {"owner": owner.id}
    found = [connection().scalar(query, given) for query in (_FIRST_BOUT, _FIRST_NONE)]
    return min((day for day in found if day), default=None)


def tracked_days(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> list[DayCount]:
    """Tracked days with their bouts, in order."""
    days = _tracked(owner, first, last, wanted)
    query = (
        select(days.c.day, cast(func.sum(days.c.n), Integer))
        .group_by(days.c.day)
        .order_by(days.c.day)
    )
    return [DayCount(day, count) for day, count in db.session.execute(query)]


def tracked_weeks(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> list[WeekCount]:
    """Weeks with a tracked day, in order; they start on the owner's day."""
    days = _tracked(owner, first, last, wanted)
    week = week_number(owner, days.c.day)
    query = (
        select(week, cast(func.sum(days.c.n), Integer), func.count(distinct(days.c.day)))
        .group_by(week)
        .order_by(week)
    )
    return [
        WeekCount(first_day(owner, number), count, tracked)
        for number, count, tracked in db.session.execute(query)
    ]


def days_with_episodes(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> int:
    """On how many days at least one bout began."""
    query = select(func.count(distinct(Episode.day))).where(
        *bouts_within(owner, first, last, wanted)
    )
    return db.session.scalar(query) or 0


def types_by_day(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> list[TypeCount]:
    """Bouts of each day and type."""
    query = (
        select(Episode.day, Episode.type, func.count())
        .where(*bouts_within(owner, first, last, wanted))
        .group_by(Episode.day, Episode.type)
    )
    return [TypeCount(*row) for row in db.session.execute(query)]


def types_by_week(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> list[TypeCount]:
    """Bouts of each week and type."""
    week = week_number(owner, Episode.day)
    query = (
        select(week, Episode.type, func.count())
        .where(*bouts_within(owner, first, last, wanted))
        .group_by(week, Episode.type)
    )
    return [
        TypeCount(first_day(owner, number), type_, count)
        for number, type_, count in db.session.execute(query)
    ]


def sites(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> list[SiteCount]:
    """How often each region and side was noted."""
    query = (
        select(EpisodeSite.region, EpisodeSite.side, func.count())
        .join(Episode, Episode.id == EpisodeSite.episode_id)
        .where(*bouts_within(owner, first, last, wanted))
        .group_by(EpisodeSite.region, EpisodeSite.side)
    )
    return [SiteCount(*row) for row in db.session.execute(query)]


def hours(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> list[HourCount]:
    """Bouts by weekday and by hour of their own wall clock."""
    query = (
        select(weekday(Episode.day).label("weekday"), hour_of_start().label("hour"), func.count())
        .where(*bouts_within(owner, first, last, wanted))
        .group_by("weekday", "hour")
    )
    return [HourCount(*row) for row in db.session.execute(query)]


def hour_of_start() -> ColumnElement[int]:
    """The hour, on its own wall clock, at which a bout began."""
    minutes = _digits(12) * 60 + _digits(15) + Episode.offset_minutes + MINUTES_OF_DAY
    return (minutes % MINUTES_OF_DAY) // 60


def bouts_within(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> tuple[ColumnElement[bool], ...]:
    """Conditions that hold bouts to an owner, the days from first to last, and what fits."""
    return (
        Episode.owner_id == owner.id,
        Episode.deleted_at.is_(None),
        Episode.day >= first,
        Episode.day <= last,
        *fitting(wanted),
    )


def _tracked(owner: Owner, first: date, last: date, wanted: EpisodeFilter) -> Subquery:
    """Days with those of their bouts that fit, and days said to be without.

    A day whose bouts do not fit is tracked all the same: it had none of those that are asked for.
    """
    conditions = fitting(wanted)
    fits = case((and_(*conditions), 1)) if conditions else literal(1)
    counted = (
        select(Episode.day, func.count(fits).label("n"))
        .where(*bouts_within(owner, first, last))
        .group_by(Episode.day)
    )
    said = select(DayRow.day, literal(0).label("n")).where(
        DayRow.owner_id == owner.id,
        DayRow.none == 1,
        DayRow.day >= first,
        DayRow.day <= last,
    )
    return union_all(counted, said).subquery()


def _digits(place: int) -> ColumnElement[int]:
    """Two digits of the instant at which a bout began, as it is stored in UTC."""
    return cast(func.substr(cast(Episode.started_at, Text), place, 2), Integer)
