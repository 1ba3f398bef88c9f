"""The bends of all factors in one view, and what two views agree on."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from twitchlog.analysis.agreement import weaker
from twitchlog.analysis.bends import Bends
from twitchlog.analysis.days import Bools, Floats, Ints
from twitchlog.analysis.distributions import two_sided
from twitchlog.analysis.shapes import Tails
from twitchlog.analysis.state_space import Added


@dataclass(frozen=True, slots=True, eq=False)
class Bending:
    """k factors, each with its line and its bend.

    effects      (k, 2) of line and bend on the log rate; 0 for factors without a bend
    covariances  (k, 2, 2) of their errors
    freedom      (k,) degrees of freedom
    p            (k,) chance alone would bend it so; 1 for factors without a bend
    check        (k,) the largest p of the views that check it; 0 without any
    possible     (k,) factors with a bend
    """

    effects: Floats
    covariances: Floats
    freedom: Floats
    p: Floats
    check: Floats
    possible: Bools

    def taking(self, other: Bending, judged: Bools) -> Bending:
        """The judged factors (k,) as the other view sees them."""
        return Bending(
            effects=np.where(judged[:, None], other.effects, self.effects),
            covariances=np.where(judged[:, None, None], other.covariances, self.covariances),
            freedom=np.where(judged, other.freedom, self.freedom),
            p=np.where(judged, other.p, self.p),
            check=np.where(judged, other.check, self.check),
            possible=self.possible,
        )

    def instead(self, other: Bending, judged: Bools) -> Bending:
        """Size of the judged bends from the other view, p from the weaker one."""
        p = np.where(judged, weaker(self.p, other.p, self._opposed(other)), self.p)
        return replace(self.taking(other, judged), p=p)

    def checked(self, other: Bending, judged: Bools) -> Bending:
        """The judged bends, which the other view has to agree with."""
        check = weaker(self.check, other.p, self._opposed(other))
        seen = self.taking(other, judged & (check > np.maximum(self.p, self.check)))
        return replace(seen, p=self.p, check=np.where(judged, check, self.check))

    def tails(self, k: int, bent: Bends) -> Tails:
        """The slopes in the tails of one factor."""
        weights = np.column_stack([np.ones(2), bent.slopes[k]])
        covariance = weights @ self.covariances[k] @ weights.T
        return Tails(weights @ self.effects[k], covariance, float(self.freedom[k]), bent.knots[k])

    def _opposed(self, other: Bending) -> Bools:
        return np.asarray(np.sign(self.effects[:, 1]) != np.sign(other.effects[:, 1]))


def bending(size: int, factors: Ints, added: Added, judged: Bools | None = None) -> Bending:
    """The bends of some of that many factors, as fitted.

    judged  (size,) the factors that matter, unless all do; the others have no p
    """
    effects, covariances = np.zeros((size, 2)), np.zeros((size, 2, 2))
    effects[factors], covariances[factors] = added.effects, added.covariances
    p = np.ones(size)
    for k, t in zip(factors, added.t, strict=True):
        if judged is None or judged[k]:
            p[k] = two_sided(float(t), added.freedom)
    possible = np.zeros(size, dtype=bool)
    possible[factors] = True
    return Bending(effects, covariances, np.full(size, added.freedom), p, np.zeros(size), possible)
