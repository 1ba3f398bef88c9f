"""What an owner makes of their factors: which they suspect, and which findings they pin or hide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

CardChoice = Literal["pinned", "hidden"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """A factor that its owner thinks goes with their twitches.

    stated_on  the local day on which it was said: before the journal could tell, or after
    """

    factor: str
    stated_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """All of it, sorted by factor; a factor is pinned or hidden, not both."""

    suspicions: tuple[Suspicion, ...] = ()
    pinned: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.suspicions or self.pinned or self.hidden)


NONE = Opinions()
