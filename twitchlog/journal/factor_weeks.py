"""Factors week by week, their days' values made in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Subquery, case, func, select

from twitchlog.catalogue import Factor
from twitchlog.database import db
from twitchlog.journal.weeks import first_day, week_number
from twitchlog.models import Reading
from twitchlog.records import Owner


class FactorWeek(NamedTuple):
    """A week's first day, the sum of a factor's effective values, and the days that have one."""

    factor: str
    week: date
    total: float
    days: int


def factor_weeks(
    owner: Owner, factors: Sequence[Factor], first: date, last: date
) -> list[FactorWeek]:
    """What the effective values of each factor's days add up to, week by week."""
    days = _effective(owner, factors, first, last)
    week = week_number(owner, days.c.day)
    query = (
        select(days.c.factor, week, func.sum(days.c.value), func.count())
        .where(days.c.value.is_not(None))
        .group_by(days.c.factor, week)
    )
    return [
        FactorWeek(factor, first_day(owner, number), total, count)
        for factor, number, total, count in db.session.execute(query)
    ]


def _effective(owner: Owner, factors: Sequence[Factor], first: date, last: date) -> Subquery:
    """The effective value of each day and factor: a statement, else what readings make."""
    slugs = {
        rule: [factor.slug for factor in factors if factor.combine == rule]
        for rule in ("mean", "max", "last")
    }
    live = (Reading.owner_id == owner.id, Reading.deleted_at.is_(None))
    timed = case((Reading.at.is_not(None), Reading.value))
    stated = func.max(case((Reading.at.is_(None), Reading.value)))
    made = case(
        (Reading.factor.in_(slugs["mean"]), func.avg(timed)),
        (Reading.factor.in_(slugs["max"]), func.max(timed)),
        (Reading.factor.in_(slugs["last"]), _latest(owner)),
        else_=func.sum(timed),
    )
    return (
        select(Reading.day, Reading.factor, func.coalesce(stated, made).label("value"))
        .where(
            *live,
            Reading.factor.in_([factor.slug for factor in factors]),
            Reading.day >= first,
            Reading.day <= last,
        )
        .group_by(Reading.day, Reading.factor)
        .subquery()
    )


def _latest(owner: Owner) -> ColumnElement[float]:
    """The last timed reading of the day and factor of the query around it."""
    later = select(Reading).subquery("later")
    return (
        select(later.c.value)
        .where(
            later.c.owner_id == owner.id,
            later.c.deleted_at.is_(None),
            later.c.at.is_not(None),
            later.c.day == Reading.day,
            later.c.factor == Reading.factor,
        )
        .order_by(later.c.at.desc(), later.c.value.desc())
        .limit(1)
        .scalar_subquery()
    )
