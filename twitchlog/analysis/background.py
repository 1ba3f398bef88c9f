"""What moves the counts beside factors and flares: the level, the week and slow drift."""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.days import Floats, Ints

# Prior standard deviations on the log rate.
LEVEL_SD = 1000.0
WEEKEND_SD = 0.2
WEEKDAY_SD = 0.1  # of one day of the week beside the others of its kind
DRIFT_SD = 2.0
DRIFT_DAYS = 120


def background(day: Ints, weekday: Ints) -> tuple[Floats, Floats]:
    """(n, p) level, week and slow cosines, and (p,) their prior precisions.

    day      (n,) ascending day numbers, 0 for the first
    weekday  (n,) 0 Monday to 6 Sunday
    """
    length = int(day[-1]) + 1
    share = (day + 0.5) / length
    waves = [np.cos(np.pi * j * share) for j in range(1, min(2, length // DRIFT_DAYS) + 1)]
    spreads = [LEVEL_SD, WEEKEND_SD] + [WEEKDAY_SD] * 5 + [DRIFT_SD] * len(waves)
    columns = np.column_stack([np.ones(len(day)), WEEK[weekday], *waves])
    return columns, np.array(spreads) ** -2


def _apart(n: int) -> Floats:
    """(n, n - 1) how n things differ, all alike (Helmert contrasts of length 1)."""
    steps = np.arange(1, n)
    table = np.tril(np.ones((n - 1, n)))
    table[steps - 1, steps] = -steps
    return np.asarray((table / np.sqrt(steps * (steps + 1))[:, None]).T)


def _week() -> Floats:
    """(7, 6) of Monday to Sunday: the weekend, how workdays differ, how its two days do."""
    table = np.zeros((7, 6))
    table[:5, 0], table[5:, 0] = -2 / 7, 5 / 7
    table[:5, 1:5], table[5:, 5:] = _apart(5), _apart(2)
    return table


WEEK = _week()
