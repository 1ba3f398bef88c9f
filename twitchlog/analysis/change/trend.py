"""Whether episodes slowly become more or fewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import exp
from typing import Literal

import numpy as np

from twitchlog.analysis.change.flares import all_guesses
from twitchlog.analysis.change.levels import FREE, Answer, Levels, fitted
from twitchlog.analysis.change.units import Units
from twitchlog.analysis.days import Floats

Change = Literal["more", "fewer", "no_change"]

LEVEL = 0.05
SLOPE_SD = 2.0  # of the change on the log rate from beginning to end, beforehand
MONTH = 30.44
NORMAL = 1.96


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as many, with the ends of an interval."""

    estimate: float
    low: float
    high: float

    @classmethod
    def of_logs(cls, estimate: float, low: float, high: float) -> Ratio:
        """From logs."""
        return cls(exp(estimate), exp(low), exp(high))

    def powered(self, share: float) -> Ratio:
        """The same change over another length of time."""
        return Ratio(self.estimate**share, self.low**share, self.high**share)


@dataclass(frozen=True, slots=True, eq=False)
class Trend:
    """A slow change of the level.

    change      "no_change" where chance and flares suffice, or the two ways of reading disagree
    whole       from the first to the last day
    as_quiet    the same, had all days that were not tracked been without episodes; None where
                there is no claim that it could speak against
    logging     whether only the change of how much was tracked stood against a claim
    days        from the first to the last
    line        (n, 3) episodes a day on the line in each unit: estimate, low, high
    early, late shares of the days that were tracked, in the first and the second half
    """

    change: Change
    whole: Ratio
    as_quiet: Ratio | None
    logging: bool
    days: int
    units: Units
    line: Floats
    early: float
    late: float

    @property
    def monthly(self) -> Ratio:
        """From one month to the next."""
        return self.whole.powered(MONTH / self.days)

    @property
    def starts(self) -> list[date]:
        """The units' first days."""
        return self.units.starts


def line_columns(units: Units) -> tuple[Floats, Floats]:
    """(n, 2) a level and a line from -1/2 to 1/2, and the precisions of their priors."""
    columns = np.column_stack([np.ones(len(units.place)), units.time])
    return columns, np.array([FREE, SLOPE_SD**-2])


def line_fit(units: Units) -> Levels:
    """The units around a level that changes along a line."""
    return fitted(units, *line_columns(units), all_guesses())


def trend(units: Units, levels: Levels, counts: Floats) -> Trend:
    """Judge a line through the units, read in two ways.

    levels  their line_fit
    counts  (d,) episodes of the days, NaN where not tracked

    Whoever logs more of the quiet days than before seems to get better. So a claim has to stand
    also if every day that was not tracked had been quiet.
    """
    found = levels.answer(*line_columns(units))
    change, quiet = _change(found), None
    if change != "no_change":
        other = units.untracked_as_quiet
        quiet = line_fit(other).answer(*line_columns(other))
    opposed = quiet is not None and _change(quiet) != change
    tracked = np.isfinite(counts)
    half = len(tracked) // 2
    return Trend(
        change="no_change" if opposed else change,
        whole=_ratio(found),
        as_quiet=_ratio(quiet) if quiet else None,
        logging=opposed,
        days=len(counts),
        units=units,
        line=_line(units, found),
        early=float(tracked[:half].mean()),
        late=float(tracked[half:].mean()),
    )


def _change(answer: Answer) -> Change:
    slope = answer.of(np.array([0.0, 1.0]))
    if slope.two_sided >= LEVEL:
        return "no_change"
    return "more" if slope.mean > 0 else "fewer"


def _ratio(answer: Answer) -> Ratio:
    slope = answer.of(np.array([0.0, 1.0]))
    return Ratio.of_logs(slope.mean, *slope.interval())


def _line(units: Units, answer: Answer) -> Floats:
    points = [answer.of(np.array([1.0, time])) for time in units.time]
    middle = np.array([point.mean for point in points])
    reach = NORMAL * np.array([point.error for point in points])
    return np.asarray(np.exp(np.column_stack([middle, middle - reach, middle + reach])))
