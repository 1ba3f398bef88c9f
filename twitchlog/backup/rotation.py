"""Which of many copies stay: of each of the last days, weeks and months the newest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Rotation:
    """For how many days, weeks and months a copy is kept; those without any do not count."""

    days: int
    weeks: int
    months: int


def kept(moments: Iterable[datetime], rotation: Rotation) -> set[datetime]:
    """The moments whose copies stay: the newest of each period, and always the newest of all."""
    newest_first = sorted(moments, reverse=True)
    stay = set(newest_first[:1])
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (rotation.days, lambda at: at.date()),
        (rotation.weeks, lambda at: at.isocalendar()[:2]),
        (rotation.months, lambda at: (at.year, at.month)),
    )
    for number, period in periods:
        newest: dict[object, datetime] = {}
        for at in newest_first:
            newest.setdefault(period(at), at)
        stay.update(list(newest.values())[:number])
    return stay
