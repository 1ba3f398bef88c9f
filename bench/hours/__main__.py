"""How often what is said of the hours before a bout is wrong, and how often it finds a link.

    python -m bench.hours [--journals 200] [--days 90 180 365] [--worlds "nothing"]

Prints Markdown; the same seed gives the same shares.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

# Each journal is one small job; threads inside it only get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from bench.asked import Bench
from bench.hours.marks import Mark, one_journal
from bench.hours.worlds import WORLDS

BENCH = Bench("hours", __doc__, (90, 180, 365), [world.name for world in WORLDS])
MEASURES = ("any_false", "power", "chance", "holds", "size", "tested", "ms")
HEADINGS = (
    "any false",
    "found",
    "p < .05",
    "holds",
    "size",
    "tested",
    "ms",
)


def main(words: Sequence[str] | None = None) -> None:
    """Run the cells asked for, and print the table with the command that makes it."""
    asked = BENCH.parser().parse_args(words)
    worlds = [world for world in WORLDS if world.name in asked.worlds]
    print(f"`{BENCH.command(asked)}`\n")
    print("| world | days | " + " | ".join(HEADINGS) + " |")
    print("|---|" + "---|" * (len(HEADINGS) + 1))
    with ProcessPoolExecutor(asked.jobs) as pool:
        for days in asked.days:
            for world in worlds:
                journal = partial(one_journal, world, days, asked.seed)
                marks = list(pool.map(journal, range(asked.journals), chunksize=5))
                print(f"| {world.name} | {days} | {_row(marks)} |", flush=True)


def _row(marks: Sequence[Mark]) -> str:
    return " | ".join(_mean(marks, measure) for measure in MEASURES)


def _mean(marks: Sequence[Mark], measure: str) -> str:
    """The mean over the journals that have it."""
    values = np.array([getattr(mark, measure) for mark in marks])
    known = values[np.isfinite(values)]
    if not len(known):
        return "–"
    return f"{known.mean():.0f}" if measure == "ms" else f"{known.mean():.3f}".lstrip("0") or "0"


if __name__ == "__main__":
    main(sys.argv[1:])
