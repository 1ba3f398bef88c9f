"""Many links looked at together: the Benjamini-Hochberg false-discovery rate."""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.days import Floats


def adjusted(p_values: Floats) -> Floats:
    """(m,) the smallest false-discovery level at which each of the m links would be claimed."""
    m = len(p_values)
    order = np.argsort(p_values, kind="stable")
    stepped = p_values[order] * m / np.arange(1, m + 1)
    q_values = np.empty(m)
    q_values[order] = np.minimum(1.0, np.minimum.accumulate(stepped[::-1])[::-1])
    return q_values
