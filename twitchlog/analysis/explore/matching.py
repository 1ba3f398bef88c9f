"""Each bout beside the same clock hour of the same person's other days of those weeks.

Other days are those that were tracked and on which, as on the two days before, all that was taken
has a clock time. What else differs between the days is held fixed: the day of the week, another
daily rhythm at weekends, the other factors, and how many bouts there had been: on that day so far,
and on the days before. Without these last, whoever goes without the evening's coffee after a bad
afternoon would seem to twitch for want of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from twitchlog.analysis.days import Bools, DayTable, Floats, delayed
from twitchlog.analysis.explore.clock_times import MINUTES_OF_DAY, ClockTimes, Doses
from twitchlog.analysis.explore.conditional import Sets
from twitchlog.analysis.imputation import BEFORE, filled, stages

WEEKS_DAYS = 28
LEAST_VALUES = 20
SMALLEST_SPREAD = 1e-12
EDGES = (0.0, 6.0, 24.0, 48.0)
WINDOWS = tuple(pairwise(EDGES))
SO_FAR = 3  # values of a day that change with the hour: the bouts so far, and a rhythm of weekends
REACH_BACK = 2  # days before a bout's own that the windows reach into
PAST = ((1, 1), (2, 4), (5, 10))  # spans of days before, first and last


@dataclass(frozen=True, slots=True, eq=False)
class Matched:
    """All bouts of comparable days in groups of sets; the windows' amounts come first.

    covariates  how many values follow those of the windows, the fixed ones last
    """

    groups: tuple[Sets, ...]
    covariates: int

    @property
    def bouts(self) -> int:
        """How many bouts stand beside at least one other day."""
        return sum(len(group.taken) for group in self.groups)

    @property
    def days(self) -> int:
        """How many days are compared."""
        return sum(len(group.days) for group in self.groups)

    def holding(self, setting: Floats) -> Matched:
        """The same bouts and days, with something else held fixed: (n, c)."""
        groups = (replace(group, fixed=setting[group.days]) for group in self.groups)
        return Matched(tuple(groups), SO_FAR + setting.shape[1])

    def spreads(self) -> Floats:
        """(k,) the standard deviation of each value within its sets; 1 where there is none."""
        square, count = np.zeros(len(WINDOWS) + self.covariates), 0
        for group in self.groups:
            bouts, days = group.values.shape[1:]
            own = group.values - group.values.mean(axis=2, keepdims=True)
            fixed = group.fixed - group.fixed.mean(axis=0)
            square += np.append((own**2).sum(axis=(1, 2)), bouts * (fixed**2).sum(axis=0))
            count += bouts * days
        spread = np.sqrt(square / max(count, 1))
        return np.where(spread < SMALLEST_SPREAD, 1.0, spread)

    def differing(self, window: int) -> int:
        """In how many sets not all days are alike in a window."""
        amounts = (group.values[window] for group in self.groups)
        return sum(int((one.max(axis=1) > one.min(axis=1)).sum()) for one in amounts)

    def means(self, window: int) -> tuple[float, float]:
        """The mean amount before the bouts, and at the same hours of the other days."""
        before, beside = 0.0, 0.0
        for group in self.groups:
            amounts = group.values[window]
            own = amounts[np.arange(len(group.taken)), group.taken]
            before += float(own.sum())
            beside += float(((amounts.sum(axis=1) - own) / (amounts.shape[1] - 1)).sum())
        return before / self.bouts, beside / self.bouts


def comparable(table: DayTable, known: Bools) -> Bools:
    """(n,) days that were tracked and known as far back as the windows reach."""
    days = table.tracked & known
    for back in range(1, REACH_BACK + 1):
        days[back:] &= known[:-back]
        days[:back] = False
    return days


def matched(table: DayTable, times: ClockTimes, taken: Doses, setting: Floats) -> Matched:
    """Set every bout of a comparable day beside the others of its four weeks.

    setting  (n, c) what else is held fixed of each day
    """
    days = comparable(table, taken.known)
    groups = tuple(_groups(times, taken, days, setting, (table.weekday >= 5).astype(float)))
    return Matched(groups, SO_FAR + setting.shape[1])


def settings(table: DayTable, column: int) -> tuple[Floats, Floats]:
    """(n, c) twice: the day of the week, the other factors, and the bouts of the days before.

    The first holds same-day values of the other factors fixed, which may be what the bouts have
    brought, the second those of the day before.

    column  the factor that is looked at
    """
    sunday = (table.weekday == 6).astype(float)
    weekdays = [(table.weekday == d) - sunday for d in range(6)]
    past = _past(table)
    same_day, before = (
        np.column_stack([*weekdays, others, past]) for others in _others(table, column)
    )
    return same_day, before


def _others(table: DayTable, column: int) -> tuple[Floats, Floats]:
    """(n, c) twice the other factors at their lags, in standard deviations, without gaps."""
    lagged = table.lagged()
    enough = np.isfinite(lagged).sum(axis=0) >= LEAST_VALUES
    others = [k for k, factor in enumerate(table.factors) if enough[k] and k != column]
    others = [k for k in others if not table.factors[k].outcome]
    if not others:
        return np.zeros((len(lagged), 0)), np.zeros((len(lagged), 0))
    stage = stages([table.factors[k] for k in others])
    values = filled(lagged[:, others], table.weekday, stage).values
    return values, np.where(stage != BEFORE, delayed(values, 1, before=0.0), values)


def _past(table: DayTable) -> Floats:
    """(n, 3) how many bouts there were on the days before, on a log scale from the usual."""
    logs = np.log1p(table.counts)
    known = np.isfinite(logs)
    logs = np.where(known, logs - logs[known].sum() / max(known.sum(), 1), 0.0)
    return np.column_stack(
        [sum(delayed(logs, d, before=0.0) for d in range(a, b + 1)) / (b - a + 1) for a, b in PAST]
    )


def _groups(
    times: ClockTimes, taken: Doses, days: Bools, held: Floats, weekend: Floats
) -> Iterator[Sets]:
    starts = times.starts
    earlier = np.searchsorted(starts.day, np.arange(len(days)), side="left")
    for first in range(0, len(days), WEEKS_DAYS):
        block = first + np.flatnonzero(days[first : first + WEEKS_DAYS])
        bouts = np.flatnonzero(np.isin(starts.day, block))
        if len(block) < 2 or not len(bouts):
            continue
        own = np.searchsorted(block, starts.day[bouts])
        at = times.on_day(starts.wall[bouts], block)
        at[np.arange(len(bouts)), own] = starts.at[bouts]
        so_far = np.log1p(np.maximum(starts.before(at) - earlier[block], 0))
        hour = 2 * np.pi * starts.wall[bouts, None] / MINUTES_OF_DAY
        later = [weekend[block] * np.sin(hour), weekend[block] * np.cos(hour)]
        columns = [*taken.between(at, EDGES), so_far, *later]
        yield Sets(np.stack(columns), held[block], own, block)
