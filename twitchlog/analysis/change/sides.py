"""Left and right: whether one side comes more often than chance and lasting spots would make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from twitchlog.analysis.change.lasting import lasting
from twitchlog.analysis.change.places import Places

Side = Literal["left", "right", "even"]

LEAST_WEEKS = 16
LEAST_NOTED = 24


@dataclass(frozen=True, slots=True)
class Balance:
    """How what was noted on one side only is shared.

    left, right  how often it was noted
    share        of the left in a week, with a 95 % interval; NaN where there is too little
    weeks        in which a side was noted
    side         None where there is too little
    """

    left: int
    right: int
    share: float
    low: float
    high: float
    weeks: int
    side: Side | None


def balance(found: Places) -> Balance:
    """The share of the left among left and right, judged by weeks as they follow each other."""
    left, right = int(found.left.sum()), int(found.right.sum())
    both = found.left + found.right
    weeks = int((both > 0).sum())
    if left + right < LEAST_NOTED or weeks < LEAST_WEEKS:
        return Balance(left, right, float("nan"), float("nan"), float("nan"), weeks, None)
    used = np.flatnonzero(both)
    shares = found.left[used] / both[used]
    level = np.ones((len(used), 1))
    known = lasting(used, shares, 1 / both[used], level, np.ones(1))
    low, high = known.interval
    side: Side = "left" if low > 0.5 else "right" if high < 0.5 else "even"
    return Balance(left, right, known.mean, max(0.0, low), min(1.0, high), weeks, side)
