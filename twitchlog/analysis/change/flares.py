"""How flares that fade from day to day look in the means of longer stretches of days.

A flare u_t = carry * u_(t-1) + noise has cov(u_s, u_t) = variance * carry ** |t - s|; added up over
the days of two stretches that is a product of geometric sums.
"""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.change.units import Units
from twitchlog.analysis.days import Floats
from twitchlog.analysis.state_space import Guesses

DISPERSIONS = (0.0, 0.15, 0.4, 1.0)
VARIANCES = (0.03, 0.1, 0.25, 0.6, 1.2)
CARRIES = (0.7, 0.85, 0.93, 0.97, 0.99)  # half gone after 2, 4, 10, 23 and 69 days


def all_guesses() -> Guesses:
    """The grid that is averaged over: four dispersions by no flare or 25 kinds of flare.

    It reaches to longer flares than that of the links, because what matters here is slow.
    """
    flares = [(0.0, 0.0)] + [(v, c) for v in VARIANCES for c in CARRIES]
    points = [(d, v, c) for d in DISPERSIONS for v, c in flares]
    dispersion, variance, carry = np.array(points).T
    return Guesses(dispersion, variance, carry)


def flare_covariance(units: Units, guesses: Guesses) -> Floats:
    """(g, n, n) covariance of the flares' means over the units."""
    shapes = {carry: _correlation(units, carry) for carry in np.unique(guesses.carry)}
    stacked = np.stack([shapes[carry] for carry in guesses.carry])
    return np.asarray(stacked * guesses.variance[:, None, None])


def _correlation(units: Units, carry: float) -> Floats:
    """(n, n) for a flare of variance 1; where only some days were tracked, any of them."""
    length, size = units.length, len(units.place)
    if carry == 0.0:
        return np.zeros((size, size))
    apart = np.abs(units.place[:, None] - units.place[None, :])
    within = (1 - carry**length) / (1 - carry)
    between = carry ** np.maximum((apart - 1) * length + 1, 0) * (within / length) ** 2
    steps = np.arange(1, length)
    whole = (length + 2 * ((length - steps) * carry**steps).sum()) / length**2
    sampled = (1 - whole) * length / (length - 1) * (1 / units.tracked - 1 / length)
    between[np.arange(size), np.arange(size)] = whole + sampled
    return np.asarray(between)
