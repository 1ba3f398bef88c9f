"""The lag profile: a factor's link with the same day and with each of the three days after it.

All lags stand in one model, so that none is blamed for its neighbour's link. But a value may
be a consequence of an earlier day's twitches, and then holding it fixed would blame the days
before it; so each lag is also looked at with nothing later held fixed. An interval covers both,
in every view of the other factors, and is wide enough for all lags together (Bonferroni).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Floats, delayed
from twitchlog.analysis.distributions import quantile
from twitchlog.analysis.explore.ground import Ground
from twitchlog.analysis.findings import LARGEST_RATIO, Effect
from twitchlog.analysis.state_space import Fit

LAGS = (0, 1, 2, 3)
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class LagLink:
    """The link of one lag.

    effect  of one step; the interval holds for all lags together
    preset  this is the lag that the verdict tests
    """

    lag: int
    effect: Effect
    preset: bool

    @property
    def marked(self) -> bool:
        """Whether the interval leaves out "no difference"."""
        return not self.effect.low <= 1 <= self.effect.high


def lag_profile(on: Ground) -> tuple[LagLink, ...] | None:
    """The link at each lag, the preset one among them; None where a number is beyond meaning."""
    lags = sorted({*LAGS, on.factor.lag})
    columns = np.column_stack([delayed(on.values, lag, before=0.0) for lag in lags])[on.rows]
    fits = on.fits(columns, [np.arange(place, len(lags)) for place in range(len(lags))])
    links = []
    for place, (lag, without_later) in enumerate(zip(lags, fits, strict=True)):
        seen = [_seen(fit, place, len(lags)) for fit in fits[0]]
        seen += [_seen(fit, 0, len(lags)) for fit in without_later]
        effect = _effect(on, np.array(seen))
        if effect is None:
            return None
        links.append(LagLink(lag, effect, preset=lag == on.factor.lag))
    return tuple(links)


def _seen(fit: Fit, place: int, lags: int) -> tuple[float, float, float]:
    """One effect on the log rate in one view, with its interval for that many lags together."""
    reach = quantile(1 - LEVEL / (2 * lags), fit.freedom)
    effect, error = float(fit.effects[place]), math.sqrt(fit.covariance[place, place])
    return effect, effect - reach * error, effect + reach * error


def _effect(on: Ground, seen: Floats) -> Effect | None:
    """The smallest effect of all views, and an interval that covers all of them.

    seen  (views, 3) effect, low and high
    """
    weakest = seen[np.abs(seen[:, 0]).argmin(), 0]
    logs = np.array([weakest, seen[:, 1].min(), seen[:, 2].max()])
    logs *= on.factor.effect_step / on.scale
    if not np.abs(logs).max() <= math.log(LARGEST_RATIO):
        return None
    ratio, low, high = np.exp(logs).tolist()
    return Effect(on.factor.effect_step, on.factor.unit, ratio, low, high)
