"""Finding the table in what was sent: a CSV, a ZIP with one in it, or a list in JSON."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from twitchlog.imports import unpacking
from twitchlog.imports.faults import NothingToRead, Refused, TooLarge, WrongJournalFile
from twitchlog.imports.mapped.sheet import Sheet
from twitchlog.vocabulary import N_

MOST_UNPACKED = 100_000_000
LARGEST_JSON = 20_000_000
PREFERRED = "Checkmarks.csv"  # of several tables in a ZIP the one that has all


@contextmanager
def opened_sheet(file: BinaryIO, name: str) -> Iterator[Sheet]:
    """The table in a file. Raises Refused."""
    if unpacking.is_archive(file):
        with _unpacked(file, name) as (table, member):
            yield Sheet(table, member)
    elif _begins_like_json(file):
        yield Sheet(_from_json(file, name), name)
    else:
        _refuse_too_large(file, name)
        yield Sheet(file, name)


def _refuse_too_large(file: BinaryIO, name: str) -> None:
    """Refuse a table that would keep others waiting for long: it is gone through several times."""
    size = file.seek(0, io.SEEK_END)
    if size > MOST_UNPACKED:
        raise TooLarge(name, N_("is larger than {fact} bytes"), f"{MOST_UNPACKED:,}")
    file.seek(0)


@contextmanager
def _unpacked(file: BinaryIO, name: str) -> Iterator[tuple[BinaryIO, str]]:
    tables: set[str] = set()

    def wanted(member: str) -> bool:
        """At its top; one of a folder is about a part only."""
        if member.lower().endswith(".csv") and "/" not in member:
            tables.add(member)
        return member in tables

    with unpacking.opened_for(file, name, wanted, MOST_UNPACKED) as members:
        chosen = PREFERRED if PREFERRED in members else next(iter(members), None)
        if chosen is None or (len(members) > 1 and chosen != PREFERRED):
            raise NothingToRead(name, N_("is a ZIP in which no single table was found"))
        with tempfile.TemporaryFile() as table:
            with members[chosen].open() as packed:
                shutil.copyfileobj(packed, table)
            yield table, chosen


def _begins_like_json(file: BinaryIO) -> bool:
    file.seek(0)
    beginning = file.read(200).lstrip(b"\xef\xbb\xbf \t\r\n")
    file.seek(0)
    return beginning.startswith(b"{")


def _from_json(file: BinaryIO, name: str) -> BinaryIO:
    """Entries with a timestamp and answers, in the order of their questions, as a table."""
    raw = file.read(LARGEST_JSON + 1)
    if len(raw) > LARGEST_JSON:
        raise TooLarge(name, N_("is larger than {fact} bytes"), f"{LARGEST_JSON:,}")
    try:
        content = json.loads(raw)
        rows = [["Timestamp", *map(_cell, content["questions"])]]
        rows += [
            [_cell(one["timestamp"]), *map(_cell, one["answers"])] for one in content["entries"]
        ]
    except (ValueError, RecursionError) as error:
        raise WrongJournalFile(name, N_("is not JSON: {fact}"), str(error)[:80]) from error
    except (KeyError, TypeError) as error:
        raise _unknown(name) from error
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows(rows)
    return io.BytesIO(table.getvalue().encode("utf-8", "surrogatepass"))


def _cell(value: object) -> str:
    """A value as a cell; lists become tags."""
    if isinstance(value, list):
        return "|||".join(map(_cell, value))
    if isinstance(value, bool):
        return str(int(value))
    return "" if value is None else str(value)


def _unknown(name: str) -> Refused:
    return WrongJournalFile(name, N_("is JSON of a kind that is not known here"))
