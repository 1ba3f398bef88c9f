"""When and where the episodes of a life happen: spots and hours that last for a while.

Nothing in them changes for good unless it is asked for, so that a claim about them is false.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.random import Generator

from twitchlog.analysis.change.rhythm import RUN_OF_WEEKS
from twitchlog.analysis.days import Floats
from twitchlog.analysis.series import WEEK
from twitchlog.analysis.span import week_of

REGIONS = ("calf", "foot_arch", "thigh_front", "eyelid_lower", "thumb", "shoulder", "hand", "neck")
FAVOUR = (0.3, 0.2, 0.15, 0.1, 0.1, 0.05, 0.05, 0.05)
SIDES = ("left", "right")
PHASE_LASTS = 4  # days


@dataclass(frozen=True, slots=True)
class Habits:
    """How episodes fall.

    spot_lasts   days for which one spot twitches most
    spot_share   of the episodes that come from it
    evening      share of the episodes that come between 18 and 22 h, beyond the even share
    left         share of spots on the left
    spreading    share of all spots that is open at the beginning; at the end all are
    """

    spot_lasts: float = 14
    spot_share: float = 0.6
    evening: float = 0.0
    left: float = 0.5
    spreading: float = 1.0


USUAL = Habits()


@dataclass(frozen=True, slots=True)
class Told:
    """Rows as a journal counts them: runs of weeks with hours, weeks with regions, and totals."""

    hour_runs: list[tuple[int, int, int]]
    regions: list[tuple[date, str, int, int, int]]
    placed: list[tuple[date, int]]


def happenings(first: date, counts: Floats, habits: Habits, rng: Generator) -> Told:
    """Place and hour of every episode that was logged; counts (n,) are NaN where none was."""
    hours: Counter[tuple[int, int]] = Counter()
    sites: Counter[tuple[date, str, str]] = Counter()
    placed: Counter[date] = Counter()
    spot, phase = _spot(0.0, habits, rng), rng.uniform(0, 24)
    for n, count in enumerate(counts):
        share = n / len(counts)
        if rng.random() < 1 / habits.spot_lasts:
            spot = _spot(share, habits, rng)
        if rng.random() < 1 / PHASE_LASTS:
            phase = rng.uniform(0, 24)
        week = week_of(first + timedelta(days=n))
        for _ in range(0 if np.isnan(count) else int(count)):
            from_spot = rng.random() < habits.spot_share
            sites[(week, *(spot if from_spot else _spot(share, habits, rng)))] += 1
            evening = rng.random() < habits.evening
            hour = rng.uniform(18, 22) if evening else rng.normal(phase, 4) % 24
            hours[week.toordinal() // (WEEK * RUN_OF_WEEKS), int(hour) % 24] += 1
            placed[week] += 1
    return Told([(*k, v) for k, v in hours.items()], _regions(sites), list(placed.items()))


def _spot(share: float, habits: Habits, rng: Generator) -> tuple[str, str]:
    """A region and a side, among those that are open by then."""
    still = habits.spreading + (1 - habits.spreading) * share
    few = max(1, round(still * len(REGIONS)))
    favour = np.array(FAVOUR[:few]) / sum(FAVOUR[:few])
    return REGIONS[int(rng.choice(few, p=favour))], SIDES[int(rng.random() >= habits.left)]


def _regions(sites: Counter[tuple[date, str, str]]) -> list[tuple[date, str, int, int, int]]:
    keys: Sequence[tuple[date, str]] = sorted({(week, region) for week, region, _side in sites})
    rows = []
    for week, region in keys:
        left, right = (sites[week, region, side] for side in SIDES)
        rows.append((week, region, left + right, left, right))
    return rows
