"""What could be known at best: all but the links is known, of the whole life or of the diary."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from bench.truth.diary import FIRST
from bench.truth.life import COLUMN, FACTORS, SLUGS, Life
from bench.truth.rules import NORMAL, Claim
from bench.truth.worlds import HABITS, World
from twitchlog.analysis.claims import LEVEL
from twitchlog.analysis.days import DayTable, Floats, Ints, delayed
from twitchlog.analysis.distributions import two_sided
from twitchlog.analysis.imputation import filled, stages
from twitchlog.analysis.multiplicity import adjusted

ROUNDS = 25


def oracle(world: World, life: Life) -> list[Claim]:
    """One line for each factor at its lag, all together, with the same false-discovery rate.

    The flares, the drift, the weekend, the overdispersion and links at other lags are known, and
    so is by how much a planted threshold differs from a line. Of a U it is known where it turns:
    the distance from there is tested in place of the line. The person's own level is fitted: were
    it known, a factor that is never negative, such as a distance, would be told by its mean, and
    more or less so by where its zero is. What a bad day changes on the same day is not held fixed,
    and not tested.
    """
    return _claims(world, life, _design(world, life.values), np.arange(len(life.counts)))


def oracle_in_gaps(world: World, life: Life, table: DayTable) -> list[Claim]:
    """The same of what was written down, with gaps filled as twitchlog fills them."""
    known = filled(_design(world, table.values), table.weekday, stages(FACTORS))
    rows = np.flatnonzero(table.tracked)
    days = rows + (table.first - FIRST).days
    return _claims(world, life, (known.values * known.scale + known.middle)[rows], days)


def _claims(world: World, life: Life, design: Floats, days: Ints) -> list[Claim]:
    """What is claimed from a design (m, k) on some days (m,) of a life."""
    kept = [k for k, slug in enumerate(SLUGS) if slug not in world.aftermath.same_day]
    longest = max(factor.lag for factor in FACTORS)
    bend = _bend(world, _design(world, life.values)[longest:], life.push[longest:])
    reached = days >= longest
    days = days[reached]
    offset = life.nuisance[days] + bend[days - longest]
    columns = np.column_stack([np.ones(len(days)), design[reached][:, kept]])
    fitted = _fitted(columns, life.counts[days], offset, world.overdispersion)
    effects, errors = (found[1:] for found in fitted)
    p = np.array([two_sided(b / s, NORMAL) for b, s in zip(effects, errors, strict=True)])
    turns = _turns(world)
    return [
        _claim(SLUGS[kept[i]], float(effects[i]), turns)
        for i in np.flatnonzero(adjusted(p) <= LEVEL)
    ]


def _claim(slug: str, effect: float, turns: Mapping[str, float]) -> Claim:
    sign = int(np.sign(effect))
    if slug not in turns:
        return Claim(slug, sign)
    return Claim(slug, sign, "both_ends" if sign > 0 else "middle")


def _turns(world: World) -> dict[str, float]:
    """Where each U turns, by factor."""
    return {link.factor: link.turn for link in world.links if link.shape == "u"}


def _design(world: World, lived: Floats) -> Floats:
    """(n, k) values at their lags, in spreads from their middles; of a U the distance.

    lived  (n, k) the values of each day; NaN stays
    """
    turns, columns = _turns(world), []
    for factor in FACTORS:
        habit = HABITS[factor.slug]
        values = delayed(lived[:, COLUMN[factor.slug]], factor.lag)
        turn = turns.get(factor.slug)
        far = values - habit.middle if turn is None else np.abs(values - turn)
        columns.append(far / habit.spread)
    return np.column_stack(columns)


def _bend(world: World, design: Floats, push: Floats) -> Floats:
    """(n,) what the planted links add beyond their best lines."""
    linked = sorted({COLUMN[link.factor] for link in world.links})
    lines = np.column_stack([np.ones(len(push)), design[:, linked]])
    slopes = np.linalg.lstsq(lines, push, rcond=None)[0][1:]
    return push - design[:, linked] @ slopes


def _fitted(
    design: Floats, counts: Floats, offset: Floats, overdispersion: float
) -> tuple[Floats, Floats]:
    """Effects and standard errors of a negative binomial regression."""
    effects = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        rate = np.exp(np.clip(offset + design @ effects, -10, 6))
        weight = 1 / (1 + overdispersion * rate)
        information = (design.T * (rate * weight)) @ design + 1e-9 * np.eye(len(effects))
        move = np.linalg.solve(information, design.T @ ((counts - rate) * weight))
        effects = effects + np.clip(move, -0.5, 0.5)
    return effects, np.sqrt(np.diag(np.linalg.inv(information)))
