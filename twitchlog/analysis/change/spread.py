"""How many different places, among equally many bouts: logging more is not spreading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import comb
from typing import Literal

import numpy as np

from twitchlog.analysis.change.clusters import sum_error
from twitchlog.analysis.change.places import VAGUE, Places
from twitchlog.analysis.days import Floats, Ints
from twitchlog.analysis.series import WEEK

Variety = Literal["more_places", "fewer_places", "no_change"]

FEW, SOME = 3, 5
LEAST_WEEKS = 14


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Different places among some bouts of one week.

    bouts        how many are drawn from each week; weeks with fewer are left out
    weeks        that were looked at
    first        first day of the first week
    expected     (w,) different places among as many bouts; NaN in weeks that were left out
    seen         (w,) different places at all
    early, late  the ends of a line through the weeks; NaN where there are too few
    low, high    95 % interval of their difference
    change       None where there are too few weeks
    """

    bouts: int
    weeks: int
    first: date
    expected: Floats
    seen: Ints
    early: float
    late: float
    low: float
    high: float
    change: Variety | None

    @property
    def starts(self) -> list[date]:
        """The weeks' first days."""
        return [self.first + timedelta(days=WEEK * n) for n in range(len(self.expected))]


def spread(found: Places) -> Spread:
    """Whether the places become more or fewer, beyond what chance and lasting spots make."""
    named = np.array([region not in VAGUE for region in found.regions], dtype=np.bool_)
    bouts = found.bouts[named]
    drawn = SOME if np.median(found.placed[found.placed > 0]) >= SOME else FEW
    expected = different(bouts, found.placed, drawn)
    used = np.flatnonzero(np.isfinite(expected))
    nothing = float("nan")
    line = _line(used, expected[used], len(expected)) if len(used) >= LEAST_WEEKS else None
    early, late, reach = line or (nothing, nothing, nothing)
    change = late - early
    low, high = change - reach, change + reach
    verdict: Variety = "more_places" if low > 0 else "fewer_places" if high < 0 else "no_change"
    return Spread(
        bouts=drawn,
        weeks=len(used),
        first=found.first,
        expected=expected,
        seen=(bouts > 0).sum(axis=0),
        early=early,
        late=late,
        low=low,
        high=high,
        change=verdict if line else None,
    )


def different(bouts: Ints, placed: Ints, drawn: int) -> Floats:
    """(w,) expected different places among some bouts drawn from each week without repeating.

    bouts   (r, w) those that name each region
    placed  (w,) those that name any

    A region is missed if all drawn ones are among the others (rarefaction, Hurlbert 1971).
    """
    expected = np.full(bouts.shape[1], np.nan)
    for week in np.flatnonzero(placed >= drawn):
        total = int(placed[week])
        ways = comb(total, drawn)
        named = bouts[:, week][bouts[:, week] > 0].tolist()
        expected[week] = sum(1 - comb(total - n, drawn) / ways for n in named)
    return expected


def _line(place: Ints, values: Floats, weeks: int) -> tuple[float, float, float]:
    """Both ends of a line through the values, and how far its rise may be off (95 %)."""
    time = (place + 0.5) / weeks - 0.5
    off = time - time.mean()
    square = float(off @ off)
    rise = float(off @ values) / square
    middle = float(values.mean()) - rise * float(time.mean())
    error, t = sum_error(off * (values - middle - rise * time))
    return middle - rise / 2, middle + rise / 2, t * error / square
