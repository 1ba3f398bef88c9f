"""Errors from whole weeks: episodes of one flare are no more than one piece of evidence."""

from __future__ import annotations

from math import sqrt

import numpy as np

from twitchlog.analysis.days import Floats
from twitchlog.analysis.distributions import f_upper_tail, quantile

LEAST_WAVES = 3


def zero_mean(scores: Floats) -> float:
    """The chance that (w, k) scores of independent weeks stray so far from 0 (Hotelling's T²)."""
    weeks, size = scores.shape
    mean = scores.mean(axis=0)
    around = scores - mean
    spread = around.T @ around / (weeks - 1)
    square = weeks * mean @ np.linalg.lstsq(spread, mean, rcond=None)[0]
    ratio = float(square) * (weeks - size) / (size * (weeks - 1))
    return f_upper_tail(max(ratio, 0.0), size, weeks - size)


def sum_error(scores: Floats) -> tuple[float, float]:
    """The standard error of the sum of (w,) scores of successive weeks, and its t for 95 %.

    Weeks resemble each other, so that only slow waves of the scores say how far their sum strays
    (equally weighted cosines: Lazarus, Lewis, Stock and Watson 2018).
    """
    weeks = len(scores)
    waves = max(LEAST_WAVES, int(0.41 * weeks ** (2 / 3)))
    share = (np.arange(weeks) + 0.5) / weeks
    heights = np.cos(np.pi * np.outer(np.arange(1, waves + 1), share)) @ (scores - scores.mean())
    error = sqrt(2 * float(heights @ heights) / waves)
    return error, quantile(0.975, waves)
