"""How many different places, among equally many bouts: logging more is not spreading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import comb
from typing import Literal

import numpy as np

from twitchlog.analysis.change.lasting import Known, lasting
from twitchlog.analysis.change.places import VAGUE, Places
from twitchlog.analysis.days import Floats, Ints
from twitchlog.analysis.series import WEEK

Variety = Literal["more_places", "fewer_places", "no_change"]

FEW, SOME = 3, 5
LEAST_WEEKS = 14
SPOTS = 3.0


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
    usual = np.median(found.placed[found.placed > 0]) if found.placed.any() else 0
    drawn = SOME if usual >= SOME else FEW
    expected = different(bouts, found.placed, drawn)
    used = np.flatnonzero(np.isfinite(expected))
    enough = len(used) >= LEAST_WEEKS
    early = late = low = high = float("nan")
    if enough:
        early, late = (_line(used, expected, np.array([1.0, end])).mean for end in (-0.5, 0.5))
        low, high = _line(used, expected, np.array([0.0, 1.0])).interval
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
        change=verdict if enough else None,
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


def _line(used: Ints, expected: Floats, asked: Floats) -> Known:
    """A level and a rise over all weeks, from -1/2 to 1/2."""
    time = (used + 0.5) / len(expected) - 0.5
    columns = np.column_stack([np.ones(len(used)), time])
    return lasting(used, expected[used], np.ones(len(used)), columns, asked, SPOTS)
