"""What moves the counts beside factors and flares: the level, the week and slow drift."""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.days import Floats, Ints

# Prior standard deviations on the log rate; those of the week in journals of up to FEW_DAYS.
LEVEL_SD = 1000.0
WEEKEND_SD = 0.2
WEEKDAY_SD = 0.15  # of one day of the week beside the others of its kind
SLOW_SD = 2.0
FEW_DAYS = 120
MANY_DAYS = 240  # of fewer, one half wave tells a season as well
YEAR = 365.25  # days


def background(day: Ints, weekday: Ints) -> tuple[Floats, Floats]:
    """(n, p) level, week, slow waves and season, and (p,) their prior precisions.

    day      (n,) ascending day numbers, 0 for the first
    weekday  (n,) 0 Monday to 6 Sunday

    What is assumed of the week counts for less the more weeks there are: a long journal tells of
    its own Mondays.
    """
    length = int(day[-1]) + 1
    trust = max(1.0, length / FEW_DAYS)
    week = [WEEKEND_SD * trust] + [WEEKDAY_SD * trust] * 5
    slow = _slow(day, length)
    columns = np.column_stack([np.ones(len(day)), WEEK[weekday], *slow])
    return columns, np.array([LEVEL_SD, *week] + [SLOW_SD] * len(slow)) ** -2


def _slow(day: Ints, length: int) -> list[Floats]:
    """Half a wave over the whole journal; over a long one another, and the year."""
    half = np.pi * (day + 0.5) / length
    if length < MANY_DAYS:
        return [np.cos(half)]
    season = 2 * np.pi * day / YEAR
    return [np.cos(half), np.cos(2 * half), np.sin(season), np.cos(season)]


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
