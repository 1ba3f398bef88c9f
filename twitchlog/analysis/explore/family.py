"""Several looks at once: Holm's correction, under which any wrong claim at all is rare."""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.days import Floats


def stepped_down(p_values: Floats) -> Floats:
    """(m,) the smallest level at which each of m looks would be claimed (Holm 1979)."""
    m = len(p_values)
    order = np.argsort(p_values, kind="stable")
    raised = np.maximum.accumulate(p_values[order] * (m - np.arange(m)))
    adjusted = np.empty(m)
    adjusted[order] = np.minimum(1.0, raised)
    return adjusted
