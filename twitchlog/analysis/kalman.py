"""Kalman filter and smoother for a scalar state that fades from day to day (an AR(1) process).

The state is the flare: u_t = carry * u_(t-1) + noise, with standing variance `variance`. It is
seen through noise on tracked days only; days between two tracked ones are stepped over at once.
Source: Durbin and Koopman, Time Series Analysis by State Space Methods, 2nd ed., chapter 4.
"""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.days import Floats, Ints

BLOCK = 128


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
    gain, error = _gains(noise, variance, carry, day)
    scale = 1.0 / np.sqrt(error)
    products = np.zeros((len(variance), c, c))
    state = np.zeros((len(variance), c))
    pull = np.empty_like(state)
    kept = _carried(carry, day)[:, :, None]
    gain = gain[:, :, None]
    for start in range(0, n, BLOCK):
        stop = min(n, start + BLOCK)
        surprise = np.empty((stop - start, len(variance), c))
        for i in range(start, stop):
            row = surprise[i - start]
            np.subtract(columns[i], state, out=row)
            np.multiply(gain[i], row, out=pull)
            state += pull
            state *= kept[i]
        surprise *= scale[start:stop, :, None]
        by_guess = surprise.transpose(1, 0, 2)
        products += by_guess.transpose(0, 2, 1) @ by_guess
    return products, np.log(error).sum(axis=0)


def smoothed(series: Floats, noise: Floats, variance: float, carry: float, day: Ints) -> Floats:
    """(n,) the expected flare on each tracked day, given the whole series (n,)."""
    kept = _carried(np.array([carry]), day)[:, 0]
    ahead, ahead_var, now, now_var = (np.zeros(len(series)) for _ in range(4))
    mean, var = 0.0, variance
    for i in range(len(series)):
        ahead[i], ahead_var[i] = mean, var
        gain = var / (var + noise[i])
        now[i], now_var[i] = mean + gain * (series[i] - mean), var * (1 - gain)
        mean, var = kept[i] * now[i], kept[i] ** 2 * now_var[i] + variance * (1 - kept[i] ** 2)
    result = now.copy()
    for i in range(len(series) - 2, -1, -1):
        if ahead_var[i + 1] > 0:
            pull = now_var[i] * kept[i] / ahead_var[i + 1]
            result[i] += pull * (result[i + 1] - ahead[i + 1])
    return result


def _carried(carry: Floats, day: Ints) -> Floats:
    """(n, g) share of the flare that is left on the next tracked day."""
    gaps = np.append(np.diff(day), 1)
    shares: Floats = carry[None, :] ** gaps[:, None]
    return shares


def _gains(noise: Floats, variance: Floats, carry: Floats, day: Ints) -> tuple[Floats, Floats]:
    """(n, g) Kalman gains and one-step error variances; they do not depend on the response."""
    kept = _carried(carry, day) ** 2
    fresh = variance * (1 - kept)
    by_day = np.ascontiguousarray(noise.T)
    gain, error = np.empty_like(kept), np.empty_like(kept)
    state = variance.copy()
    for i in range(len(day)):
        np.add(state, by_day[i], out=error[i])
        np.divide(state, error[i], out=gain[i])
        np.multiply(gain[i], by_day[i], out=state)
        state *= kept[i]
        state += fresh[i]
    return gain, error
