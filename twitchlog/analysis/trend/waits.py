"""How long it takes from the start of one bout to the start of the next.

A stretch with a day that was not tracked is left out: a bout may have begun on it. What is known
of such times lies within the span, so that the longest ones are seen less often than they come.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.series import Counts
from twitchlog.analysis.trend.starts import Starts

HOUR, DAY = 60, 1440
# Upper ends of the bins in minutes; the last bin is open.
EDGES = (HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY)
LEAST_WAITS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Waits:
    """Times from one start to the next.

    counts    (10,) how many lie in each bin: below the first of EDGES, ..., at or above the last
    quarters  minutes below which a quarter, half and three quarters of them lie; None with fewer
              than LEAST_WAITS
    left_out  how many stretches hold a day that was not tracked
    """

    counts: Counts
    quarters: tuple[float, float, float] | None
    left_out: int

    @property
    def known(self) -> int:
        """How many times there are."""
        return int(self.counts.sum())


def waits(starts: Starts) -> Waits:
    """The times between neighbouring starts."""
    apart = np.diff(starts.minutes)
    days = np.diff(starts.days)
    tracked = np.diff(np.searchsorted(starts.tracked, starts.days))
    whole = tracked >= days  # every day from one to the next was tracked
    known = apart[whole]
    counts = np.bincount(np.searchsorted(EDGES, known, side="right"), minlength=len(EDGES) + 1)
    enough = len(known) >= LEAST_WAITS
    quarters = tuple(np.quantile(known, (0.25, 0.5, 0.75)).tolist()) if enough else None
    return Waits(counts, quarters, int((~whole).sum()))
