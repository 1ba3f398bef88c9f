"""Medians of several kinds of work, done in turn so that all meet the same machine."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

FEWEST = 3
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How often everything is done, after so many warm-ups, and when to stop in any case."""

    repeats: int
    warm_ups: int
    seconds: float


def nothing() -> None:
    """What is done before each measured work unless something else is to be."""


def medians(sides: Mapping[str, Work], bounds: Bounds, before: Work = nothing) -> dict[str, float]:
    """Milliseconds by side; at least three repeats are made, however long they take.

    before  done ahead of each work, and not measured
    """
    for work in sides.values():
        for _ in range(bounds.warm_ups):
            before()
            work()
    taken: dict[str, list[float]] = {side: [] for side in sides}
    end = time.monotonic() + bounds.seconds
    for repeat in range(bounds.repeats):
        if repeat >= FEWEST and time.monotonic() > end:
            break
        for side, work in sides.items():
            before()
            taken[side].append(milliseconds(work))
    return {side: statistics.median(several) for side, several in taken.items()}


def milliseconds(work: Work) -> float:
    """How long something took."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
