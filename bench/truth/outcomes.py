"""How often the analysis is wrong where the days are compared by something else than episodes.

    python -m bench.truth.outcomes [--journals 60] [--days 180]

The person logs one bout for each day, and rates; or one at most, on the few days with any.
Prints Markdown; the same seed gives the same shares.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from math import log, nan
from zlib import crc32

# Each journal is one small job; threads inside it only get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.random import Generator

from bench.truth.diary import FIRST, written
from bench.truth.life import FACTORS, Life, lived
from bench.truth.marks import SIGNS, Mark, cells, intervals_that_hold, marked
from bench.truth.rules import Claim
from bench.truth.worlds import WORLDS, World
from twitchlog.analysis.days import Floats
from twitchlog.analysis.outcome import analysed
from twitchlog.records import DaySummary

NAMES = (
    "nothing",
    "nothing; long flares",
    "nothing; drift and season",
    "nothing; close companions",
    "bad day, then all three",
    "sleep",
    "coffee, sleep, drinks",
)
MEASURES = ("any_false", "false_share", "power", "holds")
RARE = 0.45
Rating = Callable[[Floats, Generator], Floats]


def main(words: Sequence[str] | None = None) -> None:
    """Print one row for each way of rating and each world."""
    parser = argparse.ArgumentParser(prog="python -m bench.truth.outcomes", description=__doc__)
    parser.add_argument("--journals", type=int, default=40)
    parser.add_argument("--days", type=int, default=180)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--looked-at", nargs="+", choices=KINDS, default=KINDS, dest="kinds")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(words)
    print("| looked at | world | any false | false share | found | intervals hold |")
    print("|---|---|---|---|---|---|")
    worlds = [world for world in WORLDS if world.name in NAMES]
    with ProcessPoolExecutor(asked.jobs) as pool:
        for kind in asked.kinds:
            for world in worlds:
                journal = partial(one_journal, kind, world, asked.days, asked.seed)
                marks = list(pool.map(journal, range(asked.journals), chunksize=5))
                print(f"| {kind} | {world.name} | {cells(marks, MEASURES)} |", flush=True)


def one_journal(kind: str, world: World, days: int, seed: int, number: int) -> Mark:
    """Live through one journal, rate its days, and mark what is said of it."""
    rng = np.random.default_rng([seed, crc32(f"{kind} {world.name}".encode()), days, number])
    if kind == ANY:
        world = replace(world, base=RARE)
    life = lived(world, days, rng)
    said = written(life, world.logging, rng)
    if kind == ANY:
        said = [replace(day, episodes=min(day.episodes, 1)) for day in said]
    else:
        said = _rated(kind, life, world, said, rng)
    found = analysed(said, FACTORS).findings
    claims = [
        Claim(one.factor, SIGNS[one.verdict], one.shape.kind if one.shape.turns else "line")
        for one in found
        if one.shape
    ]
    one_ratio = kind in (ANY, IN_RATIOS) or not world.links
    return marked(world, claims, intervals_that_hold(world, found) if one_ratio else nan)


def _rated(
    kind: str, life: Life, world: World, days: Sequence[DaySummary], rng: Generator
) -> list[DaySummary]:
    """The same days with one bout each, rated by how high the rate was, not by how many came."""
    ratings = RATINGS[kind](life.nuisance + life.push - log(world.base), rng)
    rated = []
    for day in days:
        rating = float(ratings[(day.day - FIRST).days])
        one = replace(day, tracked="episodes", episodes=1)
        if kind == STRONGEST:
            rated.append(replace(one, strongest=int(rating)))
        else:
            rated.append(replace(one, values={**day.values, "burden": rating}))
    return rated


def _in_ratios(rate: Floats, rng: Generator) -> Floats:
    """Bother that doubles where the rate does."""
    return np.clip(np.round(3 * np.exp(rate) + rng.normal(size=len(rate))), 0, 10)


def _in_points(rate: Floats, rng: Generator) -> Floats:
    """Bother that rises by as many points wherever the rate doubles."""
    return np.clip(np.round(4 + 2.5 * rate + 1.2 * rng.normal(size=len(rate))), 0, 10)


def _strength(rate: Floats, rng: Generator) -> Floats:
    return np.clip(np.round(1.6 + rate + 0.8 * rng.normal(size=len(rate))), 0, 4)


ANY, STRONGEST, IN_RATIOS = "any episode", "strongest", "bother, in ratios"
RATINGS: dict[str, Rating] = {
    IN_RATIOS: _in_ratios,
    "bother, in points": _in_points,
    STRONGEST: _strength,
}
KINDS = (*RATINGS, ANY)


if __name__ == "__main__":
    main()
