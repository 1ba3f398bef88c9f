"""Marking what is claimed against the truth of its world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, isfinite, log, nan
from statistics import fmean

from bench.truth.rules import Claim
from bench.truth.worlds import Link, World
from twitchlog.analysis.findings import Finding
from twitchlog.analysis.shapes import TURNING, Kind
from twitchlog.catalogue import BY_SLUG

SIGNS = {"raises": 1, "lowers": -1}


@dataclass(frozen=True, slots=True)
class Mark:
    """How one journal was read; averaged over journals these are shares.

    any_false    something was claimed that is not so
    false_share  of the claims, those that are not so; 0 without claims
    power        of the true links, those claimed in their direction; NaN without true links
    wrong        a true link was claimed in the opposite direction
    holds        of the 95 % intervals, those that hold the truth; NaN where not asked
    ms           thousandths of a second it took
    """

    any_false: float
    false_share: float
    power: float
    wrong: float
    holds: float = nan
    ms: float = nan


def cells(journals: Sequence[object], measures: Sequence[str]) -> str:
    """The mean of each measure over the journals that have it, as cells of a row."""
    known = (_known([getattr(one, measure) for one in journals]) for measure in measures)
    return " | ".join(f"{fmean(values):.3f}" if values else "–" for values in known)


def _known(values: Sequence[float]) -> list[float]:
    return [value for value in values if isfinite(value)]


def claimed(found: Sequence[Finding]) -> list[Claim]:
    """What is claimed of all that was looked at."""
    return [Claim(one.factor, SIGNS[one.verdict], one.shape.kind) for one in found if one.shape]


def marked(world: World, claims: Sequence[Claim], holds: float = nan, ms: float = nan) -> Mark:
    """Mark claims: true where the direct effect at the lag tested is not zero.

    What a bad day changes on the same day does go together with it: neither true nor false. Nor is
    a straight line through a U, which has an effect, but is not found so. A link in the wrong
    direction or with a shape that it has not is false, the former counted apart too.
    """
    links = {link.factor: link for link in world.links if at_tested_lag(link)}
    counted = [c for c in claims if not _left_out(world, links, c)]
    linked = [c for c in counted if c.factor in links]
    right = [c for c in linked if _agrees(links[c.factor], c)]
    true = [c for c in right if c.kind in shapes(world, links[c.factor])]
    false = len(counted) - len(true)
    return Mark(
        any_false=float(false > 0),
        false_share=false / len(counted) if counted else 0.0,
        power=len(true) / len(links) if links else nan,
        wrong=float(len(right) < len(linked)),
        holds=holds,
        ms=ms,
    )


def shapes(world: World, link: Link) -> set[Kind]:
    """What may truly be said of how a link runs; of all but a U that it is a line, roughly."""
    if link.shape == "u":
        return {"both_ends" if link.ratio > 1 else "middle"}
    if link.shape == "threshold":
        return {"line", "below"}
    if world.type_share < 1:  # the other types, which never go below their own rate
        return {"line", "above" if link.ratio > 1 else "below"}
    return {"line"}


def _left_out(world: World, links: Mapping[str, Link], claim: Claim) -> bool:
    link = links.get(claim.factor)
    straight = link is not None and link.shape == "u" and claim.kind not in TURNING
    return straight or claim.factor in world.aftermath.same_day


def at_tested_lag(link: Link) -> bool:
    """Whether the link acts at the lag the catalogue states."""
    return link.lag is None or link.lag == BY_SLUG[link.factor].lag


def _agrees(link: Link, claim: Claim) -> bool:
    """The direction is right; of a U that of its high end."""
    return claim.sign * log(link.ratio) > 0


def intervals_that_hold(world: World, findings: Sequence[Finding]) -> float:
    """The share of intervals that hold the direct effect, where that is one number.

    It is not for shapes and single types, nor for what a bad day changes on the same day.
    """
    slopes = {x.factor: log(x.ratio) / x.per for x in world.links if at_tested_lag(x)}
    unclear = {x.factor for x in world.links if x.shape != "line" or world.type_share < 1}
    unclear |= world.aftermath.same_day
    held = [
        effect.low <= exp(slopes.get(finding.factor, 0.0) * effect.step) <= effect.high
        for finding in findings
        if (effect := finding.effect) and finding.p is not None and finding.factor not in unclear
    ]
    return sum(held) / len(held) if held else nan
