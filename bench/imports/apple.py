"""A large Apple Health export: read and imported, against plain parsing of the same file."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from bench.imports import apple_file
from bench.imports.alone import USERNAME
from bench.speed.report import Line
from bench.speed.servers import ROOT
from twitchlog import create_app
from twitchlog.database import db
from twitchlog.journal import accounts

AT_MOST = 1.5  # times the processor's time of plain parsing
MOST_MEGABYTES = 300.0
PASSWORD = "calm calves at night"
IN_ITS_ZIP = "read in its ZIP"
OURS = ("read", IN_ITS_ZIP, "import")
WAYS = ("expat", "iterparse", *OURS)


class Taken(NamedTuple):
    """What one way took: the processor's seconds, and the most memory."""

    seconds: float
    megabytes: float


def lines(folder: Path, size: int, turns: int) -> Iterator[Line]:
    """The lines of the table, for a file of so many bytes; each way takes its turn."""
    file = folder / "export.xml"
    days = apple_file.write(file, size)
    packed = folder / "export.zip"
    _pack(file, packed)
    taken: dict[str, list[Taken]] = {way: [] for way in WAYS}
    for turn in range(turns):
        for way, several in taken.items():
            source = packed if way == IN_ITS_ZIP else file
            several.append(_alone(way.partition(" ")[0], source, folder / f"turn-{turn}"))
            print(f"{way}: {several[-1].seconds:.1f} s", file=sys.stderr, flush=True)
    medians = {way: _median(several) for way, several in taken.items()}
    what = f"Apple Health, {file.stat().st_size / 1e9:.2f} GB, {days} days"
    for way in OURS:
        for plain in ("expat", "iterparse"):
            yield _compared(f"{what}: {way}", medians[way], plain, medians[plain])
    peak = medians["import"].megabytes
    yield Line(
        f"{what}: peak", f"{peak:.0f} MB", f"{MOST_MEGABYTES:g} MB", peak / MOST_MEGABYTES, 1
    )


def _pack(file: Path, packed: Path) -> None:
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.write(file, "apple_health_export/export.xml")


def _alone(way: str, file: Path, folder: Path) -> Taken:
    command = [sys.executable, "-m", "bench.imports.alone", way, str(file)]
    if way == "import":
        _prepare(folder)
        command.append(str(folder))
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return Taken(**json.loads(done.stdout))


def _prepare(folder: Path) -> None:
    """Make an installation with one empty journal."""
    with create_app({"TWITCHLOG_DATA": str(folder)}).app_context():
        accounts.create_account(USERNAME, PASSWORD)
        db.engine.dispose()


def _median(several: list[Taken]) -> Taken:
    return Taken(*map(statistics.median, zip(*several, strict=True)))


def _compared(what: str, mine: Taken, plain: str, against: Taken) -> Line:
    measured, other = f"{mine.seconds:.1f} s", f"{plain} {against.seconds:.1f} s"
    return Line(what, measured, other, mine.seconds / against.seconds, AT_MOST)
