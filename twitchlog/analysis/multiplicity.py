"""Many links looked at together: the Benjamini-Hochberg false-discovery rate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Bools, Floats


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Links that are tested together.

    asked  (k,) those that are; the others are only held fixed
    apart  (k,) those that must not make it easier for the others, nor these for them
    """

    asked: Bools
    apart: Bools

    @property
    def size(self) -> int:
        """How many are tested."""
        return int(self.asked.sum())

    def q(self, p_values: Floats) -> Floats:
        """(k,) over all that are tested, those apart ranked among themselves; 1 where not tested.

        Either part has its share of the level, by its size, so that both together keep to it.
        """
        q = np.ones(len(p_values))
        for part in (self.asked & self.apart, self.asked & ~self.apart):
            q[part] = np.minimum(1.0, adjusted(p_values[part]) * self.size / max(1, part.sum()))
        return q


def adjusted(p_values: Floats) -> Floats:
    """(m,) the smallest false-discovery level at which each of the m links would be claimed."""
    m = len(p_values)
    order = np.argsort(p_values, kind="stable")
    stepped = p_values[order] * m / np.arange(1, m + 1)
    q_values = np.empty(m)
    q_values[order] = np.minimum(1.0, np.minimum.accumulate(stepped[::-1])[::-1])
    return q_values
