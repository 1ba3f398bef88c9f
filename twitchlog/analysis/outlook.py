"""How many more days it takes until there is enough, if the coming weeks are like the last ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import numpy as np

from twitchlog.analysis.days import DayTable, Floats
from twitchlog.analysis.enough import factor_needs, journal_needs

# A look back of up to four weeks, and never further ahead than three times that.
LOOK_BACK, LEAST_LOOK_BACK, FARTHER = 28, 7, 3
# The later half of it has to tell about the same: at most twice as many days, or a week more.
TWICE, A_WEEK = 2, 7


@dataclass(frozen=True, slots=True)
class Outlook:
    """Days from today on; what cannot be told honestly is absent.

    journal  until the whole journal has enough, or None
    factors  until one factor has enough values of its own, by slug
    """

    journal: int | None = None
    factors: Mapping[str, int] = field(default_factory=dict)


def outlook(table: DayTable, today: date) -> Outlook:
    """What is still to come, from the person's own last weeks, gaps in them included."""
    course = _Course(_until(table, today))
    back = min(LOOK_BACK, len(course.table.counts))
    if back < LEAST_LOOK_BACK:
        return Outlook()
    waiting = [k for k in course.asked if course.needs(k, back, 0)]
    days = {k: _agreed(partial(course.needs, k), back) for k in waiting}
    return Outlook(
        journal=_agreed(course.lacks, back) if course.lacks(back, 0) else None,
        factors={table.factors[k].slug: n for k, n in days.items() if n is not None},
    )


def rounded_up(days: int) -> int:
    """A number of days no more exact than it can be: 8, 15, 40, 90."""
    step = 1 if days <= 10 else 5 if days <= 40 else 10
    return -(-days // step) * step


def claims_since(table: DayTable, links: int) -> date | None:
    """The first day on which the journal had enough for looking at that many links, or None."""

    def lacks(rows: int) -> bool:
        return bool(journal_needs(table.counts[:rows], links))

    rows = len(table.counts)
    return None if lacks(rows) else table.day(_turn(lacks, rows))


class _Course:
    """A journal up to yesterday, and what it needs if its last days come again in turn."""

    def __init__(self, table: DayTable) -> None:
        self.table = table
        self.asked = [k for k, factor in enumerate(table.factors) if not factor.outcome]
        self._values = table.lagged()

    def needs(self, k: int, back: int, ahead: int) -> bool:
        """Whether a factor lacks values after so many days that repeat the last ones."""
        tracked = np.isfinite(_repeated(self.table.counts, back, ahead))
        values = _repeated(self._values[:, k], back, ahead)
        return bool(factor_needs(self.table.factors[k], values[tracked]))

    def lacks(self, back: int, ahead: int) -> bool:
        """Whether the whole journal does."""
        links = sum(not self.needs(k, back, ahead) for k in self.asked)
        return bool(journal_needs(_repeated(self.table.counts, back, ahead), links))


def _agreed(lacks: Callable[[int, int], bool], back: int) -> int | None:
    """Days until nothing is lacking, where the later half of the look back tells about the same."""
    whole, half = (_first(partial(lacks, days), FARTHER * back) for days in (back, back // 2))
    if whole is None or half is None or max(whole, half) > TWICE * min(whole, half) + A_WEEK:
        return None
    return whole


def _first(lacks: Callable[[int], bool], farthest: int) -> int | None:
    """The fewest days ahead with which nothing is lacking; None if that is too far to tell."""
    return None if lacks(farthest) else _turn(lacks, farthest)


def _turn(lacks: Callable[[int], bool], most: int) -> int:
    """The fewest days with which nothing is lacking, where most of them are enough."""
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if lacks(middle) else (low, middle)
    return high


def _until(table: DayTable, today: date) -> DayTable:
    """The table up to yesterday; days after the last known one are not recorded."""
    missing = (today - table.first).days - len(table.counts)
    if missing <= 0:
        return table
    counts = np.concatenate([table.counts, np.full(missing, np.nan)])
    gap = np.full((missing, table.values.shape[1]), np.nan)
    return DayTable(table.first, counts, np.vstack([table.values, gap]), table.factors)


def _repeated(values: Floats, back: int, ahead: int) -> Floats:
    """Values (n,) and so many days more, in which the last ones come again in turn."""
    return np.concatenate([values, np.resize(values[len(values) - back :], ahead)])
