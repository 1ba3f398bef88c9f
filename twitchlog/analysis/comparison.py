"""Whether episodes became more or fewer than in the span before, beyond their own ups and downs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from twitchlog.analysis.distributions import two_sided
from twitchlog.analysis.series import LEAST_OF_WEEK, WEEK, DailySeries, Floats, Tally

Change = Literal["more", "fewer", "alike", "unknown"]

LEAST_BLOCKS = 3
LONGEST_BLOCK = 4  # weeks
BLOCKS_AIMED_AT = 6
LEVEL = 0.05
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two spans of equal length, side by side.

    change  "alike" where their difference is no larger than blocks of weeks differ anyway
            (95 %), "unknown" where either span has too few tracked weeks
    """

    now: Tally
    before: Tally
    change: Change


def compare(now: DailySeries, before: DailySeries) -> Comparison:
    """Set a span beside the one before it.

    Neighbouring days resemble each other, so that counting each for itself would see changes
    everywhere: whole blocks of one to four weeks are compared (Welch's t).
    """
    return Comparison(now.tally, before.tally, _change(now.counts, before.counts))


def _change(now: Floats, before: Floats) -> Change:
    length = WEEK * min(max(len(now) // (WEEK * BLOCKS_AIMED_AT), 1), LONGEST_BLOCK)
    later, earlier = _block_means(now, length), _block_means(before, length)
    if min(len(later), len(earlier)) < LEAST_BLOCKS:
        return "unknown"
    difference = later.mean() - earlier.mean()
    error = math.sqrt(later.var(ddof=1) / len(later) + earlier.var(ddof=1) / len(earlier))
    freedom = len(later) + len(earlier) - 2
    if difference == 0 or two_sided(difference / max(error, _TINY), freedom) >= LEVEL:
        return "alike"
    return "more" if difference > 0 else "fewer"


def _block_means(counts: Floats, length: int) -> Floats:
    """Means of whole blocks counted back from the end, without those that were hardly tracked."""
    blocks = counts[len(counts) % length :].reshape(-1, length)
    known = ~np.isnan(blocks)
    enough = known.sum(axis=1) >= length * LEAST_OF_WEEK / WEEK
    return np.asarray(np.nanmean(blocks[enough], axis=1))
