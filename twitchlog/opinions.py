"""What an owner says apart from single days: suspicions, choices, and how it all began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from twitchlog.signs import SignsCheck
from twitchlog.story import UNTOLD, Story

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
    """All of it; a factor is pinned or hidden, not both.

    suspicions, pinned, hidden  sorted by factor
    checks                      of the signs, by day
    reminder                    whether a reminder of the check is wanted; None where not said
    """

    suspicions: tuple[Suspicion, ...] = ()
    pinned: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    story: Story = UNTOLD
    checks: tuple[SignsCheck, ...] = ()
    reminder: bool | None = None

    def __bool__(self) -> bool:
        """Whether there is any."""
        return self != NONE


NONE = Opinions()
