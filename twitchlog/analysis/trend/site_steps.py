"""Where it twitched, step by step: what the body's heat and the strip of regions are drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from twitchlog.analysis.change.places import SHOWN, Strip
from twitchlog.analysis.series import WEEK, Counts, DailySeries, Floats, WeeklySeries, dates
from twitchlog.analysis.span import Step, month_of_week, week_of

# Tables of weeks in a row: first day of the first week, region and side of each row, how often it
# was noted in each week, row after row.
Noted = Sequence[tuple[date, Sequence[tuple[str, str]], Sequence[int]]]


@dataclass(frozen=True, slots=True, eq=False)
class SiteSteps:
    """s weeks, or months beyond a year; a week counts where its middle day lies.

    starts    first day of each
    tracked   (s,) tracked days
    episodes  (s,) bouts, wherever they were
    noted     (s,) how often it was noted, by region and side
    """

    starts: tuple[date, ...]
    step: Step
    tracked: Counts
    episodes: Counts
    noted: Mapping[tuple[str, str], Counts]

    @property
    def noted_regions(self) -> int:
        """How many regions were noted at all."""
        return len({region for region, _side in self.noted})

    def regions(self) -> dict[str, Counts]:
        """(s,) how often each region was noted on any side, the most frequent first."""
        sums: dict[str, Counts] = {}
        for (region, _side), counts in self.noted.items():
            sums[region] = sums[region] + counts if region in sums else counts
        return dict(sorted(sums.items(), key=lambda item: (-item[1].sum(), item[0])))

    def strip(self) -> Strip:
        """The most frequent regions over time."""
        known = self.regions()
        shown = list(known)[:SHOWN]
        counts = np.array([known[region] for region in shown], dtype=np.int64)
        return Strip(
            starts=self.starts,
            step=self.step,
            regions=tuple(shown),
            counts=counts.reshape(-1, len(self.starts)),
            tracked=self.tracked,
            others=len(known) - len(shown),
        )


def by_week(noted: Noted, daily: DailySeries, week_starts_on: int) -> SiteSteps:
    """The weeks that the days of a span touch."""
    days = daily.first, len(daily.counts)
    first = week_of(daily.first, week_starts_on)
    place = np.array([(day - first).days // WEEK for day in dates(*days)])
    starts = dates(first, int(place[-1]) + 1, WEEK)
    known = ~np.isnan(daily.counts)
    tracked = np.bincount(place, weights=known)
    episodes = np.bincount(place, weights=np.where(known, daily.counts, 0.0))
    return _steps("week", noted, starts, starts, (tracked, episodes))


def by_month(noted: Noted, weekly: WeeklySeries) -> SiteSteps:
    """The months of a series of weeks."""
    weeks = dates(weekly.first, len(weekly.tracked), WEEK)
    months = [month_of_week(week) for week in weeks]
    return _steps("month", noted, weeks, months, (weekly.tracked, weekly.episodes))


def _steps(
    step: Step,
    noted: Noted,
    weeks: Sequence[date],
    starts: Sequence[date],
    totals: tuple[Counts | Floats, Counts | Floats],
) -> SiteSteps:
    """Weeks added up into the steps that start on the days beside them.

    totals  tracked days and episodes of each week
    """
    steps = tuple(dict.fromkeys(starts))
    row = {start: n for n, start in enumerate(steps)}
    place = np.array([row[start] for start in starts])
    line = {site: n for n, site in enumerate(dict.fromkeys(s for part in noted for s in part[1]))}
    sums = np.zeros((len(line), len(steps)), dtype=np.int64)
    for first, sites, counts in noted:
        if not sites:
            continue
        table = np.asarray(counts, dtype=np.int64).reshape(len(sites), -1)
        begin = (first - weeks[0]).days // WEEK
        inside = place[begin : begin + table.shape[1]]
        changes = np.flatnonzero(np.diff(inside, prepend=-1))
        rows = np.array([line[site] for site in sites])
        np.add.at(sums, (rows[:, None], inside[changes]), np.add.reduceat(table, changes, axis=1))
    tracked, episodes = (np.bincount(place, weights=total).astype(np.int64) for total in totals)
    return SiteSteps(steps, step, tracked, episodes, dict(zip(line, sums, strict=True)))
