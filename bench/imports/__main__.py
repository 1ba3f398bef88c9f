"""python -m bench.imports: measure imports and exports, and print a table.

Needs twice the size of the file in the temporary folder (TMPDIR). What is 0 is left out.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from pathlib import Path

from bench.imports import apple, episodes, own_table
from bench.speed.report import table

MEGABYTE = 1_000_000


def main() -> None:
    """Measure, and print what came of it; a figure that does not hold is told, and no error."""
    asked = _parser().parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="twitchlog-imports-") as name:
        folder = Path(name)
        found = itertools.chain(
            apple.lines(folder, asked.megabytes * MEGABYTE, asked.turns) if asked.megabytes else (),
            episodes.lines(folder, asked.years, asked.turns) if asked.years else (),
            own_table.lines(folder, asked.rows, asked.turns) if asked.rows else (),
        )
        print(table(found))
    print(f"\nmedians of {asked.turns} turns on this machine, in {time.monotonic() - begun:.0f} s")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.imports", description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000, help="size of the Apple Health file")
    parser.add_argument("--years", type=int, default=50, help="of 2000 episodes each")
    parser.add_argument("--rows", type=int, default=200_000, help="of a table of one's own")
    parser.add_argument("--turns", type=int, default=3)
    return parser


if __name__ == "__main__":
    main()
