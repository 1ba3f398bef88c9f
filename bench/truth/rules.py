"""The usual rules, each on the days that have both a count and a value at the factor's lag."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import DayTable, Floats
from twitchlog.analysis.distributions import two_sided
from twitchlog.analysis.shapes import Kind

LEAST_DAYS = 10
NORMAL = 1e6  # degrees of freedom at which t is normal

Rule = Callable[[Floats, Floats], float]  # answers with the sign of a link, or 0


@dataclass(frozen=True, slots=True)
class Claim:
    """A factor said to go with more (1) or fewer (-1) episodes.

    kind  how the link is said to run; where it turns, the sign is that of its high end
    """

    factor: str
    sign: int
    kind: Kind = "line"


def pairs(table: DayTable) -> dict[str, tuple[Floats, Floats]]:
    """For each factor with enough of them its values at its lag, and the counts beside them."""
    seen, found = table.lagged(), {}
    for k, factor in enumerate(table.factors):
        both = table.tracked & np.isfinite(seen[:, k])
        values, counts = seen[both, k], table.counts[both]
        if len(counts) >= LEAST_DAYS and np.ptp(values) > 0 and np.ptp(counts) > 0:
            found[factor.slug] = values, counts
    return found


def claims(rule: Rule, pairs: dict[str, tuple[Floats, Floats]]) -> list[Claim]:
    """What a rule says of a journal."""
    signs = {slug: int(np.sign(rule(*pair))) for slug, pair in pairs.items()}
    return [Claim(slug, sign) for slug, sign in signs.items() if sign]


def means_differ(values: Floats, counts: Floats) -> float:
    """Means above and at or below the median differ by over 20 %."""
    high = values > np.median(values)
    if not high.any():
        return 0.0
    above, below = counts[high].mean(), counts[~high].mean()
    return float(above - below) if abs(above - below) > 0.2 * below else 0.0


def pearson_p(values: Floats, counts: Floats) -> float:
    """Pearson's r with p < .05."""
    r, freedom = _pearson(values, counts), len(counts) - 2
    t = r * (freedom / max(1e-12, 1 - r * r)) ** 0.5
    return r if two_sided(t, freedom) < 0.05 else 0.0


def pearson_r(least: float) -> Rule:
    """Pearson's r of at least that size."""

    def rule(values: Floats, counts: Floats) -> float:
        r = _pearson(values, counts)
        return r if abs(r) >= least else 0.0

    return rule


def poisson(values: Floats, counts: Floats) -> float:
    """A Poisson regression on this factor alone, p < .05."""
    z = (values - values.mean()) / values.std()
    design = np.column_stack([np.ones(len(z)), z])
    beta = np.array([np.log(counts.mean()), 0.0])
    for _ in range(15):
        rate = np.exp(np.clip(design @ beta, -10, 8))
        information = (design.T * rate) @ design + 1e-9 * np.eye(2)
        beta = beta + np.clip(np.linalg.solve(information, design.T @ (counts - rate)), -1, 1)
    error = float(np.linalg.inv(information)[1, 1]) ** 0.5
    return float(beta[1]) if two_sided(float(beta[1]) / error, NORMAL) < 0.05 else 0.0


def _pearson(values: Floats, counts: Floats) -> float:
    return float(np.corrcoef(values, counts)[0, 1])


RULES: dict[str, Rule] = {
    "means differ by 20 %": means_differ,
    "Pearson, p < .05": pearson_p,
    "Pearson, r of .3": pearson_r(0.3),
    "Pearson, r of .5": pearson_r(0.5),
    "Poisson, one by one": poisson,
}
