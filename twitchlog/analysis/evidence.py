"""What views of a journal show: of each factor a line and a bend, with one p for the two."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from twitchlog.analysis.agreement import settled
from twitchlog.analysis.bending import Bending
from twitchlog.analysis.days import Bools, Floats
from twitchlog.analysis.multiplicity import Family
from twitchlog.analysis.views import Links

LEVEL = 0.05
BEND_SHARE = 0.15  # of the error that one factor is allowed; the rest is the line's


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The lines and the bends of k factors in one view, or in all that were looked at."""

    lines: Links
    bends: Bending

    @property
    def line_p(self) -> Floats:
        """(k,) p of the lines, for the share of the error that is theirs."""
        return np.minimum(1.0, self.lines.p / np.where(self.bends.possible, 1 - BEND_SHARE, 1.0))

    @property
    def bend_p(self) -> Floats:
        """(k,) p of the bends, for their share."""
        return np.minimum(1.0, self.bends.p / BEND_SHARE)

    def q(self, family: Family) -> Floats:
        """(k,) over the factors that are tested; 1 for the others."""
        return family.q(np.minimum(self.line_p, self.bend_p))

    def claimed(self, family: Family) -> Bools:
        """(k,) factors of which a line or a bend would be claimed."""
        return np.asarray(self.q(family) <= LEVEL)

    def settled(self, family: Family) -> Evidence:
        """With what the checks leave of it."""
        claimed = self.claimed(family)
        lines, bends = self.lines, self.bends
        return Evidence(
            replace(lines, p=settled(lines.p, lines.check, claimed)),
            replace(bends, p=settled(bends.p, bends.check, claimed)),
        )

    def taking(self, other: Evidence, judged: Bools) -> Evidence:
        """The judged factors as the other view sees them."""
        return Evidence(
            self.lines.taking(other.lines, judged), self.bends.taking(other.bends, judged)
        )

    def checked(self, other: Evidence, judged: Bools) -> Evidence:
        """The judged factors, which the other view has to agree with."""
        return Evidence(
            self.lines.checked(other.lines, judged), self.bends.checked(other.bends, judged)
        )
