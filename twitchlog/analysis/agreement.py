"""When two views of a link agree, and what is left of its p-value.

One view decides: its p-values go through the family, so that of all claims few are chance there.
The others check the claims that are left. A factor that has a link in the deciding view but none
in a checking one passes a check at some level by chance just so often. So the claims' checks are
a family of their own (Benjamini-Hochberg), those of lines and those of bends apart, and where all
claims should fall, CHECK_LEVEL is how often any passes.
"""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.days import Bools, Floats
from twitchlog.analysis.multiplicity import adjusted

CHECK_LEVEL = 0.02


def weaker(p: Floats, other_p: Floats, opposed: Bools) -> Floats:
    """The larger p of two views; 1 where their directions are opposed."""
    return np.maximum(p, np.where(opposed, 1.0, other_p))


def settled(p: Floats, check: Floats, claimed: Bools) -> Floats:
    """The deciding view's p where the checks agree; else the weakest one's.

    check    (k,) the largest p of all views that check
    claimed  (k,) the claims that are checked; of what is not, the check is one of its own
    """
    passed = check.copy()
    passed[claimed] = adjusted(check[claimed])
    return np.where(passed <= CHECK_LEVEL, p, np.maximum(p, check))
