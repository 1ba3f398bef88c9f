"""The body, shaded by how often its regions were noted: of all days, and step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from twitchlog.charts.calendar import MONTHS, short_date
from twitchlog.charts.look import Translate
from twitchlog.charts.sites import region_name
from twitchlog.charts.twins import Table
from twitchlog.vocabulary import REGION_BY_SLUG, REGIONS

if TYPE_CHECKING:
    from twitchlog.analysis.trend.body import Half
    from twitchlog.analysis.trend.site_steps import SiteSteps

VAGUE = frozenset({"many_places", "other"})
SHADES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A region beside the drawing, with its numbers as they are read."""

    region: str
    name: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Heat:
    """How the body is shaded.

    counts  how often each region's half was meant
    key     shades that occur, each with the counts that it stands for
    lines   the regions in words, the most frequent first
    names   what each region and side is called
    """

    counts: Mapping[Half, int]
    most: int
    key: tuple[tuple[int, str], ...]
    lines: tuple[Line, ...]
    names: Mapping[str, str]

    def title(self, region: str, side: str) -> str:
        """What a half is called, with its number."""
        count = self.counts.get((region, side), 0)
        return f"{self.names[region]}, {self.names[side]}: {count}"

    def shade(self, region: str, side: str) -> int:
        """0 for none, else 1 to SHADES."""
        return shade(self.counts.get((region, side), 0), self.most)


def of_days(counts: Mapping[Half, int], _: Translate) -> Heat:
    """The heat of all days together."""
    drawn = [count for (region, _side), count in counts.items() if region not in VAGUE]
    most = max(drawn, default=0) or 1
    names = {region.slug: _(region.label) for region in REGIONS}
    sides = {"left": _("left"), "right": _("right")}
    return Heat(counts, most, key(most), lines(counts, _), names | sides)


def steps(found: SiteSteps, halves: Mapping[Half, Any], _: Translate) -> dict[str, object]:
    """What the slider shows, for the browser: words, counts and shades of every step.

    halves  counts of each region's half, step by step
    """
    drawn = [counts for (region, _side), counts in halves.items() if region not in VAGUE]
    most = max((int(counts.max()) for counts in drawn), default=0) or 1
    return {
        "most": most,
        "shades": SHADES,
        "key": key(most),
        "words": list(_words(found, _)),
        "counts": {f"{region} {side}": n.tolist() for (region, side), n in halves.items()},
        "names": {region: region_name(region, _) for region, _side in halves},
        "single": [region for region, _side in halves if _single(region)],
        "vague": sorted(VAGUE),
        "left": _("left %d"),
        "right": _("right %d"),
    }


def shade(count: int, most: int) -> int:
    """0 for none, else 1 to SHADES, the deepest for the most."""
    return -(-SHADES * count // most) if count else 0


def key(most: int) -> tuple[tuple[int, str], ...]:
    """Each shade that can occur, with the counts that it stands for."""
    ends = [n * most // SHADES for n in range(SHADES + 1)]
    ranges = [(low + 1, high) for low, high in pairwise(ends)]
    return tuple(
        (n, str(low) if low == high else f"{low}–{high}")
        for n, (low, high) in enumerate(ranges, 1)
        if low <= high
    )


def lines(counts: Mapping[Half, int], _: Translate) -> tuple[Line, ...]:
    """The regions with their numbers, the most frequent first, those without a place last."""
    sums: dict[str, list[int]] = {}
    for (region, side), count in counts.items():
        sums.setdefault(region, [0, 0])[side == "right"] = count
    ordered = sorted(
        sums, key=lambda region: (region in VAGUE, -max(sums[region]), -sum(sums[region]), region)
    )
    sides = (_("left %d"), _("right %d"))
    return tuple(
        Line(region, region_name(region, _), _numbers(region, sums[region], sides))
        for region in ordered
        if any(sums[region])
    )


def table(counts: Mapping[Half, int], _: Translate) -> Table:
    """Every region with how often its left and its right half was meant."""
    found = (
        (line.name, *(str(counts.get((line.region, side), 0)) for side in ("left", "right")))
        for line in lines(counts, _)
    )
    return Table((_("Where"), _("Left"), _("Right")), tuple(found))


def _numbers(region: str, counts: Sequence[int], sides: Sequence[str]) -> str:
    if _single(region):
        return str(max(counts))
    return " · ".join(side % count for side, count in zip(sides, counts, strict=True) if count)


def _single(region: str) -> bool:
    """Whether a region has no sides of its own."""
    known = REGION_BY_SLUG.get(region)
    return region in VAGUE or known is None or not known.paired


def _words(found: SiteSteps, _: Translate) -> Iterable[str]:
    told = zip(found.starts, found.tracked.tolist(), found.episodes.tolist(), strict=True)
    for start, tracked, episodes in told:
        month = f"{_(MONTHS[start.month - 1])} {start.year}"
        when = month if found.step == "month" else _("Week from %s") % short_date(start, _)
        if tracked:
            said = _("episodes: %(episodes)d, tracked days: %(tracked)d")
            yield f"{when}: {said % {'episodes': episodes, 'tracked': tracked}}"
        else:
            yield f"{when}: {_('not tracked')}"
