"""Episodes on days with little, middling and much of a factor: as logged, nothing allowed for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Bools, DayTable, Floats
from twitchlog.catalogue import Factor

LEAST_DAYS = 10
THIRDS = (1 / 3, 2 / 3)


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
    bands = [_band(values[inside], counts[inside]) for inside in _thirds(values) if inside.any()]
    return Strip(table.factors[place], tuple(bands)) if len(bands) > 1 else None


def _thirds(values: Floats) -> list[Bools]:
    """Which values lie in the lower, middle and upper third; with few values, zero against more."""
    if len(np.unique(values)) <= len(THIRDS):
        return [values == value for value in np.unique(values)]
    lower, upper = np.quantile(values, THIRDS)
    return [values <= lower, (values > lower) & (values <= upper), values > upper]


def _band(values: Floats, counts: Floats) -> Band:
    episodes, days = np.unique(counts.astype(np.int64), return_counts=True)
    return Band(
        low=float(values.min()),
        high=float(values.max()),
        days=len(counts),
        mean=float(counts.mean()),
        tally=tuple(zip(episodes.tolist(), days.tolist(), strict=True)),
    )
