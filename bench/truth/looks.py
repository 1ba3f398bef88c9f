"""How often something false is claimed at some time, where a journal is looked at again and again.

    python -m bench.truth.looks [--journals 40] [--days 365] [--every 14]

A verdict is worked out anew each day; whoever looks often sees more of what chance brings, and sees
it go again. Prints Markdown; the same seed gives the same shares.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from zlib import crc32

# Each journal is one small job; threads inside it only get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from bench.truth.diary import FIRST, written
from bench.truth.life import FACTORS, lived
from bench.truth.marks import claimed, marked
from bench.truth.worlds import WORLDS, World
from twitchlog.analysis.days import Bools, day_table
from twitchlog.analysis.findings import findings
from twitchlog.records import DaySummary

NAMES = ("nothing", "nothing; long flares", "nothing; drift and season", "bad day, then all three")
FIRST_LOOK = 28


def main(words: Sequence[str] | None = None) -> None:
    """Print one row for each world: at the last look, and at any look up to some day."""
    parser = argparse.ArgumentParser(prog="python -m bench.truth.looks", description=__doc__)
    parser.add_argument("--journals", type=int, default=40)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--every", type=int, default=14, help="days from one look to the next")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(words)
    looks = range(FIRST_LOOK, asked.days + 1, asked.every)
    told = [day for day in (90, 180, 365, 730) if day <= asked.days]
    columns = [f"by day {day}" for day in told]
    print("| world | " + " | ".join([f"on day {looks[-1]}", *columns]) + " |")
    print("|---" * (2 + len(told)) + "|")
    with ProcessPoolExecutor(asked.jobs) as pool:
        for world in (world for world in WORLDS if world.name in NAMES):
            journal = partial(one_journal, world, looks, asked.seed)
            seen = np.array(list(pool.map(journal, range(asked.journals))))
            until = [seen[:, np.array(looks) <= day].any(axis=1).mean() for day in told]
            shares = " | ".join(f"{share:.2f}" for share in (seen[:, -1].mean(), *until))
            print(f"| {world.name} | {shares} |", flush=True)


def one_journal(world: World, looks: range, seed: int, number: int) -> Bools:
    """Whether anything false is claimed at each look at one journal."""
    rng = np.random.default_rng([seed, crc32(world.name.encode()), looks[-1], number])
    days = written(lived(world, looks[-1], rng), world.logging, rng)
    return np.array(
        [
            _any_false(world, [day for day in days if (day.day - FIRST).days < look])
            for look in looks
        ]
    )


def _any_false(world: World, days: Sequence[DaySummary]) -> bool:
    found = findings(day_table(days, FACTORS)).findings
    return bool(marked(world, claimed(found)).any_false)


if __name__ == "__main__":
    main()
