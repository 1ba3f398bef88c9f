"""How often the trigger analysis is wrong, and how often it finds what is there.

    python -m bench.nulls --journals 200 [--days 90 180 365] [--world nothing]

Every made-up world of tests/analysis/worlds.py is lived through that many times, for each length.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product

# Each journal is one small job; threads inside it only get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from tests.analysis.worlds import SLUGS, WORLDS, journal
from twitchlog.analysis.findings import Finding, findings

SEED = 20_000
HEADING = f"{'world':32} {'days':>4}   any false   false before   power   interval holds"


@dataclass(frozen=True, slots=True)
class Tally:
    """One journal: was anything claimed falsely, share of links found, of intervals that hold."""

    false: float
    false_before: float
    power: float
    held: float


def tally(job: tuple[str, int, int]) -> Tally:
    """Live through one journal and mark its findings."""
    name, days, seed = job
    world = WORLDS[name]
    found = findings(journal(world, days, seed)).findings
    true = dict(zip(SLUGS, world.per_unit, strict=True))
    claims = [f for f in found if f.verdict in {"raises", "lowers"}]
    # What a bad day brings along does go together with it: neither true nor false here.
    wrong = [f for f in claims if not true[f.factor] and f.factor not in world.backward]
    right = [f for f in claims if true[f.factor] * (1 if f.verdict == "raises" else -1) > 0]
    holds = [
        _holds(f, true[f.factor]) for f in found if f.effect and f.factor not in world.backward
    ]
    return Tally(
        bool(wrong),
        any(f.order == "before" for f in wrong),
        len(right) / len(world.effects) if world.effects else np.nan,
        float(np.mean(holds)) if holds else np.nan,
    )


def _holds(finding: Finding, per_unit: float) -> bool:
    effect = finding.effect
    return effect is not None and effect.low <= np.exp(per_unit * effect.step) <= effect.high


def main() -> None:
    """Print one line per world and length."""
    parser = argparse.ArgumentParser(prog="python -m bench.nulls", description=__doc__)
    parser.add_argument("--journals", type=int, default=40)
    parser.add_argument("--days", type=int, nargs="+", default=[90, 180, 365])
    parser.add_argument("--world", nargs="+", choices=WORLDS, default=list(WORLDS))
    asked = parser.parse_args()
    print(HEADING)
    with ProcessPoolExecutor() as pool:
        for days, name in product(asked.days, asked.world):
            jobs = [(name, days, SEED + n) for n in range(asked.journals)]
            marks = list(pool.map(tally, jobs, chunksize=4))
            print(_line(name, days, marks), flush=True)


def _line(name: str, days: int, marks: list[Tally]) -> str:
    share = [
        f"{np.mean([getattr(mark, field) for mark in marks]):.3f}"
        for field in ("false", "false_before", "power", "held")
    ]
    return f"{name:32} {days:4}   {share[0]:>9}   {share[1]:>12}   {share[2]:>5}   {share[3]:>14}"


if __name__ == "__main__":
    main()
