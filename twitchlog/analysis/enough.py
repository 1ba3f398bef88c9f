"""Whether a journal says enough for a claim, and if not, what is missing in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from twitchlog.analysis.days import DayTable, Floats
from twitchlog.analysis.imputation import standardised
from twitchlog.catalogue import Factor
from twitchlog.vocabulary import N_

TRACKED_DAYS = 28
EPISODES = 24
DAYS_PER_SIDE = 10
DAYS_PER_FACTOR = 2
DAYS_BESIDE_FACTORS = 12
READINGS = 20
READINGS_SHARE = 0.4
FACTOR_DAYS_PER_SIDE = 5
ALIKE, PERHAPS_ALIKE, CLOSE_TO_CONSTANT = 0.98, 0.9, 1e-6

MORE_DAYS = (
    N_("%(missing)d more tracked day (%(had)d of %(wanted)d)"),
    N_("%(missing)d more tracked days (%(had)d of %(wanted)d)"),
)
MORE_EPISODES = (
    N_("%(missing)d more episode (%(had)d of %(wanted)d)"),
    N_("%(missing)d more episodes (%(had)d of %(wanted)d)"),
)
MORE_BUSY_DAYS = (
    N_("%(missing)d more day with more episodes than usual (%(had)d of %(wanted)d)"),
    N_("%(missing)d more days with more episodes than usual (%(had)d of %(wanted)d)"),
)
MORE_QUIET_DAYS = (
    N_("%(missing)d more day with no more episodes than usual (%(had)d of %(wanted)d)"),
    N_("%(missing)d more days with no more episodes than usual (%(had)d of %(wanted)d)"),
)
MORE_READINGS = (
    N_("%(missing)d more tracked day with a value for it (%(had)d of %(wanted)d)"),
    N_("%(missing)d more tracked days with a value for it (%(had)d of %(wanted)d)"),
)
MORE_HIGH_DAYS = (
    N_("%(missing)d more day above its middle value (%(had)d of %(wanted)d)"),
    N_("%(missing)d more days above its middle value (%(had)d of %(wanted)d)"),
)
MORE_LOW_DAYS = (
    N_("%(missing)d more day below its middle value (%(had)d of %(wanted)d)"),
    N_("%(missing)d more days below its middle value (%(had)d of %(wanted)d)"),
)
MORE_DAYS_WITH = (
    N_("%(missing)d more day with it (%(had)d of %(wanted)d)"),
    N_("%(missing)d more days with it (%(had)d of %(wanted)d)"),
)
MORE_DAYS_WITHOUT = (
    N_("%(missing)d more day without it (%(had)d of %(wanted)d)"),
    N_("%(missing)d more days without it (%(had)d of %(wanted)d)"),
)
MORE_UNUSUAL_DAYS = (
    N_("%(missing)d more day away from its usual value (%(had)d of %(wanted)d)"),
    N_("%(missing)d more days away from its usual value (%(had)d of %(wanted)d)"),
)
DAYS_APART = (
    N_("%(missing)d more day on which it differs from: %(other)s"),
    N_("days on which it does not rise and fall together with: %(other)s"),
)


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must be recorded before a claim.

    singular, plural  templates for gettext, filled from `values`
    had, wanted       how many there are, how many it takes; both 0 where that has no number
    other             label of the factor that this one cannot be told apart from, or ""
    """

    singular: str
    plural: str
    had: int
    wanted: int
    other: str = ""

    @property
    def missing(self) -> int:
        """How many more it takes."""
        return self.wanted - self.had

    @property
    def template(self) -> str:
        """The sentence for that number."""
        return self.singular if self.missing == 1 else self.plural

    @property
    def values(self) -> dict[str, object]:
        """What the template is filled with; `other` is a label to be translated first."""
        numbers = {"missing": self.missing, "had": self.had, "wanted": self.wanted}
        return {**numbers, "other": self.other}


def journal_needs(counts: Floats, links: int) -> tuple[Need, ...]:
    """What the whole journal lacks for looking at that many links.

    counts  (n,) episodes a day; NaN where not tracked
    """
    tracked = counts[np.isfinite(counts)]
    usual = float(np.median(tracked)) if len(tracked) else 0.0
    enough_days = max(TRACKED_DAYS, DAYS_BESIDE_FACTORS + DAYS_PER_FACTOR * links)
    busy = int((tracked > usual).sum())
    return _unmet(
        Need(*MORE_DAYS, len(tracked), enough_days),
        Need(*MORE_EPISODES, int(tracked.sum()), EPISODES),
        Need(*MORE_BUSY_DAYS, busy, DAYS_PER_SIDE),
        Need(*MORE_QUIET_DAYS, len(tracked) - busy, DAYS_PER_SIDE),
    )


def factor_needs(factor: Factor, values: Floats) -> tuple[Need, ...]:
    """What one factor lacks.

    values  (n,) its values on the tracked days, at its lag; NaN where not recorded
    """
    recorded = values[np.isfinite(values)]
    wanted = max(READINGS, ceil(READINGS_SHARE * len(values)))
    return _unmet(Need(*MORE_READINGS, len(recorded), wanted), *_sides(factor, recorded))


def _sides(factor: Factor, recorded: Floats) -> tuple[Need, ...]:
    """With and without for flags and what is mostly zero; else on either side of the median."""
    side = FACTOR_DAYS_PER_SIDE
    without = int((recorded == 0).sum())
    if factor.kind == "flag" or 2 * without > len(recorded):
        with_it = Need(*MORE_DAYS_WITH, len(recorded) - without, side)
        return with_it, Need(*MORE_DAYS_WITHOUT, without, side)
    middle = float(np.median(recorded)) if len(recorded) else 0.0
    high, low = int((recorded > middle).sum()), int((recorded < middle).sum())
    if 2 * (high + low) < len(recorded):
        return (Need(*MORE_UNUSUAL_DAYS, high + low, side),)
    return Need(*MORE_HIGH_DAYS, high, side), Need(*MORE_LOW_DAYS, low, side)


def twins(table: DayTable, columns: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Columns whose values rise and fall together on tracked days, at their lags.

    Each column that has twins, with all of them, the closest first. Every column needs a value.
    """
    if len(columns) < 2:
        return {}
    seen = table.lagged()[table.tracked][:, list(columns)]
    likeness = np.abs(_correlations(standardised(seen).values))
    np.fill_diagonal(likeness, 0.0)
    found = {}
    for i, row in enumerate(likeness):
        close = [int(j) for j in np.argsort(-row, kind="stable") if row[j] > ALIKE]
        if close:
            found[columns[i]] = tuple(columns[j] for j in close)
    return found


def twin_need(other: Factor) -> Need:
    """What it takes to tell a factor from its twin."""
    return Need(*DAYS_APART, 0, 0, other.label)


def _correlations(values: Floats) -> Floats:
    """(k, k) correlations over the rows (n, k) both have; 0 where those are few or constant.

    Sums over all rows are quick, but lose digits; where that could matter, a pair is looked at on
    its own.
    """
    seen = np.isfinite(values)
    known, zeros = seen.astype(float), np.where(seen, values, 0.0)
    days = known.T @ known
    enough, days = days >= FACTOR_DAYS_PER_SIDE, np.maximum(days, 1.0)
    sums = zeros.T @ known
    spread = (zeros**2).T @ known - sums**2 / days
    size = np.sqrt(np.maximum(spread * spread.T, CLOSE_TO_CONSTANT))
    result: Floats = np.where(enough, (zeros.T @ zeros - sums * sums.T / days) / size, 0.0)
    doubtful = (np.abs(result) > PERHAPS_ALIKE) | (np.minimum(spread, spread.T) < CLOSE_TO_CONSTANT)
    for i, j in np.argwhere(enough & doubtful & np.tri(len(days), k=-1, dtype=bool)):
        both = seen[:, i] & seen[:, j]
        result[i, j] = result[j, i] = _correlation(values[both, i], values[both, j])
    np.fill_diagonal(result, 1.0)
    return result


def _correlation(one: Floats, other: Floats) -> float:
    a, b = one - one.mean(), other - other.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size > 1e-12 else 0.0


def _unmet(*needs: Need) -> tuple[Need, ...]:
    return tuple(need for need in needs if need.missing > 0)
