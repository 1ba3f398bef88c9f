"""How often the trigger analysis is wrong, and how often it finds what is there.

    python -m bench.truth [--journals 400] [--days 90 365] [--worlds "nothing" "sleep"]

Prints Markdown; the same seed gives the same shares.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

# Each journal is one small job; threads inside it only get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bench.asked import Bench
from bench.truth.cells import TWITCHLOG, Cell, Run, cells
from bench.truth.report import report
from bench.truth.shelf import Shelf
from bench.truth.worlds import WORLDS

LENGTHS = (45, 90, 180, 365, 730)
BENCH = Bench("truth", __doc__, LENGTHS, [world.name for world in WORLDS])


def main(words: Sequence[str] | None = None) -> None:
    """Run the cells asked for, and print the tables with the command that makes them."""
    parser = BENCH.parser()
    keep = "folder of what was read, to go on from there; made anew when the code changes"
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help=keep)
    asked = parser.parse_args(words)
    worlds = [world for world in WORLDS if world.name in asked.worlds]
    begun = time.monotonic()
    done = []
    run = Run(asked.journals, asked.seed, asked.jobs)
    for cell in cells(worlds, asked.days, run, Shelf(asked.keep)):
        done.append(cell)
        print(_progress(cell, time.monotonic() - begun), file=sys.stderr, flush=True)
    print(f"`{BENCH.command(asked)}`\n\n{report(done)}")


def _progress(cell: Cell, seconds: float) -> str:
    measures = ("false_share", "any_false", "power", "holds", "ms")
    numbers = "  ".join(f"{m} {cell.mean(TWITCHLOG, m):.3f}" for m in measures)
    return f"{seconds:6.0f} s  {cell.days:4} days  {cell.world.name:34} {numbers}"


if __name__ == "__main__":
    main()
