"""The hours at which bouts began, month by month, for spans too long for a column a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from twitchlog.analysis.series import Counts, Floats
from twitchlog.analysis.span import Gap, following, gaps
from twitchlog.analysis.trend.starts import Starts

HOURS = 24


@dataclass(frozen=True, slots=True, eq=False)
class MonthHours:
    """Bouts by calendar month of their local day and hour of the clock.

    months   first day of each, without a break
    counts   (24, months) by hour from midnight on
    tracked  (months,) tracked days
    """

    months: tuple[date, ...]
    counts: Counts
    tracked: Counts

    @property
    def shown(self) -> Floats:
        """The counts, NaN in months without a tracked day."""
        return np.where(self.tracked > 0, self.counts.astype(np.float64), np.nan)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Months without a tracked day."""
        return gaps(self.months, following(self.months[-1], "month"), self.tracked == 0)


def month_hours(starts: Starts) -> MonthHours:
    """The months from the first tracked day, which there has to be, to the last."""
    firsts = [date.fromordinal(int(day)).replace(day=1) for day in starts.tracked[[0, -1]]]
    months = [firsts[0]]
    while months[-1] < firsts[1]:
        months.append(following(months[-1], "month"))
    edges = np.array([month.toordinal() for month in months])
    place = np.searchsorted(edges, starts.days, side="right") - 1
    cell = starts.clock // 60 * len(months) + place
    counts = np.bincount(cell, minlength=HOURS * len(months)).reshape(HOURS, -1)
    known = np.searchsorted(edges, starts.tracked, side="right") - 1
    return MonthHours(tuple(months), counts, np.bincount(known, minlength=len(months)))
