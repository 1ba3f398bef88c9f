"""Student's t and Fisher's F: upper tails and quantiles."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

_TINY = 1e-300
_ROUNDS = 500
_PRECISION = 1e-15


def upper_tail(t: float, freedom: float) -> float:
    """P(T > t) for T with that many degrees of freedom (any positive number)."""
    if t < 0:
        return 1.0 - upper_tail(-t, freedom)
    square = t * t
    inside, outside = freedom / (freedom + square), square / (freedom + square)
    return 0.5 * _beta_share(inside, outside, freedom / 2, 0.5)


def two_sided(t: float, freedom: float) -> float:
    """P(|T| > |t|)."""
    return min(1.0, 2.0 * upper_tail(abs(t), freedom))


def f_upper_tail(ratio: float, freedom: float, rest: float) -> float:
    """P(F > ratio) for F with `freedom` degrees above and `rest` below the line."""
    whole = rest + freedom * ratio
    return _beta_share(rest / whole, freedom * ratio / whole, rest / 2, freedom / 2)


@lru_cache(maxsize=256)
def quantile(share: float, freedom: float) -> float:
    """The t below which lies that share of the distribution, 0 < share < 1."""
    if share < 0.5:
        return -quantile(1.0 - share, freedom)
    low, high = 0.0, 1.0
    while upper_tail(high, freedom) > 1.0 - share:
        low, high = high, 2.0 * high
    t = _guess(share, freedom, low, high)
    for _ in range(_ROUNDS):
        excess = upper_tail(t, freedom) - (1.0 - share)
        low, high = (t, high) if excess > 0 else (low, t)
        newton = t + excess / _density(t, freedom)
        # Halving is the way out wherever Newton's step would leave the bracket.
        following = newton if low < newton < high else 0.5 * (low + high)
        if abs(following - t) <= 1e-14 * (1.0 + t):
            break
        t = following
    return t


def _guess(share: float, freedom: float, low: float, high: float) -> float:
    """The normal quantile and its first correction, where they lie between."""
    z = NormalDist().inv_cdf(share)
    guess = z + (z**3 + z) / (4 * freedom)
    return guess if low < guess < high else 0.5 * (low + high)


def _density(t: float, freedom: float) -> float:
    log = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)
    log -= 0.5 * math.log(freedom * math.pi) + (freedom + 1) / 2 * math.log1p(t * t / freedom)
    return math.exp(log)


def _beta_share(x: float, rest: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), where rest = 1 - x."""
    if x <= 0.0:
        return 0.0
    if rest <= 0.0:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1.0 - _beta_share(rest, x, b, a)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(scale + a * math.log(x) + b * math.log(rest))
    return front * _beta_fraction(x, a, b) / a


def _beta_fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    c, d = 1.0, 1.0 / ((1.0 - (a + b) * x / (a + 1)) or _TINY)
    value = d
    for m in range(1, _ROUNDS):
        n = a + 2 * m
        even = m * (b - m) * x / ((n - 1) * n)
        d = 1.0 / ((1.0 + even * d) or _TINY)
        c = (1.0 + even / c) or _TINY
        value *= c * d
        odd = -(a + m) * (n + b - m) * x / (n * (n + 1))
        d = 1.0 / ((1.0 + odd * d) or _TINY)
        c = (1.0 + odd / c) or _TINY
        value *= c * d
        if abs(c * d - 1.0) < _PRECISION:
            break
    return value
