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
COLUMNS = ("any_false", "false_share", "false_before", "power", "interval_holds")


@dataclass(frozen=True, slots=True)
class Tally:
    """How one journal was read; averaged over journals these are shares.

    any_false       something was claimed that is not so
    false_share     of the claims, those that are not so
    false_before    a factor was falsely claimed that was over before the day began
    power           of the true links, those claimed; NaN where there are none
    interval_holds  of the 95 % intervals, those that cover the truth
    """

    any_false: float
    false_share: float
    false_before: float
    power: float
    interval_holds: float


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
        len(wrong) / max(1, len(claims)),
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
    print(f"{'world':30}{'days':>6}" + "".join(f"{name:>16}" for name in COLUMNS))
    with ProcessPoolExecutor() as pool:
        for days, name in product(asked.days, asked.world):
            jobs = [(name, days, SEED + n) for n in range(asked.journals)]
            marks = list(pool.map(tally, jobs, chunksize=4))
            print(f"{name:30}{days:>6}" + "".join(_share(marks, c) for c in COLUMNS), flush=True)


def _share(marks: list[Tally], column: str) -> str:
    return f"{np.mean([getattr(mark, column) for mark in marks]):>16.3f}"


if __name__ == "__main__":
    main()
