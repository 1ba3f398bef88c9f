"""A person's own low and high days of a factor, told apart by values that are easily said."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from twitchlog.analysis.days import Bools, Floats

OUTER = (1 / 3, 2 / 3)
NATURAL = (5.0, 2.0, 1.0)
SLACK = 1e-9
FINEST = 4  # powers of ten that rounding goes down
MOVED = 0.15  # share of a side's days that rounding may move


@dataclass(frozen=True, slots=True)
class Thirds:
    """Low days have at most `low`, high days at least `high`.

    use  low days are those without any, high days all others; the bounds are then 0 and the
         smallest amount there is
    """

    low: float
    high: float
    use: bool

    def below(self, values: Floats) -> Bools:
        """Which of the values are low."""
        return values == 0 if self.use else values <= self.low

    def above(self, values: Floats) -> Bools:
        """Which of the values are high."""
        return values != 0 if self.use else values >= self.high


def thirds(values: Floats, *, flag: bool = False, unit: float = 1.0) -> Thirds | None:
    """The outer thirds of values (n,) without gaps; with and without for flags and mostly zeros.

    unit  what the reader's unit is worth, so that the bounds are round in that
    None where the values never change.
    """
    distinct = np.unique(values)
    if len(distinct) < 2:
        return None
    if flag or 2 * int((values == 0).sum()) > len(values):
        return Thirds(0.0, float(np.abs(distinct[distinct != 0]).min()), use=True)
    lower = float(np.quantile(values, OUTER[0], method="lower"))
    upper = float(np.quantile(values, OUTER[1], method="higher"))
    if lower >= upper:
        return _around(distinct, lower)
    exact = Thirds(lower, upper, use=False)
    rounded = (Thirds(low * unit, high * unit, use=False) for low, high in _rounder(exact, unit))
    return next((bounds for bounds in rounded if _alike(bounds, exact, values)), exact)


def _around(distinct: Floats, usual: float) -> Thirds:
    """The values on either side of one that makes up the middle and more."""
    under, over = distinct[distinct < usual], distinct[distinct > usual]
    low = float(under[-1]) if len(under) else usual
    high = float(over[0]) if len(over) else usual
    return Thirds(low, high, use=False)


def _rounder(exact: Thirds, unit: float) -> Iterator[tuple[float, float]]:
    """Both bounds in the reader's unit, rounded towards each other, to the widest steps first."""
    low, high = exact.low / unit, exact.high / unit
    top = math.floor(math.log10(high - low))
    for power, natural in product(range(top, top - FINEST, -1), NATURAL):
        step = natural * 10.0**power
        if step:
            yield (
                _tidy(math.ceil(low / step - SLACK) * step),
                _tidy(math.floor(high / step + SLACK) * step),
            )


def _tidy(value: float) -> float:
    """Without what a float adds far behind the point."""
    return float(f"{value:.9g}")


def _alike(bounds: Thirds, exact: Thirds, values: Floats) -> bool:
    """Whether hardly any day changes its side, and none is on both."""
    if bounds.low >= bounds.high:
        return False
    pairs = ((bounds.below, exact.below), (bounds.above, exact.above))
    return all(
        (here(values) != there(values)).sum() <= MOVED * there(values).sum()
        for here, there in pairs
    )
