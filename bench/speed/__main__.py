"""python -m bench.speed [--quick]: measure how fast twitchlog answers, and print a table."""

from __future__ import annotations

import argparse
import contextlib
import itertools
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.speed import folders, servers
from bench.speed.client import Client
from bench.speed.measures import Scene, everything
from bench.speed.report import table
from bench.speed.verdicts import verdicts

YEARS = (2, 10)
QUICK_YEARS = (1, 1)


@contextlib.contextmanager
def scene(folder: Path, years: tuple[int, int], *, quick: bool) -> Iterator[Scene]:
    """Journals made, servers running and clients signed in, for as long as the block lasts."""
    full, empty = folder / "full", folder / "empty"
    short, long = years
    folders.prepare(full, *dict.fromkeys((long, short)))
    folders.prepare(empty, 0)
    with contextlib.ExitStack() as running:
        port = running.enter_context(servers.twitchlog(full))
        empty_port = running.enter_context(servers.twitchlog(empty))
        bare_port = running.enter_context(servers.bare(folder))
        yield Scene(
            long=_signed_in(port, long),
            short=_signed_in(port, short),
            empty=_signed_in(empty_port, 0),
            bare=Client(bare_port),
            folder=full,
            years=years,
            quick=quick,
        )


def _signed_in(port: int, years: int) -> Client:
    client = Client(port)
    client.sign_in(folders.username(years), folders.PASSWORD)
    return client


def main() -> None:
    """Measure, and print what came of it; a figure that does not hold is told, and no error."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="one year, three repeats at most: does it run"
    )
    quick = parser.parse_args().quick
    begun = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="twitchlog-speed-") as name,
        scene(Path(name), QUICK_YEARS if quick else YEARS, quick=quick) as there,
    ):
        print(table(itertools.chain(everything(there), verdicts(quick=quick))))
    print(f"\nmedians of this machine, in {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
