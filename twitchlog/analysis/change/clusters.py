"""Tests that take whole weeks, or runs of them, for one piece of evidence each."""

from __future__ import annotations

from math import exp

import numpy as np

from twitchlog.analysis.days import Floats
from twitchlog.analysis.distributions import f_upper_tail

WAVES = 2


def zero_mean(scores: Floats) -> float:
    """The chance that (w, k) scores of independent weeks stray so far from 0 (Hotelling's T²)."""
    weeks, size = scores.shape
    mean = scores.mean(axis=0)
    around = scores - mean
    spread = around.T @ around / (weeks - 1)
    square = weeks * mean @ np.linalg.lstsq(spread, mean, rcond=None)[0]
    ratio = float(square) * (weeks - size) / (size * (weeks - 1))
    return f_upper_tail(max(ratio, 0.0), size, weeks - size)


def week_waves(scores: Floats) -> Floats:
    """(w, 4) the first two waves of the week in (w, 7) scores of days.

    Fewer numbers than days, and those in which weekends, and any single day, show best.
    """
    waves = np.fft.fft(scores, axis=1)[:, 1 : WAVES + 1]
    return np.column_stack([waves.real, waves.imag])


def same_hours(runs: Floats) -> float:
    """The chance that (r, 24) counts of hours agree so well between runs of weeks.

    If no hour were preferred, each run could as well have been logged by a clock set otherwise.
    So the first two waves of the day are added up over the runs, as Rayleigh's test does.
    """
    waves = np.fft.fft(runs, axis=1)[:, 1 : WAVES + 1]
    together = np.abs(waves.sum(axis=0)) ** 2
    apart = (np.abs(waves) ** 2).sum(axis=0)
    agreed = float((together[apart > 0] / apart[apart > 0]).sum())
    return exp(-agreed) * (1 + agreed)
