"""Files as somebody would upload them."""

from __future__ import annotations

import io
import zipfile

from twitchlog.exports import journal_zip
from twitchlog.imports import Parsed, Plan, plan, read_upload
from twitchlog.opinions import NONE, Opinions
from twitchlog.records import JournalRecords

EMPTY = JournalRecords()
BOUT = "2026-03-01T22:15:00+01:00"


def csv_file(*lines: str) -> io.BytesIO:
    """A CSV file of these lines."""
    return io.BytesIO("".join(f"{line}\n" for line in lines).encode())


def zip_file(**tables: tuple[str, ...]) -> io.BytesIO:
    """A ZIP of these tables, named without their ending."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, lines in tables.items():
            archive.writestr(f"{name}.csv", csv_file(*lines).getvalue())
    return file


def exported(records: JournalRecords, opinions: Opinions = NONE) -> io.BytesIO:
    """The full export of a journal."""
    file = io.BytesIO()
    journal_zip(records, file, opinions)
    return file


def read(*lines: str) -> Parsed:
    """What one table of these lines holds."""
    return read_upload(csv_file(*lines), "mine.csv")


def planned(existing: JournalRecords, **tables: tuple[str, ...]) -> Plan:
    """What importing these tables together would do."""
    return plan(existing, read_upload(zip_file(**tables), "mine.zip"))
