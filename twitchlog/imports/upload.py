"""Reading what was uploaded, or a folder: one table, or a whole journal."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from twitchlog.exports import columns
from twitchlog.imports import tables, unpacking
from twitchlog.imports.faults import NothingToRead, TooLarge
from twitchlog.imports.journal_file import parse_journal
from twitchlog.imports.parsed import Parsed
from twitchlog.imports.table import MOST_ROWS
from twitchlog.imports.whole_file import BEGINNING, is_export, tables_of
from twitchlog.imports.without_collecting import without_collecting
from twitchlog.vocabulary import N_

Opener = Callable[[], AbstractContextManager[BinaryIO]]

_CHUNK = 1 << 20
_TABLES: dict[str, Callable[[BinaryIO], Parsed]] = {
    columns.EPISODES_FILE: tables.parse_episodes,
    columns.DAYS_FILE: tables.parse_days,
    columns.READINGS_FILE: tables.parse_readings,
    columns.EVENTS_FILE: tables.parse_events,
}


@without_collecting()
def read_upload(file: BinaryIO, name: str) -> Parsed:
    """Read a full export, or one table that its header tells apart. Raises Refused.

    file  seekable; it stays open
    name  how messages call it
    """
    if unpacking.is_archive(file):
        with unpacking.opened(file, name) as members:
            return _read_all({one: member.open for one, member in members.items()})
    beginning = file.read(BEGINNING)
    file.seek(0)
    if beginning.startswith(b"{") and is_export(beginning):
        made = tables_of(file, name)
        return _read_all({one: partial(io.BytesIO, table) for one, table in made.items()})
    if beginning.startswith(b"{"):
        return Parsed(files=(name,), journal=parse_journal(file, name))
    _check_lines(file, name)
    file.seek(0)
    return tables.parse_any(file, name)


@without_collecting()
def read_folder(path: Path) -> Parsed:
    """Read the files of a journal that lie in a folder; others are left alone. Raises Refused."""
    found = [name for name in columns.FILES if (path / name).is_file()]
    if not found:
        raise NothingToRead(str(path), N_("holds none of: {fact}"), ", ".join(columns.FILES))
    return _read_all({name: _opener(path / name) for name in found})


def _opener(path: Path) -> Opener:
    return lambda: path.open("rb")


def _read_all(files: Mapping[str, Opener]) -> Parsed:
    """Read several files, each by its name, in the order of the format."""
    parsed = Parsed()
    for name in (name for name in columns.FILES if name in files):
        with files[name]() as stream:
            _check_lines(stream, name)
        with files[name]() as stream:
            parsed = _with(parsed, name, stream)
    return parsed


def _with(parsed: Parsed, name: str, stream: BinaryIO) -> Parsed:
    """What was read so far, and one more file."""
    files = (*parsed.files, name)
    if name == columns.JOURNAL_FILE:
        return replace(parsed, files=files, journal=parse_journal(stream))
    more = _TABLES[name](stream)
    return replace(
        parsed,
        files=files,
        episodes=parsed.episodes + more.episodes,
        days=parsed.days + more.days,
        readings=parsed.readings + more.readings,
        events=parsed.events + more.events,
        own_columns=parsed.own_columns + more.own_columns,
        errors=parsed.errors + more.errors,
    )


def _check_lines(stream: BinaryIO, name: str) -> None:
    """Refuse what has too many lines before any of them is taken apart."""
    lines = 0
    while chunk := stream.read(_CHUNK):
        lines += chunk.count(b"\n")
        if lines > MOST_ROWS:
            raise TooLarge(name, N_("has more than {fact} lines"), f"{MOST_ROWS:,}")
