"""How often what moves with the calendar is blamed, and what many gaps do.

    python -m bench.truth.calendar [--journals 40] [--days 90 365 730]

A ninth factor without any effect is begun midway, follows the season, or belongs to Mondays, while
the twitches have a drift, a season or Mondays of their own. In other scenes half of the readings
are missing while a bad day brings stress, a short night or less coffee. Prints Markdown; the same
seed gives the same shares.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from math import nan
from zlib import crc32

# Each journal is one small job; threads inside it only get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.random import Generator

from bench.asked import Bench
from bench.truth.diary import FIRST, written
from bench.truth.life import FACTORS, YEAR, Life, lived
from bench.truth.marks import cells, claimed, intervals_that_hold, marked
from bench.truth.worlds import WORLDS, Logging, World
from twitchlog.analysis.days import Floats, day_table
from twitchlog.analysis.findings import Finding, findings
from twitchlog.catalogue import Factor

BY_NAME = {world.name: world for world in WORLDS}
DRIFT = World("drift", drift=1.2)
SEASON = BY_NAME["nothing; drift and season"]
MEASURES = ("claimed", "held", "others", "holds")
LENGTHS = (90, 365, 730)
MONDAYS = 1.5  # times as many twitches
FLAG = Factor(
    slug="own_flag",
    label="Flag",
    kind="flag",
    unit="",
    highest=1,
    step=1,
    effect_step=1,
    combine="max",
)
AMOUNT = Factor(
    slug="own_amount",
    label="Amount",
    kind="amount",
    unit="°",
    lowest=-60,
    highest=60,
    step=1,
    effect_step=5,
    combine="mean",
)
Values = Callable[[int, Generator], Floats]


@dataclass(frozen=True, slots=True)
class Scene:
    """A world without links, or one where the arrow runs backwards.

    values   (days,) those of a factor without effect, if there is one
    ninth    that factor
    mondays  times as many twitches on them
    """

    name: str
    world: World
    values: Values | None = None
    ninth: Factor = FLAG
    mondays: float = 1.0


def _begun(days: int, rng: Generator) -> Floats:
    """Taken from some day in the middle half on, one day in fifty otherwise."""
    taken = np.arange(days) >= rng.integers(days // 4, 3 * days // 4)
    return np.where(rng.random(days) < 0.02, ~taken, taken).astype(float)


def _temperature(days: int, rng: Generator) -> Floats:
    """Twenty degrees between winter and summer, and weather that lasts for days."""
    season = -10 * np.cos(2 * np.pi * (np.arange(days) + rng.integers(365)) / YEAR)
    weather = np.zeros(days)
    for day in range(1, days):
        weather[day] = 0.8 * weather[day - 1] + 1.5 * rng.normal()
    return np.round(20 + season + weather)


def _office(days: int, rng: Generator) -> Floats:
    """On four Mondays of five, and one in twenty other days."""
    return (rng.random(days) < np.where(np.arange(days) % 7 == 0, 0.8, 0.05)).astype(float)


def _gaps(name: str, share: float) -> Scene:
    return Scene(
        f"{name}; {share:.0%} not read", replace(BY_NAME[name], logging=Logging(readings=share))
    )


SCENES = (
    Scene("medicine begun; drift", DRIFT, _begun),
    Scene("medicine begun; drift and season", SEASON, _begun),
    Scene("temperature; drift and season", SEASON, _temperature, AMOUNT),
    Scene("office on Mondays, 1.5 times", BY_NAME["nothing"], _office, mondays=MONDAYS),
    _gaps("nothing; close companions", 0.55),
    _gaps("bad day, then stress", 0.4),
    _gaps("bad day, then stress", 0.55),
    _gaps("bad day, then a short night", 0.55),
    _gaps("bad day, then less coffee", 0.55),
    _gaps("bad day, then all three", 0.55),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one journal; NaN where there is nothing to tell.

    claimed  whether something is said of the ninth factor
    held     whether its interval holds "no difference"
    others   whether any other claim is false
    holds    share of the other intervals that hold the truth
    """

    claimed: float
    held: float
    others: float
    holds: float


def main(words: Sequence[str] | None = None) -> None:
    """Print one row for each scene and length."""
    bench = Bench("truth.calendar", __doc__, LENGTHS, [scene.name for scene in SCENES])
    asked = bench.parser().parse_args(words)
    print("| scene | days | it is claimed | its intervals hold | any other false | others hold |")
    print("|---|---|---|---|---|---|")
    with ProcessPoolExecutor(asked.jobs) as pool:
        for scene in (scene for scene in SCENES if scene.name in asked.worlds):
            for days in asked.days:
                journal = partial(one_journal, scene, days, asked.seed)
                seen = list(pool.map(journal, range(asked.journals), chunksize=5))
                print(f"| {scene.name} | {days} | {cells(seen, MEASURES)} |", flush=True)


def one_journal(scene: Scene, days: int, seed: int, number: int) -> Seen:
    """Live through one journal, and mark what is said of it."""
    rng = np.random.default_rng([seed, crc32(scene.name.encode()), days, number])
    life = _with_mondays(lived(scene.world, days, rng), scene.mondays, rng)
    written_down, factors = written(life, scene.world.logging, rng), FACTORS
    if scene.values is not None:
        factors, values = (*FACTORS, scene.ninth), scene.values(days, rng)
        written_down = [
            replace(day, values={**day.values, scene.ninth.slug: values[(day.day - FIRST).days]})
            for day in written_down
        ]
    found = findings(day_table(written_down, factors)).findings
    apart = [
        [one for one in found if one.factor.startswith("own_") is own] for own in (False, True)
    ]
    return _seen(scene.world, *apart)


def _with_mondays(life: Life, times: float, rng: Generator) -> Life:
    """The same life with more twitches on Mondays."""
    more = np.exp(life.nuisance + life.push) * (times - 1) * (np.arange(len(life.counts)) % 7 == 0)
    return replace(life, counts=life.counts + rng.poisson(more))


def _seen(world: World, found: Sequence[Finding], ninth: Sequence[Finding]) -> Seen:
    mark = marked(world, claimed(found), intervals_that_hold(world, found))
    held = [
        one.effect.low <= 1 <= one.effect.high for one in ninth if one.effect and one.p is not None
    ]
    return Seen(
        claimed=float(any(one.shape for one in ninth)) if ninth else nan,
        held=float(held[0]) if held else nan,
        others=float(mark.any_false),
        holds=mark.holds,
    )


if __name__ == "__main__":
    main()
