"""A long table of somebody's own: explained, read and imported, against csv.reader alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bench.imports.measured import Taken, alone, compared, median, prepare
from bench.speed.report import Line

SEED = 1
FIRST = datetime(2016, 1, 1)
TEN_YEARS = timedelta(days=3650)
HEADER = "Datum;Uhrzeit;Stelle;Seite;Stärke;Koffein (mg);Notiz\n"
PLACES = ("Wade", "Oberlid", "Oberschenkel", "Daumen", "Fuß", "Schulter")
OURS = ("words", "prepared", "import-table")
TOLD = {
    "words": "its columns and words looked at",
    "prepared": "read and compared",
    "import-table": "imported",
}


def lines(folder: Path, rows: int, turns: int) -> Iterator[Line]:
    """The lines of the table, for a file of so many rows; each way takes its turn."""
    file = folder / "table.csv"
    write(file, rows)
    taken: dict[str, list[Taken]] = {way: [] for way in ("csv", *OURS)}
    for turn in range(turns):
        for way, several in taken.items():
            journal = prepare(folder / f"table-{turn}-{way}") if way in OURS else None
            several.append(alone(way, file, journal))
    medians = {way: median(several) for way, several in taken.items()}
    what = f"table of {rows:,} rows"
    for way in OURS:
        yield compared(f"{what}: {TOLD[way]}", medians[way], "csv.reader", medians["csv"])
    yield Line(f"{what}: peak", f"{medians['import-table'].megabytes:.0f} MB")


def write(path: Path, rows: int) -> None:
    """Write a table of ten years: a bout in every fourth row, a coffee in the others."""
    made_up, step = random.Random(SEED), TEN_YEARS / rows
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for number in range(rows):
            file.write(_row(made_up, FIRST + step * number, number))


def _row(made_up: random.Random, at: datetime, number: int) -> str:
    when = f"{at:%d.%m.%Y};{at:%H:%M}"
    if number % 4:
        return f"{when};;;;90;\n"
    side, strength = made_up.choice(("links", "rechts")), made_up.randint(1, 4)
    return f"{when};{made_up.choice(PLACES)};{side};{strength};;{f'Nr. {number}' * (number % 3)}\n"
