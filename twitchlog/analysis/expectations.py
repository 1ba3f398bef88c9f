"""In which direction a link is expected, and what that changes about chance.

What the catalogue states was known before the journal was kept, so it may count: most of the
error that is allowed is spent on the stated direction, the rest on the other.
"""

from __future__ import annotations

from twitchlog.analysis.distributions import two_sided, upper_tail
from twitchlog.catalogue import Factor

STATED_SHARE = 0.8

_SIGNS = {"raises": 1, "lowers": -1}


def expected_sign(factor: Factor) -> int:
    """1 where its statements say that more of it raises, -1 where it lowers; else 0."""
    signs = {_SIGNS[s.expected] for s in factor.statements if s.expected in _SIGNS}
    return signs.pop() if len(signs) == 1 else 0


def chance(t: float, freedom: float, expected: int) -> float:
    """How often chance alone gives such a t, or one that speaks more for a link.

    expected  1, -1 or 0: the direction stated beforehand; 0 makes both count alike
    """
    if not expected:
        return two_sided(t, freedom)
    tail = upper_tail(abs(t), freedom)
    if expected * t >= 0:
        return min(1.0, tail / STATED_SHARE)
    return min(1.0, tail / (1 - STATED_SHARE), (1 - tail) / STATED_SHARE)
