"""Lasting steps of the level: claimed only where neither flares nor slow drift would do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import log

import numpy as np

from twitchlog.analysis.change.levels import FREE, Levels
from twitchlog.analysis.change.mixture import Mixture
from twitchlog.analysis.change.trend import Ratio
from twitchlog.analysis.change.units import Units
from twitchlog.analysis.days import Floats, Ints

MOST_STEPS = 3
STEP_SD = 0.7  # of a step on the log rate, beforehand: mostly less than four times as many
DRIFT_SD = 1.0
LEAST_DAYS = 28
LEAST_UNITS = 3
ODDS = 2.0  # how many times as likely the counts must be as with any other story


@dataclass(frozen=True, slots=True)
class Step:
    """A lasting step.

    day          the first day of the new level, most likely
    first, last  between these it lies (95 %)
    size         how many times as many afterwards
    odds         how many times as likely the counts are with it as with the best other story
    """

    day: date
    first: date
    last: date
    size: Ratio
    odds: float


def steps(units: Units, levels: Levels) -> tuple[Step, ...]:
    """The steps that are found, in order of time; one after another, with the others held.

    levels  the units around some fit
    """
    places = candidates(units)
    if not len(places):
        return ()
    every = np.where(units.place[:, None] >= units.place[places][None, :], 0.5, -0.5)
    taken: list[int] = []
    found: list[Step] = []
    while len(found) < MOST_STEPS:
        one, place = _next(units, levels, every, places, taken)
        if one.odds < ODDS:
            break
        found.append(one)
        taken.append(place)
    return tuple(sorted(found, key=lambda step: step.day))


def candidates(units: Units) -> Ints:
    """Units that could be the first of a new level, with enough days on either side."""
    place = units.place
    before = (place - place[0]) * units.length
    after = (place[-1] + 1 - place) * units.length
    number = np.arange(len(place))
    enough = (number >= LEAST_UNITS) & (len(place) - number >= LEAST_UNITS)
    return np.flatnonzero(enough & (before >= LEAST_DAYS) & (after >= LEAST_DAYS))


def _next(
    units: Units, levels: Levels, every: Floats, places: Ints, taken: list[int]
) -> tuple[Step, int]:
    """The most likely further step."""
    held = np.column_stack([np.ones(len(units.place)), every[:, taken]])
    precision = np.array([FREE] + [STEP_SD**-2] * len(taken))
    effect, error, evidence = levels.one_more(held, precision, every, STEP_SD**-2)
    with_step = log_sum(evidence) - log(len(places))
    odds = with_step - _without(units, levels, held, precision)
    by_place = np.logaddexp.reduce(evidence, axis=0)
    best = int(by_place.argmax())
    shares = np.exp(by_place - log_sum(by_place)).cumsum()
    earliest, latest = np.searchsorted(shares, [0.025, 0.975])
    size = Mixture.weighed(evidence.ravel(), effect.ravel(), error.ravel())
    days = [units.starts[int(places[n])] for n in (best, int(earliest), int(latest))]
    margin = timedelta(days=units.length)
    ends = (days[1] - margin, min(days[2] + margin, units.starts[-1]))
    ratio = Ratio.of_logs(size.mean, *size.interval())
    return Step(days[0], *ends, ratio, float(np.exp(min(odds, 700.0)))), best


def _without(units: Units, levels: Levels, held: Floats, precision: Floats) -> float:
    """Log evidence of the best of what else could have made it: nothing, a line, or slow waves."""
    share = units.time + 0.5
    waves = np.column_stack([np.cos(np.pi * share), np.cos(2 * np.pi * share)])
    drifts = (np.zeros((len(share), 0)), units.time[:, None], waves)
    known = []
    for drift in drifts:
        tight = np.append(precision, [DRIFT_SD**-2] * drift.shape[1])
        answer = levels.answer(np.column_stack([held, drift]), tight)
        known.append(log_sum(answer.evidence))
    return max(known)


def log_sum(values: Floats) -> float:
    """The log of the sum of what the values are logs of."""
    return float(np.logaddexp.reduce(values, axis=None))
