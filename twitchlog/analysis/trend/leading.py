"""What a span's episodes have most often in common, told only where there are enough of them.

A lead over the next that is smaller than the square root of both together is no more than the ups
and downs of counts, and what fewer than a tenth have in common is no answer to where or when.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from twitchlog.analysis.patterns import HourGrid, SiteCounts
from twitchlog.records import Site

LEAST_EPISODES = 10
LEAST_OF_THESE = 5
LEAST_SHARE = 0.1
VAGUE = frozenset({"many_places", "other"})
SIDES = ("left", "right", "both", "middle")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Led(Generic[T]):
    """What comes more often than any other, and of how many episodes."""

    what: T
    times: int
    of: int


@dataclass(frozen=True, slots=True)
class Story:
    """Where and when most episodes of a span were; None where nothing can be said."""

    site: Led[Site] | None
    part: Led[int] | None


def story(counts: SiteCounts, grid: HourGrid) -> Story:
    """What leads among the sites and the parts of the day."""
    return Story(leading_site(counts), leading_part(grid))


def leading_site(counts: SiteCounts) -> Led[Site] | None:
    """The region and side noted most often; None where there is too little, or two come first."""
    noted = {
        Site(site.region, side): getattr(site, side)
        for site in counts.sites
        if site.region not in VAGUE
        for side in SIDES
    }
    return _leading(noted, counts.episodes)


def leading_part(grid: HourGrid) -> Led[int] | None:
    """The part of the day in which most begin: 0 night, 1 morning, 2 afternoon, 3 evening."""
    return _leading(dict(enumerate(grid.parts)), grid.episodes)


def _leading(counts: Mapping[T, int], episodes: int) -> Led[T] | None:
    if episodes < LEAST_EPISODES or not counts:
        return None
    what, most = max(counts.items(), key=lambda item: item[1])
    following = max((count for other, count in counts.items() if other != what), default=0)
    if most < max(LEAST_OF_THESE, LEAST_SHARE * episodes) or most - following < math.sqrt(
        most + following
    ):
        return None
    return Led(what, most, episodes)
