"""The days before and after a dated event, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from twitchlog.analysis.change.levels import FREE, Levels, fitted
from twitchlog.analysis.change.steps import STEP_SD
from twitchlog.analysis.change.trend import LEVEL, Change, Ratio, line_columns
from twitchlog.analysis.change.units import Units, added_up
from twitchlog.analysis.days import Floats
from twitchlog.analysis.series import WEEK, Tally

LONG, SHORT = 56, 28
LEAST_OF_LONG, LEAST_OF_SHORT = 28, 14  # tracked days on either side
LEAST_EPISODES = 10  # on both sides together
MOST_EVENTS = 12


@dataclass(frozen=True, slots=True)
class Around:
    """One event's days before and after it; its own day is the first one after.

    number    place among the events that were given
    days      in each of the two windows
    change    None where there are too few days or episodes for a comparison
    ratio     after against before; wide enough for all events that are compared (95 %); None
              where there is no comparison
    others    numbers of the events whose own day lies within either window
    """

    number: int
    day: date
    days: int
    before: Tally
    after: Tally
    change: Change | None
    ratio: Ratio | None
    others: tuple[int, ...]


def around(
    first: date, counts: Floats, events: Sequence[date], units: Units, levels: Levels
) -> tuple[Around, ...]:
    """Compare the days before and after each event; of many only the latest.

    counts  (n,) episodes of the days from the first on, NaN where not tracked
    units   those that say how far the level strays by itself, with their fit
    """
    sketches = [_sketch(first, counts, events, number) for number in range(len(events))]
    judged = [one for one in sketches if _enough(one)][-MOST_EVENTS:]
    if not judged:
        return tuple(sketches)
    prior = _guesses_weighed(units, levels, judged)
    share = 1 - LEVEL / len(judged)
    compared = {one.number: _compared(first, counts, one, levels, prior, share) for one in judged}
    return tuple(compared.get(one.number, one) for one in sketches)


def window(first: date, counts: Floats, start: date, days: int) -> Floats:
    """(days,) counts from a day on; NaN where that reaches beyond what is known."""
    rows = (start - first).days + np.arange(days)
    inside = (rows >= 0) & (rows < len(counts))
    return np.where(inside, counts[np.clip(rows, 0, len(counts) - 1)], np.nan)


def _sketch(first: date, counts: Floats, events: Sequence[date], number: int) -> Around:
    day = events[number]
    wide = [_tally(window(first, counts, day + timedelta(days=s), LONG)) for s in (-LONG, 0)]
    days = LONG if min(side.tracked for side in wide) >= LEAST_OF_LONG else SHORT
    before = _tally(window(first, counts, day - timedelta(days=days), days))
    after = _tally(window(first, counts, day, days))
    near = [n for n, other in enumerate(events) if -days <= (other - day).days < days]
    others = tuple(n for n in near if n != number)
    return Around(number, day, days, before, after, None, None, others)


def _tally(counts: Floats) -> Tally:
    known = counts[np.isfinite(counts)]
    return Tally(len(counts), len(known), int((known > 0).sum()), int(known.sum()))


def _enough(one: Around) -> bool:
    least = min(one.before.tracked, one.after.tracked)
    return least >= LEAST_OF_SHORT and one.before.episodes + one.after.episodes >= LEAST_EPISODES


def _guesses_weighed(units: Units, levels: Levels, judged: Sequence[Around]) -> Floats:
    """(g,) what the whole span says for each guess, with what the events may change left open."""
    starts = np.array([(start - units.first).days for start in units.starts])
    from_event = [starts - (one.day - units.first).days + (units.length - 1) // 2 for one in judged]
    pulses = [
        np.where((x >= 0) & (x < one.days), 1.0, 0.0)
        for x, one in zip(from_event, judged, strict=True)
    ]
    columns, precision = line_columns(units)
    tight = np.append(precision, [STEP_SD**-2] * len(pulses))
    return levels.answer(np.column_stack([columns, *pulses]), tight).evidence


def _compared(
    first: date, counts: Floats, one: Around, levels: Levels, prior: Floats, share: float
) -> Around:
    begin = one.day - timedelta(days=one.days)
    units = added_up(begin, window(first, counts, begin, 2 * one.days), WEEK)
    after = (units.place >= one.days // WEEK).astype(np.float64)
    columns = np.column_stack([np.ones(len(after)), after])
    precision = np.array([FREE, STEP_SD**-2 / 4])
    near = fitted(units, columns, precision, levels.guesses, prior)
    # The whole span has spoken for the guesses; these few weeks are among it.
    answer = replace(near.answer(columns, precision), evidence=near.prior)
    size = answer.of(np.array([0.0, 1.0]))
    low, high = size.interval(share)
    change: Change = "more" if low > 0 else "fewer" if high < 0 else "no_change"
    return replace(one, change=change, ratio=Ratio.of_logs(size.mean, low, high))
