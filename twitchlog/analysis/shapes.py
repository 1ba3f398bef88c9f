"""How a claimed link runs: straight, mostly at one end, or with a turn between."""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass, replace
from typing import Literal

import numpy as np

from twitchlog.analysis.days import Floats
from twitchlog.analysis.distributions import quantile

Kind = Literal["line", "both_ends", "middle", "above", "below"]

LARGEST_RATIO = 1e6
WIDER = 1.15  # times its 95 % interval, one of 97.5 % is (Student's t, 60 degrees of freedom)
TURNING = frozenset({"both_ends", "middle"})


@dataclass(frozen=True, slots=True)
class Slope:
    """Effect on the log rate of some more of a factor, and its 95 % interval."""

    effect: float
    low: float
    high: float

    @property
    def sign(self) -> int:
        """1 or -1 where a 97.5 % interval is all above or below zero, else 0."""
        reach = WIDER * (self.high - self.low) / 2
        return int(np.sign(self.effect)) if abs(self.effect) > reach else 0

    @property
    def ratios(self) -> tuple[float, float, float] | None:
        """How many times as many episodes, and the interval; None where that is beyond meaning."""
        logs = (self.effect, self.low, self.high)
        if max(map(abs, logs)) > math.log(LARGEST_RATIO):
            return None
        return math.exp(self.effect), math.exp(self.low), math.exp(self.high)

    def times(self, amount: float) -> Slope:
        """The same for that amount of the factor."""
        return Slope(self.effect * amount, self.low * amount, self.high * amount)


@dataclass(frozen=True, slots=True)
class Turn:
    """The value at which a link turns, and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Shape:
    """How a claimed link runs.

    kind       "line": no bend is claimed; "both_ends": more episodes at both ends of the values
               than between; "middle": fewer at both ends; "above", "below": mostly above, mostly
               below `split`
    p, q       chance alone would bend it so; with all tested links in view. None if not tested
    straight   a line through all values is claimed too, and the link does not turn
    split      the value at which two lines were put in place of one; None for "line"
    turn       of "both_ends" and "middle", where the journal narrows it down
    low, high  the two lines, for one step of the factor; None for "line"
    """

    kind: Kind
    p: float | None = None
    q: float | None = None
    straight: bool = True
    split: float | None = None
    turn: Turn | None = None
    low: Slope | None = None
    high: Slope | None = None

    @property
    def turns(self) -> bool:
        """Whether the link has opposite directions at its two ends."""
        return self.kind in TURNING

    @property
    def leading(self) -> Slope | None:
        """The line that gives the link its direction: the high one where it turns."""
        return self.low if self.kind == "below" else self.high

    def per_step(self, middle: float, scale: float, step: float) -> Shape:
        """From standard deviations around a middle to the factor's own unit, and its steps."""
        turn = self.turn and Turn(*(middle + scale * x for x in astuple(self.turn)))
        split = None if self.split is None else middle + scale * self.split
        low, high = (side and side.times(step / scale) for side in (self.low, self.high))
        return replace(self, split=split, turn=turn, low=low, high=high)


@dataclass(frozen=True, slots=True, eq=False)
class Tails:
    """How steep a bend is in the low and in the high tail; between, one goes over into the other.

    effects     (2,) on the log rate
    covariance  (2, 2) of their errors
    knots       (3,) where the low tail ends, the middle, where the high tail begins
    """

    effects: Floats
    covariance: Floats
    freedom: float
    knots: Floats

    @property
    def split(self) -> float:
        """Where the slope is zero; the middle knot where it is nowhere."""
        share = self._share
        return self._value(share) if 0 < share < 1 else float(self.knots[1])

    @property
    def turn(self) -> Turn | None:
        """Where the slope is zero; None unless both ends of the interval lie between the tails.

        By Fieller's theorem: all values at which the slope may be zero.
        """
        low, rise = float(self.effects[0]), float(self.effects[1] - self.effects[0])
        (a, b), (_, d) = self.covariance.tolist()
        square = quantile(0.975, self.freedom) ** 2
        lead = rise**2 - square * (a - 2 * b + d)
        half = low * rise - square * (b - a)
        rest = low**2 - square * a
        if rest <= 0 or lead <= 0 or half**2 <= lead * rest:
            return None
        root = (half**2 - lead * rest) ** 0.5
        first, last = (-half - root) / lead, (-half + root) / lead
        if not 0 < first < last < 1:
            return None
        return Turn(*(self._value(share) for share in (self._share, first, last)))

    @property
    def _share(self) -> float:
        """How far the slope has come from the low tail's to the high tail's where it is zero."""
        rise = float(self.effects[1] - self.effects[0])
        return -float(self.effects[0]) / rise if rise else -1.0

    def _value(self, share: float) -> float:
        """Where the slope has come that share of the way."""
        low, middle, high = self.knots.tolist()
        if share <= (middle - low) / (high - low):
            return float(low + (share * (middle - low) * (high - low)) ** 0.5)
        return float(high - ((1 - share) * (high - middle) * (high - low)) ** 0.5)


def shape_of(low: Slope, high: Slope, direction: int) -> Kind:
    """How a bent link runs, by its slopes below and above the split.

    direction  of the line where that is claimed too, else 0

    It turns only where either side alone speaks for that (Simonsohn 2018), at .025 each, so that
    both together do: a threshold, too, bends a curve so far that it seems to turn.
    """
    if low.sign * high.sign < 0:
        return "both_ends" if high.sign > 0 else "middle"
    t = [side.effect / (side.high - side.low) for side in (low, high)]
    strength = [x * direction if direction else abs(x) for x in t]
    return "above" if strength[1] > strength[0] else "below"
