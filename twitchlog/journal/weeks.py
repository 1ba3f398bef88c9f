"""Weeks in SQL: a number for each, and back to its first day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from twitchlog.records import Owner

EPOCH = date(1970, 1, 1)
# Keeps day numbers positive, because integer division rounds towards zero; a multiple of seven,
# and three more, because 1970 began on a Thursday.
SHIFT = 700_003


class DayNumber(FunctionElement[int]):
    """Days since 1970 of a day that is stored as text."""

    type = Integer()
    name = "day_number"
    inherit_cache = True


@compiles(DayNumber, "sqlite")
def _on_sqlite(element: DayNumber, compiler: Any, **options: Any) -> str:
    return f"CAST(julianday({compiler.process(element.clauses, **options)}) - 2440587.5 AS INTEGER)"


@compiles(DayNumber, "postgresql")
def _on_postgresql(element: DayNumber, compiler: Any, **options: Any) -> str:
    return f"(CAST({compiler.process(element.clauses, **options)} AS date) - DATE '1970-01-01')"


def weekday(day: Any) -> ColumnElement[int]:
    """A day's weekday, 0 Monday to 6 Sunday."""
    return (DayNumber(day) + SHIFT) % 7


def week_number(owner: Owner, day: Any) -> ColumnElement[int]:
    """A number that the days of one of the owner's weeks share."""
    return (DayNumber(day) + (SHIFT - owner.settings.week_starts_on)) // 7


def first_day(owner: Owner, week: int) -> date:
    """The first day of the week of that number."""
    return _day(7 * week - SHIFT + owner.settings.week_starts_on)


@lru_cache(10_000)
def _day(number: int) -> date:
    return EPOCH + timedelta(days=number)
