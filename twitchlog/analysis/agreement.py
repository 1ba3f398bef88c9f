"""When two views of a link agree, and what is left of its p-value.

One view decides: its p-values go through the family, so that of all claims few are chance there.
The others check the claims that are left, one by one. A factor that has a link in the deciding
view but none in a checking one passes the check by chance with CHECK_LEVEL at most; as this counts
once for each claim, and not for each factor that was tested, it needs no family of its own: the
share of claims that are false grows by no more than CHECK_LEVEL times the share of such factors
among the claims.
"""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.days import Bools, Floats

CHECK_LEVEL = 0.02


def weaker(p: Floats, other_p: Floats, opposed: Bools) -> Floats:
    """The larger p of two views; 1 where their directions are opposed."""
    return np.maximum(p, np.where(opposed, 1.0, other_p))


def checked(p: Floats, other_p: Floats, opposed: Bools) -> Floats:
    """The deciding view's p where the other view agrees; else the weaker one's."""
    weakest = weaker(p, other_p, opposed)
    return np.where(weakest <= CHECK_LEVEL, p, weakest)
