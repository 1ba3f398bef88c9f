"""What is claimed of each factor: a line, a bend, or both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from twitchlog.analysis.days import Floats, Ints
from twitchlog.analysis.evidence import LEVEL as LEVEL
from twitchlog.analysis.evidence import Evidence
from twitchlog.analysis.multiplicity import Family
from twitchlog.analysis.shapes import Shape
from twitchlog.analysis.views import Links


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What a journal says of k factors.

    lines      their lines, per unit of each factor
    p          (k,) chance alone would give such a line or bend
    q          (k,) the same with all tested factors in view; 1 where not tested
    direction  (k,) of what is claimed, 1 or -1: the line's; without a line that of the steeper end,
               and of the high end wherever the link turns. 0 where nothing is claimed
    shapes     of each factor how the claimed link runs, per unit; None where nothing is claimed
    """

    lines: Links
    p: Floats
    q: Floats
    direction: Ints
    shapes: tuple[Shape | None, ...]


def claims(found: Evidence, tested: Family, bent: Callable[[int, int], Shape]) -> Judged:
    """What is claimed of the factors that are tested.

    bent  how the bend of a factor runs, given the direction of its line where that is claimed too

    Within a factor that is claimed, the line or the bend is claimed too if its own p keeps within
    the level times the share of claimed factors (Benjamini and Bogomolov 2014).
    """
    q = found.q(tested)
    claimed = q <= LEVEL
    family = tested.size / max(1.0, float(claimed.sum()))
    straight = claimed & (found.line_p * family <= LEVEL)
    direction = np.where(straight, np.sign(found.lines.effects), 0).astype(np.int64)
    shapes: list[Shape | None] = [None] * len(q)
    for k in np.flatnonzero(claimed):
        shape = Shape("line")
        if found.bends.possible[k]:
            own_q = min(1.0, float(found.bend_p[k]) * family)
            if own_q <= LEVEL:
                shape = bent(int(k), int(direction[k]))
            whole = bool(straight[k]) and not shape.turns
            shape = replace(shape, p=float(found.bends.p[k]), q=own_q, straight=whole)
        if shape.leading and not shape.straight:
            direction[k] = np.sign(shape.leading.effect)
        shapes[k] = shape
    p = np.minimum(found.line_p, found.bend_p)
    return Judged(found.lines, p, q, direction, tuple(shapes))
