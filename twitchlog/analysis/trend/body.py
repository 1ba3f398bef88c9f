"""How often each half of a region was meant by what was noted of its sides."""

from __future__ import annotations

from collections.abc import Mapping

from twitchlog.analysis.series import Counts

Half = tuple[str, str]
HALVES = {
    "left": ("left",),
    "right": ("right",),
    "both": ("left", "right"),
    "middle": ("left", "right"),
}


def halves(noted: Mapping[tuple[str, str], Counts]) -> dict[Half, Counts]:
    """Counts by region and half, "left" or "right", in the steps of the counts by side."""
    found: dict[Half, Counts] = {}
    for (region, side), counts in noted.items():
        for half in HALVES[side]:
            known = found.get((region, half))
            found[region, half] = counts.copy() if known is None else known + counts
    return found


def added_up(found: Mapping[Half, Counts]) -> dict[Half, int]:
    """The same over all steps."""
    return {half: int(counts.sum()) for half, counts in found.items()}
