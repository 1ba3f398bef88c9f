"""Hours before a bout: was more taken then than at the same hours of the person's other days?

A case-crossover (Maclure 1991) with time-stratified other days: the hours before each bout are
set beside the same clock hours of the same person's other days of those four weeks. What was
taken 0 to 6, 6 to 24 and 24 to 48 hours before is looked at together, and all windows of all
factors with clock times are one family. Clock times show what came first, so that a link found
here lets "went together on the same day" become "was followed by".
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from twitchlog.analysis.days import DayTable, Floats
from twitchlog.analysis.distributions import quantile, two_sided
from twitchlog.analysis.enough import EPISODES, TRACKED_DAYS, Need
from twitchlog.analysis.explore.clock_times import (
    ClockTimes,
    Doses,
    Reading,
    Start,
    clock_times,
    doses,
    is_timed,
)
from twitchlog.analysis.explore.conditional import Sets, chosen
from twitchlog.analysis.explore.family import stepped_down
from twitchlog.analysis.explore.matching import (
    WINDOWS,
    Matched,
    matched,
    settings,
)
from twitchlog.analysis.findings import Effect
from twitchlog.catalogue import Factor
from twitchlog.vocabulary import N_

LEVEL = 0.05
LONGEST = 730  # days that are looked at, the latest ones
DIFFERING = 20
DAYS_PER_VALUE = 2
WINDOW_SD, HELD_SD = 5.0, 1.0
LEAST_FREEDOM = 5.0
LARGEST = math.log(1e6)

MORE_CLOCK_DAYS = (
    N_(
        "%(missing)d more tracked day on which, as on the two days before, all of it was noted "
        "with the time (%(had)d of %(wanted)d)"
    ),
    N_(
        "%(missing)d more tracked days on which, as on the two days before, all of it was noted "
        "with the time (%(had)d of %(wanted)d)"
    ),
)
MORE_BOUTS = (
    N_("%(missing)d more episode on such days (%(had)d of %(wanted)d)"),
    N_("%(missing)d more episodes on such days (%(had)d of %(wanted)d)"),
)
MORE_DIFFERENT = (
    N_(
        "%(missing)d more episode before which the hours differ from those of other days "
        "(%(had)d of %(wanted)d)"
    ),
    N_(
        "%(missing)d more episodes before which the hours differ from those of other days "
        "(%(had)d of %(wanted)d)"
    ),
)

Claim = Literal["raises", "lowers", "no_link", "not_enough_data"]


@dataclass(frozen=True, slots=True)
class Window:
    """What was taken from `end` to `begin` hours before a bout.

    effect    how many times as many bouts go with one step more of it; None beyond meaning
    p, q      chance alone would do this; with all windows of all factors in view (Holm). None
              where something is still needed
    before, beside  mean amount before the bouts, and at the same hours of the other days
    """

    begin: float
    end: float
    before: float
    beside: float
    claim: Claim = "not_enough_data"
    effect: Effect | None = None
    p: float | None = None
    q: float | None = None
    need: Need | None = None


@dataclass(frozen=True, slots=True)
class HoursBefore:
    """What clock times say of one factor.

    days, episodes  that are compared
    windows         empty where a window could not be told of anyway
    needs           what is still missing for all of them
    """

    factor: str
    days: int
    episodes: int
    windows: tuple[Window, ...] = ()
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class AllHours:
    """What clock times say, and how many links were tested together."""

    links_tested: int
    factors: tuple[HoursBefore, ...]

    def of(self, slug: str) -> HoursBefore | None:
        """One factor's; None for a factor without clock times."""
        return next((one for one in self.factors if one.factor == slug), None)


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """One factor's windows (3,) on the log rate, per unit."""

    effects: Floats
    low: Floats
    high: Floats
    p: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """One factor's bouts beside its other days, with what else was the same day held fixed in the
    first view, and of the day before in the second."""

    factor: Factor
    views: tuple[Matched, Matched]

    @property
    def sets(self) -> Matched:
        """The amounts are the same in both views."""
        return self.views[0]

    def lacks(self, window: int) -> Need | None:
        """What one window still needs."""
        need = Need(*MORE_DIFFERENT, self.sets.differing(window), DIFFERING)
        return need if need.missing > 0 else None


def hours_before(
    table: DayTable, starts: Sequence[Start], readings: Mapping[str, Sequence[Reading]]
) -> AllHours:
    """Look at every factor of the table that has timed readings. Never raises.

    starts    (day, aware instant, minutes ahead of UTC) of each bout
    readings  the same with a value, by factor slug
    """
    table = _latest(table)
    times = clock_times(table, starts, [one for some in readings.values() for one in some])
    looks = [
        _look(table, times, k, doses(table, k, readings[factor.slug]))
        for k, factor in enumerate(table.factors)
        if is_timed(factor) and readings.get(factor.slug)
    ]
    found = [_found(look, len(table.counts)) for look in looks]
    tested = [window.p for one in found for window in one.windows if window.p is not None]
    q = iter(stepped_down(np.array(tested)))
    return AllHours(len(tested), tuple(_judged(one, q) for one in found))


def _latest(table: DayTable) -> DayTable:
    """The last days of a table, no more than are looked at."""
    start = max(0, len(table.counts) - LONGEST)
    kept = slice(start, None)
    return DayTable(table.day(start), table.counts[kept], table.values[kept], table.factors)


def _look(table: DayTable, times: ClockTimes, k: int, taken: Doses) -> _Look:
    same_day, before = settings(table, k)
    view = matched(table, times, taken, same_day)
    return _Look(table.factors[k], (view, view.holding(before)))


def _found(look: _Look, days: int) -> HoursBefore:
    """One factor's windows, not yet judged."""
    sets, needs = look.sets, _needs(look)
    windows = () if needs else _windows(look, _agreed(look, days))
    return HoursBefore(look.factor.slug, sets.days, sets.bouts, windows, needs)


def _needs(look: _Look) -> tuple[Need, ...]:
    sets = look.sets
    days = max(TRACKED_DAYS, DAYS_PER_VALUE * (len(WINDOWS) + sets.covariates))
    wanted = (Need(*MORE_CLOCK_DAYS, sets.days, days), Need(*MORE_BOUTS, sets.bouts, EPISODES))
    return tuple(need for need in wanted if need.missing > 0)


def _agreed(look: _Look, days: int) -> _Fit:
    """What both views say: the weaker one's size and p, an interval that covers both."""
    one, other = (_fitted(view, days) for view in look.views)
    opposed = np.sign(one.effects) != np.sign(other.effects)
    other_p = np.where(opposed, 1.0, other.p)
    return _Fit(
        np.where(other_p > one.p, other.effects, one.effects),
        np.minimum(one.low, other.low),
        np.maximum(one.high, other.high),
        np.maximum(one.p, other_p),
    )


def _fitted(view: Matched, days: int) -> _Fit:
    count = len(WINDOWS)
    scale = view.spreads()
    groups = [_scaled(group, scale) for group in view.groups]
    penalty = np.full(len(scale), HELD_SD**-2)
    penalty[:count] = WINDOW_SD**-2
    fit = chosen(groups, penalty, days)
    freedom = max(LEAST_FREEDOM, float(view.days - len(penalty) - len(groups)))
    few = view.days / freedom
    covariances = (fit.plain, few * fit.by_day, few * fit.by_days)
    variance = np.max([np.diag(one)[:count] for one in covariances], axis=0)
    errors = np.sqrt(variance)
    effects = fit.effects[:count]
    p = np.array([two_sided(float(t), freedom) for t in effects / errors])
    reach = quantile(0.975, freedom) * errors
    size = scale[:count]
    return _Fit(effects / size, (effects - reach) / size, (effects + reach) / size, p)


def _scaled(group: Sets, scale: Floats) -> Sets:
    k = len(group.values)
    values = group.values / scale[:k, None, None]
    return replace(group, values=values, fixed=group.fixed / scale[k:])


def _windows(look: _Look, fit: _Fit) -> tuple[Window, ...]:
    made = []
    for i, (begin, end) in enumerate(WINDOWS):
        window = Window(begin, end, *look.sets.means(i), need=look.lacks(i))
        if window.need is None:
            effect = _effect(look.factor, fit.effects[i], fit.low[i], fit.high[i])
            claim: Claim = "raises" if fit.effects[i] > 0 else "lowers"
            window = replace(window, claim=claim, effect=effect, p=float(fit.p[i]))
        made.append(window)
    return tuple(made)


def _judged(found: HoursBefore, q: Iterator[float]) -> HoursBefore:
    """With q, and a direction only where that is claimed.

    Holding the bouts so far fixed makes the hours after a true link look like its opposite, so
    windows further back claim nothing against a nearer one.
    """
    windows: list[Window] = []
    for window in found.windows:
        if window.p is not None:
            against = any(one.claim in _opposite(window.claim) for one in windows)
            level = max(float(next(q)), float(against))
            claim = window.claim if level <= LEVEL else "no_link"
            window = replace(window, q=level, claim=claim)
        windows.append(window)
    return replace(found, windows=tuple(windows))


def _opposite(claim: Claim) -> tuple[Claim, ...]:
    opposite: dict[Claim, tuple[Claim, ...]] = {"raises": ("lowers",), "lowers": ("raises",)}
    return opposite.get(claim, ())


def _effect(factor: Factor, *per_unit: float) -> Effect | None:
    """The effect of one step; None where its numbers are beyond meaning."""
    step = factor.effect_step
    logs = [float(one) * step for one in per_unit]
    if max(abs(one) for one in logs) > LARGEST:
        return None
    ratio, low, high = (math.exp(one) for one in logs)
    return Effect(step, factor.unit, ratio, low, high)
