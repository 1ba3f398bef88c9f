"""What a person writes down of a life: days and readings are left out."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.random import Generator

from bench.truth.life import SLUGS, YEAR, Life
from bench.truth.worlds import Logging
from twitchlog.analysis.days import Bools
from twitchlog.records import DaySummary

FIRST = date(2024, 1, 1)
WEEK = 7


def written(life: Life, logging: Logging, rng: Generator) -> list[DaySummary]:
    """The journal, one summary for each day that is known."""
    quiet = life.counts <= np.median(life.counts)
    known = ~_days_left_out(quiet, logging, rng)
    blank = rng.random(life.values.shape) < logging.readings
    unsaid = rng.random(life.values.shape) < logging.quiet_readings
    blank |= quiet[:, None] & unsaid
    return [
        DaySummary(
            day=FIRST + timedelta(days=int(t)),
            tracked="episodes" if life.counts[t] else "none",
            episodes=int(life.counts[t]),
            values={s: float(life.values[t, k]) for k, s in enumerate(SLUGS) if not blank[t, k]},
        )
        for t in np.flatnonzero(known)
    ]


def _days_left_out(quiet: Bools, logging: Logging, rng: Generator) -> Bools:
    n = len(quiet)
    out = rng.random(n) < logging.days
    out |= quiet & (rng.random(n) < logging.quiet_days)
    for start in rng.integers(0, n, size=rng.poisson(logging.weeks_away * n / YEAR)):
        out[start : start + WEEK] = True
    return np.asarray(out, dtype=np.bool_)
