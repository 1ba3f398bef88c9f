"""When two views of a link agree, and what is left of its p-value.

One view decides: its p-values go through the family, so that of all claims few are chance there.
The others check the claims that are left. A factor that has a link in the deciding view but none
in a checking one passes a check at some level by chance just so often; so the level is divided by
the number of claims that are checked (Bonferroni), and CHECK_LEVEL bounds how often any passes.
"""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.days import Bools, Floats

CHECK_LEVEL = 0.02


def weaker(p: Floats, other_p: Floats, opposed: Bools) -> Floats:
    """The larger p of two views; 1 where their directions are opposed."""
    return np.maximum(p, np.where(opposed, 1.0, other_p))


def settled(p: Floats, check: Floats, claims: int) -> Floats:
    """The deciding view's p where the checks agree; else the weakest one's.

    check   the largest p of all views that check
    claims  how many claims are checked
    """
    agree = check <= CHECK_LEVEL / max(1, claims)
    return np.where(agree, p, np.maximum(p, check))
