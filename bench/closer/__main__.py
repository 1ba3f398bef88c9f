"""How often the closer looks at one factor are wrong, and how often they find what is there.

    python -m bench.closer [--journals 40] [--days 90 365] [--worlds "nothing"]

Prints Markdown; the same seed gives the same shares. The worlds are those of bench.truth.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from functools import partial

# Each journal is one small job; threads inside it only get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from bench.asked import Bench
from bench.closer.marks import Mark, one_journal
from bench.truth.worlds import WORLDS

BENCH = Bench("closer", __doc__, (90, 365), [world.name for world in WORLDS])
HEADINGS = (
    "lags: false marks",
    "found",
    "hold",
    "curves in their band",
    "by type: told and false",
    "any false",
    "found",
)


def main(words: Sequence[str] | None = None) -> None:
    """Run the cells asked for, and print the table with the command that makes it."""
    asked = BENCH.parser().parse_args(words)
    worlds = [world for world in WORLDS if world.name in asked.worlds]
    print(f"`{BENCH.command(asked)}`\n")
    print(f"| world ({'/'.join(map(str, asked.days))} days) | " + " | ".join(HEADINGS) + " |")
    print("|---|" + "---|" * len(HEADINGS))
    kept: list[list[list[float]]] = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        for world in worlds:
            cells = []
            for days in asked.days:
                journal = partial(one_journal, world, days, asked.seed)
                cells.append(_means(list(pool.map(journal, range(asked.journals), chunksize=2))))
            kept.append(cells)
            print(f"| {world.name} | {_row(cells)} |", flush=True)
    means = [
        [_mean(values) for values in zip(*cells, strict=True)] for cells in zip(*kept, strict=True)
    ]
    print(f"| mean | {_row(means)} |")


def _means(marks: Sequence[Mark]) -> list[float]:
    """Of each measure over the journals that have it; NaN without any."""
    return [_mean([getattr(mark, field.name) for mark in marks]) for field in fields(Mark)]


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if np.isfinite(value)]
    return float(np.mean(known)) if known else np.nan


def _row(cells: Sequence[Sequence[float]]) -> str:
    """One cell for each measure, with all lengths in it."""
    return " | ".join(
        " / ".join("-" if np.isnan(x) else f"{x:.2f}" for x in by_length)
        for by_length in zip(*cells, strict=True)
    )


if __name__ == "__main__":
    main()
