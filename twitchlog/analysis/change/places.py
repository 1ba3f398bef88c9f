"""Where it twitched, week by week: what the other questions about places rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from twitchlog.analysis.days import Floats, Ints
from twitchlog.analysis.series import WEEK, dates
from twitchlog.analysis.span import Step, month_of_week

SHOWN = 10
VAGUE = frozenset({"many_places", "other"})


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """r regions, the most frequent first, in w weeks in a row.

    first    first day of the first week
    regions  slugs
    bouts    (r, w) bouts that name the region
    placed   (w,) bouts that name any region but the vague ones
    left     (w,) how often a left side was noted; right likewise
    tracked  (w,) tracked days
    """

    first: date
    regions: tuple[str, ...]
    bouts: Ints
    placed: Ints
    left: Ints
    right: Ints
    tracked: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """The most frequent regions over time.

    starts   first day of each step; step is "week" or "month"
    counts   (k, s) bouts; tracked (s,) tracked days
    others   regions that are not among them
    """

    starts: tuple[date, ...]
    step: Step
    regions: tuple[str, ...]
    counts: Ints
    tracked: Ints
    others: int

    @property
    def shown(self) -> Floats:
        """(k, s) bouts, NaN in steps without a tracked day."""
        return np.where(self.tracked > 0, self.counts.astype(np.float64), np.nan)


def places(
    rows: Iterable[tuple[date, str, int, int, int]],
    totals: Iterable[tuple[date, int]],
    first: date,
    tracked: Ints,
) -> Places:
    """All that was noted of places.

    rows     week, region, bouts that name it, how often it was noted left, and right
    totals   week, bouts that name any region but the vague ones
    first    first day of the first week
    tracked  (w,) tracked days of the weeks in a row; all weeks that are told must be among them
    """
    told = [((row[0] - first).days // WEEK, *row[1:]) for row in rows]
    sums: Counter[str] = Counter()
    for _week, region, count, _left, _right in told:
        sums[region] += count
    regions = tuple(sorted(sums, key=lambda slug: (-sums[slug], slug)))
    line = {region: n for n, region in enumerate(regions)}
    bouts = np.zeros((len(regions), len(tracked)), dtype=np.int64)
    sides = np.zeros((2, len(tracked)), dtype=np.int64)
    placed = np.zeros(len(tracked), dtype=np.int64)
    for week, region, count, left, right in told:
        bouts[line[region], week] += count
        sides[:, week] += left, right
    for start, count in totals:
        placed[(start - first).days // WEEK] += count
    return Places(first, regions, bouts, placed, sides[0], sides[1], tracked)


def strip(found: Places, by_month: bool) -> Strip:
    """The most frequent regions by week or by month; a week counts where its middle day lies."""
    weeks = dates(found.first, len(found.tracked), WEEK)
    starts = [month_of_week(week) for week in weeks] if by_month else weeks
    steps = list(dict.fromkeys(starts))
    place = np.array([steps.index(start) for start in starts])
    counts = np.zeros((min(SHOWN, len(found.regions)), len(steps)), dtype=np.int64)
    tracked = np.zeros(len(steps), dtype=np.int64)
    np.add.at(tracked, place, found.tracked)
    for row, line in zip(counts, found.bouts, strict=False):
        np.add.at(row, place, line)
    return Strip(
        starts=tuple(steps),
        step="month" if by_month else "week",
        regions=found.regions[:SHOWN],
        counts=counts,
        tracked=tracked,
        others=max(0, len(found.regions) - SHOWN),
    )
