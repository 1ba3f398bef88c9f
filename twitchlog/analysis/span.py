"""A stretch of local days, and how finely it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

Step = Literal["day", "week", "month"]

LONGEST_BY_DAY = 366
LONGEST_TYPES_BY_DAY = 92


@dataclass(frozen=True, slots=True)
class Span:
    """The days from first to last, both included."""

    first: date
    last: date

    @classmethod
    def ending(cls, last: date, days: int) -> Span:
        """The span of that many days up to and including the last."""
        return cls(last - timedelta(days=days - 1), last)

    @property
    def days(self) -> int:
        """How many days it holds; 0 or less where it ends before it begins."""
        return (self.last - self.first).days + 1

    @property
    def by_week(self) -> bool:
        """Whether it is too long to be drawn day by day."""
        return self.days > LONGEST_BY_DAY

    @property
    def before(self) -> Span:
        """The span of the same length that ends where this one begins."""
        return Span.ending(self.first - timedelta(days=1), self.days)

    @property
    def type_step(self) -> Step:
        """How finely types are counted: seven rows of bars need wider steps than one."""
        if self.by_week:
            return "month"
        return "day" if self.days <= LONGEST_TYPES_BY_DAY else "week"


class Gap(NamedTuple):
    """Days in a row of which nothing is known, both ends included."""

    first: date
    last: date


def gaps(starts: Sequence[date], after: date, missing: Iterable[bool]) -> tuple[Gap, ...]:
    """Missing steps, neighbours joined.

    starts  first day of each step; after is the day behind the last one
    """
    found: list[Gap] = []
    ends = [*starts[1:], after]
    for start, end, gone in zip(starts, ends, missing, strict=True):
        if not gone:
            continue
        last = end - timedelta(days=1)
        if found and found[-1].last + timedelta(days=1) == start:
            found[-1] = Gap(found[-1].first, last)
        else:
            found.append(Gap(start, last))
    return tuple(found)


def week_of(day: date, starts_on: int = 0) -> date:
    """The first day of a day's week; weeks start on 0 Monday to 6 Sunday."""
    return day - timedelta(days=(day.weekday() - starts_on) % 7)


def month_of_week(week: date) -> date:
    """The first of the month that holds a week's middle day, given the week's first day."""
    return (week + timedelta(days=3)).replace(day=1)


def following(start: date, step: Step) -> date:
    """The first day of the step after the one that starts on a day."""
    if step == "month":
        return (start + timedelta(days=31)).replace(day=1)
    return start + timedelta(days=7 if step == "week" else 1)
