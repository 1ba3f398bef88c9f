"""When bouts began, in order, and on which days one would know of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.series import Counts

MINUTES_OF_DAY = 1440


@dataclass(frozen=True, slots=True, eq=False)
class Starts:
    """n bouts in the order in which they began.

    days     (n,) ordinals of their local days
    minutes  (n,) minutes of UTC
    clock    (n,) minutes after midnight on their own wall clock
    tracked  (m,) ordinals of the tracked days, in order
    """

    days: Counts
    minutes: Counts
    clock: Counts
    tracked: Counts


def starts_of(
    columns: tuple[Sequence[int], Sequence[int], Sequence[int]], tracked: Sequence[int]
) -> Starts:
    """Bouts in order.

    columns  ordinals of local days, minutes of UTC, and minutes by which the clock was ahead
    tracked  ordinals of the tracked days
    """
    days, minutes, offsets = (np.asarray(column, dtype=np.int64) for column in columns)
    order = np.argsort(minutes, kind="stable")
    clock = (minutes + offsets) % MINUTES_OF_DAY
    known = np.unique(np.asarray(tracked, dtype=np.int64))
    return Starts(days[order], minutes[order], clock[order], known)
