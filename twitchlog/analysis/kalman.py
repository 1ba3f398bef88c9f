"""Kalman filter and smoother for a scalar state that fades from day to day (an AR(1) process).

The state is the flare: u_t = carry * u_(t-1) + noise, with standing variance `variance`. It is
seen through noise on tracked days only; days between two tracked ones are stepped over at once.
Source: Durbin and Koopman, Time Series Analysis by State Space Methods, 2nd ed., chapter 4.

The filter is fast because time is folded: n tracked days become a few steps in each of many
stretches, and all stretches take their next step at once. What a stretch makes of what it begins
with is known beforehand (of a variance a ratio of two lines, of a surprise a line), so that the
beginnings can be had first.
"""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.days import Floats, Ints

MOST_STEPS = 16  # products over a stretch stay within what a float can hold
TOGETHER = 450_000  # numbers whitened at once, few enough for the processor's cache


def whitened_products(
    columns: Floats, noise: Floats, variance: Floats, carry: Floats, day: Ints
) -> tuple[Floats, Floats]:
    """What generalised least squares needs, for many guesses of the flare at once.

    columns   (n, c) design and response, one row per tracked day
    noise     (g, n) observation variance under each of g guesses
    variance  (g,) standing variance of the flare
    carry     (g,) share of the flare left after one day
    day       (n,) ascending day numbers

    Returns (g, c, c) columns' W columns, where W is the inverse covariance of the response, and
    (g,) the log determinant of that covariance.
    """
    n, c = columns.shape
    kept = _kept(carry, day)
    errors, fade = _errors(noise, variance, kept)
    scale = 1.0 / np.sqrt(errors)
    products = np.empty((len(carry), c, c))
    for share in np.unique(carry):
        alike = np.flatnonzero(carry == share)
        moves = columns.copy()
        moves[1:] -= kept[alike[0], :-1, None] * columns[:-1]
        folded = _folded(moves.T, 0.0)
        handed = _handed_on(folded, fade[:, alike])
        for part in np.array_split(np.arange(len(alike)), -(-len(alike) * n * c // TOGETHER)):
            some = alike[part]
            surprises = _surprises(folded, fade[:, some], handed[part])
            surprises *= scale[:, some, None]
            products[some] = (surprises @ surprises.swapaxes(2, 3)).sum(axis=0)
    return products, np.log(errors).sum(axis=(0, 2))


def smoothed(series: Floats, noise: Floats, variance: float, carry: float, day: Ints) -> Floats:
    """(n,) the expected flare on each tracked day, given the whole series (n,)."""
    kept = _kept(np.array([carry]), day)[0].tolist()
    seen: list[tuple[float, float, float]] = []
    mean, var = 0.0, variance
    for value, spread, share in zip(series.tolist(), noise.tolist(), kept, strict=True):
        gain = var / (var + spread)
        now, now_var = mean + gain * (value - mean), var * (1 - gain)
        mean, var = share * now, share**2 * now_var + variance * (1 - share**2)
        seen.append((now, now_var * share / var if var > 0 else 0.0, mean))
    flare = seen[-1][0]
    result = [flare]
    for now, pull, ahead in reversed(seen[:-1]):
        flare = now + pull * (flare - ahead)
        result.append(flare)
    return np.array(result[::-1])


def _kept(carry: Floats, day: Ints) -> Floats:
    """(g, n) share of the flare that is left on the next tracked day; after the last one, none."""
    shares, which = np.unique(carry, return_inverse=True)
    left = np.zeros((len(shares), len(day)))
    np.power(shares[:, None], np.diff(day), out=left[:, :-1])
    return left[which]


def _folded(series: Floats, blank: float) -> Floats:
    """(k, n) as (steps, k, stretches); the end of the last stretch is filled with a blank."""
    k, n = series.shape
    steps = max(1, min(MOST_STEPS, round(n**0.5 / 3)))
    stretches = -(-n // steps)
    whole = np.full((k, stretches * steps), blank)
    whole[:, :n] = series
    return np.ascontiguousarray(whole.reshape(k, stretches, steps).transpose(2, 0, 1))


def _errors(noise: Floats, variance: Floats, kept: Floats) -> tuple[Floats, Floats]:
    """Variances of the one-step errors, and the share of an error that goes into the next one.

    Of noise (g, n), variance (g,) and kept (g, n), both (steps, g, stretches). They do not depend
    on the response. Beyond the last day errors are 1.
    """
    share, seen = _folded(kept, 0.0), _folded(noise, 1.0)
    fresh = variance[:, None] * (1 - share**2)
    passed = seen * share**2
    errors = np.empty_like(seen)
    state = _beginnings(seen, passed, fresh, variance)
    for i in range(len(seen)):
        error = np.add(state, seen[i], out=errors[i])
        state = passed[i] * state
        state /= error
        state += fresh[i]
    steps, _, stretches = errors.shape
    errors[steps - (steps * stretches - kept.shape[1]) :, :, -1] = 1.0
    return errors, share * seen / errors


def _beginnings(seen: Floats, passed: Floats, fresh: Floats, variance: Floats) -> Floats:
    """(g, stretches) the flare's variance at the beginning of each stretch.

    A day takes the variance v to passed * v / (v + seen) + fresh, a ratio of two lines in v; so
    does a whole stretch. Nothing is subtracted, so that nothing is lost.
    """
    _, g, stretches = seen.shape
    above, below = np.zeros((2, 2, g, stretches))
    above[0], below[1] = 1.0, 1.0
    for i in range(len(seen)):
        below *= seen[i]
        below += above
        above *= passed[i]
        above += fresh[i] * below
    (rise, base), (slope, floor) = above.swapaxes(1, 2).copy(), below.swapaxes(1, 2).copy()
    found = np.empty((stretches, g))
    state = variance
    for i in range(stretches):
        found[i] = state
        state = (rise[i] * state + base[i]) / (slope[i] * state + floor[i])
    return np.ascontiguousarray(found.T)


def _surprises(moves: Floats, fade: Floats, handed: Floats) -> Floats:
    """(steps, g, c, stretches) the one-step errors of all columns.

    moves  (steps, c, stretches) each column less what is left of the day before
    fade   (steps, g, stretches) the share of an error that goes into the next one
    handed (g, c, stretches) what each stretch gets from the errors before it
    """
    steps, c, stretches = moves.shape
    surprises = np.empty((steps, fade.shape[1], c, stretches))
    np.add(moves[0], handed, out=surprises[0])
    for i in range(1, steps):
        row = np.multiply(fade[i - 1, :, None], surprises[i - 1], out=surprises[i])
        row += moves[i]
    return surprises


def _handed_on(moves: Floats, fade: Floats) -> Floats:
    """(g, c, stretches) what each stretch gets from the errors before it."""
    left = np.multiply.accumulate(fade[::-1], axis=0)[::-1]
    through, by_stretch = left[0].T[:, :, None].copy(), left.transpose(2, 1, 0).copy()
    made = by_stretch @ moves.transpose(2, 0, 1).copy()
    handed = np.zeros_like(made)
    for i in range(len(made) - 1):
        row = np.multiply(through[i], handed[i], out=handed[i + 1])
        row += made[i]
    return np.ascontiguousarray(handed.transpose(1, 2, 0))
