"""What the days are compared by: episodes a day, any episode, the strongest, or the bother.

Chosen from these columns alone, before any factor is looked at, so that the choice cannot favour
a link:

1. Episodes a day, as long as they tell days apart.
2. Any episode, where nearly all tracked days (95 %) hold none or one: then that is what they tell.
3. Where one and the same number stands on nine of ten tracked days (whoever logs one bout for
   each day, or "still there" every day), it tells nothing. Then the day's bother, or else the
   strongest twitch of the day, if it was noted on four of five tracked days and tells days apart.
4. If neither does, episodes a day, and what the journal still needs.

A column tells days apart where ten days lie above its median and ten do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from twitchlog.analysis.days import DayTable, Floats, Outcome, day_table
from twitchlog.analysis.enough import DAYS_PER_SIDE, TRACKED_DAYS
from twitchlog.analysis.findings import Findings, findings
from twitchlog.catalogue import Factor
from twitchlog.records import DaySummary

SAME_SHARE = 0.9
ONE_AT_MOST_SHARE = 0.95
RECORDED_SHARE = 0.8
BURDEN = "burden"
FELT_ONLY = 1  # the weakest twitch, above none at all
LEAST_NOISE, MOST_NOISE = 0.05, 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The outcomes of n days in a row; NaN where not known.

    episodes   (n,) bouts, on tracked days
    strongest  (n,) 0 for a day without twitches, else 1 (felt only) to 5 (moves the joint)
    burden     (n,) 0 to 10, on tracked days
    """

    episodes: Floats
    strongest: Floats
    burden: Floats


def analysed(
    days: Iterable[DaySummary], factors: Sequence[Factor], *, today: date | None = None
) -> Findings:
    """The findings of a journal, by the outcome that is chosen for it."""
    known = list(days)
    by_episodes = day_table(known, factors, today=today)
    found = findings(outcome_table(known, by_episodes))
    return replace(
        found,
        tracked_days=int(by_episodes.tracked.sum()),
        episodes=int(np.nansum(by_episodes.counts)),
    )


def outcome_table(days: Iterable[DaySummary], table: DayTable) -> DayTable:
    """A table of episodes a day, with the chosen outcome in their place.

    A rating, or a yes or no, spreads less than a count of its size would, or more: it is divided
    by its own spread, so that a count's model fits it. Ratios stay the same.
    """
    columns = columns_of(days, table)
    outcome = chosen(columns)
    if outcome == "episodes":
        return table
    return replace(table, counts=_in_model(columns, outcome), outcome=outcome)


def chosen(columns: Columns) -> Outcome:
    """The outcome that tells the days apart, by the rule above."""
    counts = columns.episodes[np.isfinite(columns.episodes)]
    if len(counts) < TRACKED_DAYS:
        return "episodes"
    times = np.unique(counts, return_counts=True)[1]
    if times.max() < SAME_SHARE * len(counts):
        return "any" if (counts <= 1).mean() >= ONE_AT_MOST_SHARE else "episodes"
    if _tells(columns.burden, len(counts)):
        return "burden"
    return "strongest" if _tells(columns.strongest, len(counts)) else "episodes"


def columns_of(days: Iterable[DaySummary], table: DayTable) -> Columns:
    """The outcomes on the days of a table."""
    tracked = table.tracked
    strongest = np.where(table.counts == 0, 0.0, np.nan)
    burden = np.full(len(tracked), np.nan)
    for summary in days:
        row = (summary.day - table.first).days
        if not (0 <= row < len(tracked) and tracked[row]):
            continue
        burden[row] = summary.values.get(BURDEN, np.nan)
        if summary.strongest is not None:
            strongest[row] = summary.strongest + FELT_ONLY
    return Columns(table.counts, strongest, burden)


def _tells(column: Floats, tracked: int) -> bool:
    """Whether a column is known on most tracked days, and differs between them."""
    known = column[np.isfinite(column)]
    if len(known) < max(TRACKED_DAYS, RECORDED_SHARE * tracked):
        return False
    above = int((known > np.median(known)).sum())
    return min(above, len(known) - above) >= DAYS_PER_SIDE


def _in_model(columns: Columns, outcome: Outcome) -> Floats:
    """(n,) the outcome in units in which its spread is that of a count."""
    ratings = {"strongest": columns.strongest, "burden": columns.burden}
    column = ratings.get(outcome, np.minimum(columns.episodes, 1.0))
    return column / spread(column)


def spread(column: Floats) -> float:
    """The variance from one day to the next, over the mean: 1 for a count that is pure chance.

    Steps between days that follow each other are taken, so that flares and drift hardly count.
    """
    steps = np.diff(column)
    steps = steps[np.isfinite(steps)]
    mean = float(np.nanmean(column))
    if not len(steps) or mean <= 0:
        return 1.0
    return float(np.clip(np.mean(steps**2) / 2 / mean, LEAST_NOISE, MOST_NOISE))
