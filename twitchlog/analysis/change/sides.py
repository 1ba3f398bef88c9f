"""Left and right: whether one side comes more often than chance and lasting spots would make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from twitchlog.analysis.change.clusters import sum_error
from twitchlog.analysis.change.places import Places

Side = Literal["left", "right", "even"]

LEAST_WEEKS = 12
LEAST_NOTED = 24


@dataclass(frozen=True, slots=True)
class Balance:
    """How what was noted on one side only is shared.

    left, right  how often it was noted
    share        of the left, with a 95 % interval; NaN where there is nothing
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
        share = left / (left + right) if left + right else float("nan")
        return Balance(left, right, share, float("nan"), float("nan"), weeks, None)
    share = left / (left + right)
    used = np.flatnonzero(found.tracked > 0)
    error, t = sum_error((found.left - share * both)[used].astype(np.float64))
    # With next to nothing on one side the error vanishes; one more on either side keeps it alive.
    reach = t * max(error, 1.0) / (left + right)
    low, high = max(0.0, share - reach), min(1.0, share + reach)
    side: Side = "left" if low > 0.5 else "right" if high < 0.5 else "even"
    return Balance(left, right, share, low, high, weeks, side)
