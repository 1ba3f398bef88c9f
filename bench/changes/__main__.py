"""How often the answers about change, when and where are wrong, and find what is there.

    python -m bench.changes [--journals 200] [--days 90 365] [--scenes "nothing"]

Prints Markdown; the same seed gives the same shares.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from math import isfinite

# Each journal is one small job; threads inside it only get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bench.changes.readings import QUESTIONS, Reading, read
from bench.changes.worlds import SCENES, Scene

LENGTHS = (90, 182, 365, 730)
HOLDS = {"trend's interval": "slope", "event's interval": "event", "step's day": "step"}


def main(words: Sequence[str] | None = None) -> None:
    """Read the journals asked for, and print the table with the command that makes it."""
    parser = argparse.ArgumentParser(prog="python -m bench.changes")
    parser.add_argument("--journals", type=int, default=40, help="for each scene and length")
    parser.add_argument("--days", type=int, nargs="+", default=list(LENGTHS))
    parser.add_argument("--scenes", nargs="+", choices=[s.name for s in SCENES], metavar="SCENE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    asked = parser.parse_args(words)
    scenes = [scene for scene in SCENES if not asked.scenes or scene.name in asked.scenes]
    rows = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        for scene in scenes:
            cells = []
            for days in asked.days:
                one = partial(read, scene, days, asked.seed)
                cells.append(list(pool.map(one, range(asked.journals), chunksize=5)))
            rows.append(row(scene, cells))
            print(rows[-1], file=sys.stderr, flush=True)
    days = " ".join(map(str, asked.days))
    command = f"--journals {asked.journals} --days {days} --seed {asked.seed}"
    print(f"`python -m bench.changes {command}`\n")
    lengths = days.replace(" ", "/")
    head = [f"scene ({lengths} days)", *QUESTIONS, *HOLDS, "ms"]
    print("\n".join(["| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *rows]))


def row(scene: Scene, cells: Sequence[Sequence[Reading]]) -> str:
    """One line of the table: each question's claims, and the intervals that hold, by length."""
    columns = [[share([one.claims[q] for one in cell]) for cell in cells] for q in QUESTIONS]
    columns += [
        [share([getattr(o, name) for o in cell]) for cell in cells] for name in HOLDS.values()
    ]
    columns.append([f"{sum(one.ms for one in cell) / len(cell):.0f}" for cell in cells])
    return "| " + " | ".join([scene.name, *(" / ".join(column) for column in columns)]) + " |"


def share(values: Sequence[float]) -> str:
    """The mean of what is known, without its leading zero."""
    known = [value for value in values if isfinite(value)]
    if not known:
        return "-"
    mean = sum(known) / len(known)
    return f"{mean:.2f}".removeprefix("0") if mean < 0.995 else "1"


if __name__ == "__main__":
    main()
