"""A number that is known up to which guess is right: normal distributions, weighed."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, pi, sqrt
from statistics import NormalDist

import numpy as np

from twitchlog.analysis.days import Floats

LEAST_WEIGHT = 1e-5
ROUNDS = 60
PRECISION = 1e-9
TINY = 1e-300
FAR = 12.0  # standard errors beyond which nothing is left


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """m normal distributions: weights that add up to 1, means, standard errors, each (m,)."""

    weights: Floats
    means: Floats
    errors: Floats

    @classmethod
    def weighed(cls, evidence: Floats, means: Floats, errors: Floats) -> Mixture:
        """With weights from log evidence (m,); the negligible are left out."""
        shares = np.exp(evidence - evidence.max())
        kept = shares > LEAST_WEIGHT * shares.max()
        return cls(shares[kept] / shares[kept].sum(), means[kept], errors[kept])

    @property
    def mean(self) -> float:
        """The expected value."""
        return float(self.weights @ self.means)

    @property
    def error(self) -> float:
        """The standard deviation."""
        off = self.means - self.mean
        return float(np.sqrt(self.weights @ (self.errors**2 + off**2)))

    def below(self, value: float) -> float:
        """The share of the distribution below a value."""
        z = (self.means - value) / (self.errors * sqrt(2))
        tails = [0.5 * erfc(x) for x in z.tolist()]
        return float(self.weights @ np.array(tails))

    def quantile(self, share: float) -> float:
        """The value below which lies that share of the distribution."""
        low = float((self.means - FAR * self.errors).min())
        high = float((self.means + FAR * self.errors).max())
        value = self.mean + self.error * NormalDist().inv_cdf(share)
        for _ in range(ROUNDS):
            excess = self.below(value) - share
            low, high = (value, high) if excess < 0 else (low, value)
            newton = value - excess / max(self._density(value), TINY)
            # Halving is the way out wherever Newton's step would leave the bracket.
            following = newton if low < newton < high else 0.5 * (low + high)
            if abs(following - value) < PRECISION:
                break
            value = following
        return value

    def _density(self, value: float) -> float:
        z = (value - self.means) / self.errors
        return float(self.weights @ (np.exp(-0.5 * z * z) / self.errors)) / sqrt(2 * pi)

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """The central interval that holds that share."""
        rest = 0.5 * (1 - level)
        return self.quantile(rest), self.quantile(1 - rest)

    @property
    def two_sided(self) -> float:
        """Twice the share on the lesser side of zero."""
        under = self.below(0.0)
        return min(1.0, 2 * min(under, 1 - under))
