"""One copy of an SQLite database: safe while people write, and checked before it counts."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path


class BadBackup(RuntimeError):
    """A database or its copy is not sound; the message says what was found."""


def problems(path: Path) -> list[str]:
    """What is wrong inside an SQLite file; empty when it is sound."""
    with contextlib.closing(sqlite3.connect(_for_reading(path), uri=True)) as connection:
        try:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError as error:
            return [str(error)]
    return [text for text in found if text != "ok"] + [
        f"dangling row in {row[0]}" for row in dangling
    ]


def _for_reading(path: Path) -> str:
    """A file's address for SQLite, whatever signs are in its name; it is not made if missing."""
    return f"{path.absolute().as_uri()}?mode=ro"


def copy_database(source: Path, target: Path) -> None:
    """Copy a database in use to a new file, all of it as of one moment.

    Written beside the target, checked, forced to the disk and then named, so that a file of the
    target's name is always a whole and sound copy. Raises BadBackup.
    """
    draft = target.with_name(f".{target.name}.part")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _fill(draft, source)
        if found := problems(draft):
            raise BadBackup("; ".join(found[:3]))
        _force_to_disk(draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)  # what a full disk cut off would only fill it further
    _force_to_disk(target.parent)


def _fill(draft: Path, source: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(_for_reading(source), uri=True)) as database,
        contextlib.closing(sqlite3.connect(draft)) as copy,
    ):
        database.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _force_to_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
