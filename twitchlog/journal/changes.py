"""Counts by week of hours and places, made in SQL. The owner comes first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Integer, case, cast, distinct, func, select

from twitchlog.database import db
from twitchlog.journal.trends import bouts_within, hour_of_start
from twitchlog.journal.weeks import first_day, week_number
from twitchlog.models import Episode, EpisodeSite
from twitchlog.records import Owner


class HourRun(NamedTuple):
    """Bouts of a numbered run of weeks by the hour of the clock at which they began."""

    run: int
    hour: int
    episodes: int


class PlacedWeek(NamedTuple):
    """A week's bouts that name a place."""

    week: date
    bouts: int


def hour_runs(owner: Owner, first: date, last: date, weeks: int) -> list[HourRun]:
    """Bouts of each run of so many weeks, and hour."""
    run = (week_number(owner, Episode.day) // weeks).label("run")
    query = (
        select(run, hour_of_start().label("hour"), func.count())
        .where(*bouts_within(owner, first, last))
        .group_by("run", "hour")
    )
    return [HourRun(*row) for row in db.session.execute(query)]


def region_weeks(owner: Owner, first: date, last: date) -> list[tuple[date, str, int, int, int]]:
    """Of each week, given by its first day, and region: bouts, and how often left, and right.

    Plain tuples, because ten years have some ten thousand of them.
    """
    week = week_number(owner, Episode.day).label("week")
    query = (
        select(
            week,
            EpisodeSite.region,
            func.count(distinct(Episode.id)),
            _noted("left"),
            _noted("right"),
        )
        .join(Episode, Episode.id == EpisodeSite.episode_id)
        .where(*bouts_within(owner, first, last))
        .group_by("week", EpisodeSite.region)
    )
    return [
        (first_day(owner, number), region, bouts, left, right)
        for number, region, bouts, left, right in db.session.execute(query)
    ]


def placed_weeks(
    owner: Owner, first: date, last: date, but: Collection[str] = ()
) -> list[PlacedWeek]:
    """Bouts of each week that name any region but some."""
    week = week_number(owner, Episode.day).label("week")
    query = (
        select(week, func.count(distinct(Episode.id)))
        .join(EpisodeSite, Episode.id == EpisodeSite.episode_id)
        .where(*bouts_within(owner, first, last), EpisodeSite.region.not_in(but))
        .group_by("week")
    )
    return [PlacedWeek(first_day(owner, number), n) for number, n in db.session.execute(query)]


def _noted(side: str) -> ColumnElement[int]:
    return cast(func.sum(case((EpisodeSite.side == side, 1), else_=0)), Integer)
