"""Looking closer at one journal whose truth is known, and marking what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import log, nan
from zlib import crc32

import numpy as np
from numpy.random import Generator

from bench.truth.diary import FIRST, written
from bench.truth.life import FACTORS, Life, lived, pushed
from bench.truth.worlds import Link, World
from twitchlog.analysis.days import DayTable, Floats, day_table
from twitchlog.analysis.explore.by_type import TypeDay, by_type
from twitchlog.analysis.explore.curves import Curve, curve
from twitchlog.analysis.explore.ground import Ground, ground
from twitchlog.analysis.explore.lags import LAGS, LagLink, lag_profile
from twitchlog.analysis.findings import findings
from twitchlog.catalogue import BY_SLUG

OTHERS = 2  # factors without a planted link that are looked at in each journal
SHARES = (0.5, 0.3, 0.2)  # of three types, where no link acts on one alone


@dataclass(frozen=True, slots=True)
class Mark:
    """How one journal was seen; averaged over journals these are shares. NaN: not asked.

    lag_false   of the profiles, those that mark a lag at which nothing acts
    lag_found   of the planted lags within reach, those marked in their direction
    lag_holds   of the lags, those whose interval holds the truth
    curve_holds of the curves, those that lie in their band from end to end
    type_false  of the links told by type, those that are not so; 0 without any
    type_any    anything told by type is not so
    type_found  of the planted links, those told of the type they act on
    """

    lag_false: float
    lag_found: float
    lag_holds: float
    curve_holds: float
    type_false: float
    type_any: float
    type_found: float


def one_journal(world: World, days: int, seed: int, number: int) -> Mark:
    """Live through one journal and look closer at its planted factors and two others."""
    rng = np.random.default_rng([seed, crc32(world.name.encode()), days, number])
    life = lived(world, days, rng)
    table = day_table(written(life, world.logging, rng), FACTORS)
    found = {one.factor: one for one in findings(table).findings}
    grounds = [ground(table, found[slug]) for slug in _looked_at(world, number)]
    here = [on for on in grounds if on is not None]
    profiles = [(on, profile) for on in here if (profile := lag_profile(on)) is not None]
    curves = [(on, drawn) for on in here if (drawn := curve(on)) is not None]
    return Mark(
        *_marked_lags(world, profiles),
        _mean([_holds(world, on, drawn) for on, drawn in curves if _clear(world, on)]),
        *_marked_types(world, table, _typed(world, life, rng)),
    )


def _looked_at(world: World, number: int) -> list[str]:
    planted = list(dict.fromkeys(link.factor for link in world.links))
    others = [factor.slug for factor in FACTORS if factor.slug not in planted]
    return planted + [others[(OTHERS * number + n) % len(others)] for n in range(OTHERS)]


def _lag(link: Link) -> int:
    return BY_SLUG[link.factor].lag if link.lag is None else link.lag


def _marked_lags(
    world: World, profiles: Sequence[tuple[Ground, Sequence[LagLink]]]
) -> tuple[float, float, float]:
    """Shares of profiles with a false mark, of links found, and of intervals that hold."""
    slopes = {(x.factor, _lag(x)): log(x.ratio) / x.per for x in world.links}
    false, seen, holds = [], [], []
    for on, profile in profiles:
        slug = on.factor.slug
        # What a bad day changes on the same day does go together with it.
        asked = [one for one in profile if one.lag or slug not in world.aftermath.same_day]
        false.append(any(one.marked and (slug, one.lag) not in slopes for one in asked))
        for one in asked:
            slope = slopes.get((slug, one.lag), 0.0)
            if slope:
                seen.append(one.marked and (one.effect.ratio > 1) == (slope > 0))
            if _is_line(world, slug):
                low, high = (log(x) / one.effect.step for x in (one.effect.low, one.effect.high))
                holds.append(low <= slope <= high)
    within = any(lag in LAGS for _slug, lag in slopes)
    return _mean(false), _mean(seen) if within else nan, _mean(holds)


def _is_line(world: World, slug: str) -> bool:
    shaped = any(x.factor == slug and x.shape != "line" for x in world.links)
    return not shaped and world.type_share == 1


def _clear(world: World, on: Ground) -> bool:
    """Whether the whole curve at the lag looked at has one truth."""
    return on.factor.slug not in world.aftermath.same_day and world.type_share == 1


def _holds(world: World, on: Ground, drawn: Curve) -> bool:
    """Whether the true curve, level for level, lies in the band from end to end."""
    links = [x for x in world.links if x.factor == on.factor.slug and _lag(x) == on.factor.lag]
    true = sum((_pushes(link, drawn.values) for link in links), np.zeros(len(drawn.values)))
    own = sum((_pushes(x, drawn.days[:, 0]) for x in links), np.zeros(len(drawn.days)))
    middle = float(np.average(own, weights=drawn.days[:, 2]))
    shown = np.log(drawn.mean / on.counts.episodes.mean())
    usual = float(
        np.average(np.interp(drawn.days[:, 0], drawn.values, shown), weights=drawn.days[:, 2])
    )
    low, high = (np.log(x / on.counts.episodes.mean()) - usual for x in (drawn.low, drawn.high))
    return bool(((low <= true - middle) & (true - middle <= high)).all())


def _pushes(link: Link, values: Floats) -> Floats:
    return np.array([pushed(link, float(value)) for value in values])


def _typed(world: World, life: Life, rng: Generator) -> list[TypeDay]:
    """The episodes of each day by type; a link on one type acts on the first alone."""
    typed = []
    for t, count in enumerate(life.counts.astype(int).tolist()):
        shares = SHARES
        if world.type_share < 1:
            first = 1 - (1 - world.type_share) / float(np.exp(life.push[t]))
            shares = (first, 1 - first, 0.0)
        day = FIRST + timedelta(days=t)
        parts = rng.multinomial(count, shares).tolist()
        slugs = ("fasciculation", "eyelid_myokymia", "cramp")
        typed += [(day, slug, n) for slug, n in zip(slugs, parts, strict=True) if n]
    return typed


def _marked_types(
    world: World, table: DayTable, typed: Sequence[TypeDay]
) -> tuple[float, float, float]:
    """Share of false links among those told, whether there is any, and of planted ones told."""
    links = {x.factor: x for x in world.links if _lag(x) == BY_SLUG[x.factor].lag}
    told, right, could = 0, 0, 0
    for one in by_type(table, typed).types:
        acts = world.type_share == 1 or one.type == "fasciculation"
        for finding in one.findings:
            sign = {"raises": 1, "lowers": -1}.get(finding.verdict, 0)
            link = links.get(finding.factor) if acts else None
            could += link is not None
            if sign and finding.factor not in world.aftermath.same_day:
                told += 1
                right += link is not None and _agrees(link, sign)
    false = told - right
    return false / told if told else 0.0, float(false > 0), right / could if could else nan


def _agrees(link: Link, sign: int) -> bool:
    """Either direction is half of a U."""
    return link.shape == "u" or sign * log(link.ratio) > 0


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else nan
