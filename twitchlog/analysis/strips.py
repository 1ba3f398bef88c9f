"""Episodes on days with little, middling and much of a factor: as logged, nothing allowed for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Bools, DayTable, Floats
from twitchlog.analysis.thirds import thirds
from twitchlog.catalogue import Factor

LEAST_DAYS = 10


@dataclass(frozen=True, slots=True)
class Band:
    """Tracked days whose value of the factor lies from `low` to `high`.

    tally  (episodes, days with that many), by episodes
    mean   episodes per day
    """

    low: float
    high: float
    days: int
    mean: float
    tally: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Two or three bands of a factor's values at its lag, the lowest first."""

    factor: Factor
    bands: tuple[Band, ...]

    @property
    def days(self) -> int:
        """Days in all bands."""
        return sum(band.days for band in self.bands)


def strip(table: DayTable, slug: str) -> Strip | None:
    """The bands of one factor; None with fewer than ten days, or where its value never changed."""
    place = next(k for k, factor in enumerate(table.factors) if factor.slug == slug)
    values = table.lagged()[:, place]
    known = table.tracked & np.isfinite(values)
    values, counts = values[known], table.counts[known]
    if len(values) < LEAST_DAYS:
        return None
    factor = table.factors[place]
    inside = [which for which in _inside(values, factor) if which.any()]
    bands = tuple(_band(values[which], counts[which]) for which in inside)
    return Strip(factor, bands) if len(bands) > 1 else None


def _inside(values: Floats, factor: Factor) -> list[Bools]:
    """Which values are low, in between, and high."""
    found = thirds(values, flag=factor.kind == "flag")
    if found is None:
        return []
    low, high = found.below(values), found.above(values)
    return [low, ~low & ~high, high]


def _band(values: Floats, counts: Floats) -> Band:
    episodes, days = np.unique(counts.astype(np.int64), return_counts=True)
    return Band(
        low=float(values.min()),
        high=float(values.max()),
        days=len(counts),
        mean=float(counts.mean()),
        tally=tuple(zip(episodes.tolist(), days.tolist(), strict=True)),
    )
