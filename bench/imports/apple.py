"""A large Apple Health export: read and imported, against plain parsing of the same file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from bench.imports import apple_file
from bench.imports.measured import Taken, alone, compared, median, prepare
from bench.speed.report import Line

AT_MOST = 1.5  # times the processor's time of plain parsing
MOST_MEGABYTES = 300.0
IN_ITS_ZIP = "read in its ZIP"
OURS = ("read", IN_ITS_ZIP, "import")
WAYS = ("expat", "iterparse", *OURS)


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
            journal = _journal(folder / f"turn-{turn}", way)
            several.append(alone(way.partition(" ")[0], source, journal))
            print(f"{way}: {several[-1].seconds:.1f} s", file=sys.stderr, flush=True)
    medians = {way: median(several) for way, several in taken.items()}
    what = f"Apple Health, {file.stat().st_size / 1e9:.2f} GB, {days} days"
    for way in OURS:
        for plain in ("expat", "iterparse"):
            yield compared(f"{what}: {way}", medians[way], plain, medians[plain], AT_MOST)
    peak = medians["import"].megabytes
    yield Line(
        f"{what}: peak", f"{peak:.0f} MB", f"{MOST_MEGABYTES:g} MB", peak / MOST_MEGABYTES, 1
    )


def _pack(file: Path, packed: Path) -> None:
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.write(file, "apple_health_export/export.xml")


def _journal(folder: Path, way: str) -> Path | None:
    return prepare(folder) if way == "import" else None
