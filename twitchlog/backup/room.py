"""Room on the disk: a backup that filled it would take the journal's own."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

MB, GB = 10**6, 10**9


class NoRoom(RuntimeError):
    """A copy would leave less of the disk free than it has to; the message says how much.

    needed, free, floor  bytes: of the copy, free now, and to be left free
    """

    def __init__(self, folder: Path, needed: int, free: int, floor: int) -> None:
        """Say it in numbers."""
        super().__init__(
            f"There is no room for a copy of {size_words(needed)} in {folder}: "
            f"{size_words(free)} are free, and {size_words(floor)} have to stay so "
            "(TWITCHLOG_BACKUP_FREE_MB)"
        )
        self.needed, self.free, self.floor = needed, free, floor


def size_words(size: int) -> str:
    """A number of bytes for people, as `12 kB`, `1.2 MB` or `64.0 GB`."""
    for unit, bytes_of_it in (("GB", GB), ("MB", MB)):
        if size >= bytes_of_it:
            return f"{size / bytes_of_it:,.1f} {unit}"
    return f"{math.ceil(size / 1000)} kB"


def ensure_room(database: Path, folder: Path, floor: int) -> None:
    """Make sure that a copy of a database leaves so many bytes free. Raises NoRoom.

    folder  where the copy is to go; it has to be there
    """
    needed, free = size_of_database(database), shutil.disk_usage(folder).free
    if free - needed < floor:
        raise NoRoom(folder, needed, free, floor)


def size_of_database(database: Path) -> int:
    """The bytes of a database with its write-ahead log; 0 where there is none."""
    parts = (database, database.with_name(f"{database.name}-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())
