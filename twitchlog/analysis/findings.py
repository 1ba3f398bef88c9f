"""From a day table to findings: a verdict, a size and an interval for every factor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from twitchlog.analysis.claims import LEVEL
from twitchlog.analysis.days import DayTable, Floats, Outcome, delayed
from twitchlog.analysis.distributions import quantile
from twitchlog.analysis.enough import (
    DAYS_BESIDE_FACTORS,
    DAYS_PER_FACTOR,
    Need,
    factor_needs,
    journal_needs,
    twin_need,
    twins,
)
from twitchlog.analysis.evidence import BEND_SHARE
from twitchlog.analysis.links import links
from twitchlog.analysis.shapes import LARGEST_RATIO as LARGEST_RATIO
from twitchlog.analysis.shapes import Shape, Slope
from twitchlog.catalogue import Factor, Order

Verdict = Literal["raises", "lowers", "no_link", "not_enough_data"]
Evidence = Literal["hint", "pattern"]

PATTERN_DAYS = 90
POWER = 0.8
# What an estimate takes that is shown without a claim.
ESTIMATE_DAYS, ESTIMATE_BUSY_DAYS, ESTIMATE_READINGS, ESTIMATE_UNUSUAL = 14, 5, 10, 3


@dataclass(frozen=True, slots=True)
class Effect:
    """How many times as many episodes go with `step` more of a factor.

    ratio      of the expected number of episodes
    low, high  its 95 % interval
    """

    step: float
    unit: str
    ratio: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Finding:
    """What the journal says of one factor.

    factor        its slug
    verdict       "raises": more of it goes with more episodes; claimed only when q <= level. Of a
                  link that turns the direction above the turn
    order         whether the exposure was over before the day began
    effect        whenever it can be estimated, whatever the verdict; of a bend without a line only
                  above, or below, its split
    p, q          chance alone would give such a line or bend; with all tested links in view. None
                  if not tested
    days_used     tracked days with a value at its lag; days_missing: tracked days without
    evidence      how long the journal behind a claim is; None without a claim
    smallest      ratio for one step that this journal would probably have shown
    needs         what is missing for a verdict; empty if nothing is
    adjusted_for  slugs of the other factors held fixed
    shape         how a claimed link runs; None without a claim
    outcome       what there is more or less of
    """

    factor: str
    verdict: Verdict
    lag: int
    order: Order
    effect: Effect | None = None
    p: float | None = None
    q: float | None = None
    days_used: int = 0
    days_missing: int = 0
    evidence: Evidence | None = None
    smallest: float | None = None
    needs: tuple[Need, ...] = ()
    adjusted_for: tuple[str, ...] = ()
    shape: Shape | None = None
    outcome: Outcome = "episodes"


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything a journal says about its factors.

    links_tested   how many factors were tested together
    level          the false-discovery level of the family
    days_first, days_last  first and last tracked day; None without any
    findings       one per factor that is no outcome, in the table's order
    journal_needs  what the whole journal lacks; nothing is claimed before it is empty
    outcome        what the days were compared by
    """

    tracked_days: int
    episodes: int
    links_tested: int
    level: float
    days_first: date | None
    days_last: date | None
    findings: tuple[Finding, ...]
    journal_needs: tuple[Need, ...]
    outcome: Outcome = "episodes"


def findings(table: DayTable) -> Findings:
    """Test every factor once, at its lag, together in one family. Never raises."""
    asked = [k for k, factor in enumerate(table.factors) if not factor.outcome]
    needs, held = _needs(table, asked)
    ready = [k for k in asked if not needs[k]]
    lacking = journal_needs(table.counts, len(ready))
    tested = [] if lacking else ready
    estimates = _estimates(table, asked, tested, held)
    made = tuple(
        _finding(table, k, (*lacking, *needs[k]), estimates.get(k), len(tested)) for k in asked
    )
    rows = np.flatnonzero(table.tracked)
    return Findings(
        tracked_days=len(rows),
        episodes=int(np.nansum(table.counts)),
        links_tested=len(tested),
        level=LEVEL,
        days_first=table.day(rows[0]) if len(rows) else None,
        days_last=table.day(rows[-1]) if len(rows) else None,
        findings=made,
        journal_needs=lacking,
        outcome=table.outcome,
    )


@dataclass(frozen=True, slots=True)
class _Estimate:
    """One factor's link on the log rate, per unit; p and q where it was tested."""

    effect: float
    error: float
    low: float
    high: float
    freedom: float
    adjusted_for: tuple[str, ...]
    p: float | None = None
    q: float | None = None
    direction: int = 0
    shape: Shape | None = None


def _needs(
    table: DayTable, asked: list[int]
) -> tuple[dict[int, tuple[Need, ...]], tuple[int, ...]]:
    """What each column lacks, and the columns held fixed although they cannot be tested.

    Of factors that rise and fall together none is tested, and the first by name is held fixed.
    """
    seen = table.lagged()[table.tracked]
    needs = {k: factor_needs(table.factors[k], seen[:, k]) for k in asked}
    alike = twins(table, [k for k in asked if not needs[k]])
    held: list[int] = []
    for k in sorted(alike, key=lambda k: table.factors[k].slug):
        needs[k] = (twin_need(table.factors[alike[k][0]]),)
        if not set(alike[k]) & set(held):
            held.append(k)
    return needs, tuple(held)


def _estimates(
    table: DayTable, asked: list[int], tested: list[int], held: tuple[int, ...]
) -> dict[int, _Estimate]:
    """What can be estimated: the tested factors, and on their own account those without a verdict.

    The latter come from a second fit, so that they cannot disturb the first.
    """
    model = sorted({*tested, *held}) if tested else []
    made = _estimated(table, model, tested) if tested else {}
    shown = _estimable(table, [k for k in asked if k not in model], len(model))
    if shown:
        wider = _estimated(table, sorted({*model, *shown}), [])
        made.update({k: wider[k] for k in shown})
    return made


def _estimable(table: DayTable, columns: list[int], taken: int) -> list[int]:
    """Columns with enough values for an estimate without a claim; none if there is no room."""
    counts, seen = table.counts[table.tracked], table.lagged()[table.tracked]
    if len(counts) < ESTIMATE_DAYS or (counts > 0).sum() < ESTIMATE_BUSY_DAYS:
        return []
    varied = [k for k in columns if _varies(seen[:, k])]
    alike = twins(table, varied)
    alone = [k for k in varied if k not in alike]
    fits = len(counts) >= DAYS_BESIDE_FACTORS + DAYS_PER_FACTOR * (taken + len(alone))
    return alone if fits else []


def _varies(values: Floats) -> bool:
    """Whether there are enough values (n,), and enough of them away from the commonest."""
    recorded = values[np.isfinite(values)]
    times = np.unique(recorded, return_counts=True)[1]
    unusual = len(recorded) - int(times.max(initial=0))
    return len(recorded) >= ESTIMATE_READINGS and unusual >= ESTIMATE_UNUSUAL


def _estimated(table: DayTable, model: list[int], tested: list[int]) -> dict[int, _Estimate]:
    found = links(table, model, tested)
    lines = found.lines
    slugs = [table.factors[k].slug for k in model]
    made = {}
    for i, k in enumerate(model):
        if tested and k not in tested:
            continue
        numbers = (lines.effects[i], lines.errors[i], lines.low[i], lines.high[i])
        if not np.isfinite(numbers).all():
            continue
        made[k] = _Estimate(
            effect=float(lines.effects[i]),
            error=float(lines.errors[i]),
            low=float(lines.low[i]),
            high=float(lines.high[i]),
            freedom=lines.freedom,
            adjusted_for=tuple(slug for slug in slugs if slug != slugs[i]),
            p=float(found.p[i]) if tested else None,
            q=float(found.q[i]) if tested else None,
            direction=int(found.direction[i]),
            shape=found.shapes[i] if tested else None,
        )
    return made


def _finding(
    table: DayTable, k: int, needs: tuple[Need, ...], estimate: _Estimate | None, family: int
) -> Finding:
    """One factor's finding; family is how many links were tested together."""
    factor = table.factors[k]
    seen = np.isfinite(delayed(table.values[:, k], factor.lag)[table.tracked])
    verdict = _verdict(estimate)
    claimed = verdict in {"raises", "lowers"}
    tested = estimate is not None and estimate.p is not None
    return Finding(
        factor=factor.slug,
        verdict=verdict,
        lag=factor.lag,
        order=factor.order,
        effect=_effect(factor, estimate) if estimate else None,
        p=estimate.p if estimate else None,
        q=estimate.q if estimate else None,
        days_used=int(seen.sum()),
        days_missing=int((~seen).sum()),
        evidence=_evidence(len(seen)) if claimed else None,
        smallest=_smallest(factor, estimate, family) if estimate and tested else None,
        needs=needs,
        adjusted_for=estimate.adjusted_for if estimate else (),
        shape=estimate.shape if estimate else None,
        outcome=table.outcome,
    )


def _verdict(estimate: _Estimate | None) -> Verdict:
    if estimate is None or estimate.q is None:
        return "not_enough_data"
    if estimate.q > LEVEL:
        return "no_link"
    return "raises" if estimate.direction > 0 else "lowers"


def _evidence(tracked_days: int) -> Evidence:
    return "pattern" if tracked_days >= PATTERN_DAYS else "hint"


def _effect(factor: Factor, estimate: _Estimate) -> Effect | None:
    """The effect of one step; None where its numbers are beyond meaning.

    Of a bend without a line it is that of the side which gives the verdict its direction.
    """
    shape = estimate.shape
    whole = Slope(estimate.effect, estimate.low, estimate.high).times(factor.effect_step)
    slope = shape.leading if shape and shape.leading and not shape.straight else whole
    return Effect(factor.effect_step, factor.unit, *slope.ratios) if slope.ratios else None


def _smallest(factor: Factor, estimate: _Estimate, family: int) -> float | None:
    """The ratio for one step that four of five such journals would have shown."""
    reach = quantile(1 - LEVEL * (1 - BEND_SHARE) / (2 * family), estimate.freedom)
    reach += quantile(POWER, estimate.freedom)
    log = reach * estimate.error * factor.effect_step
    return math.exp(log) if log <= math.log(LARGEST_RATIO) else None
