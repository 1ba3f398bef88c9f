"""Health Connect: the database that Android exports, as it is or in its ZIP."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from twitchlog.imports.faults import NotAnArchive
from twitchlog.imports.foreign import archive, connect_records
from twitchlog.imports.foreign.head import Head
from twitchlog.imports.foreign.health import Health
from twitchlog.imports.foreign.sqlite_file import Database
from twitchlog.imports.parsed import Parsed
from twitchlog.imports.unpacking import is_archive
from twitchlog.imports.without_collecting import without_collecting
from twitchlog.vocabulary import N_

NAME = N_("Health Connect")
NOTE = N_(
    "Sleep, water, caffeine, exercise and mindfulness are taken. Where the stages of a night were "
    "measured, only these count; times that overlap count once, and naps do not count. The last "
    "day is left out where it could still have grown."
)

_MEMBER = "health_connect_export.db"
_MAGIC = b"SQLite format 3\0"


def recognises(head: Head) -> bool:
    """Whether a file is a database, or a ZIP holds the one of an export."""
    return any(map(_is_wanted, head.members)) or head.beginning.startswith(_MAGIC)


@without_collecting()
def read(file: BinaryIO, name: str, *, zone: str) -> Parsed:
    """Read an export; it is copied beside other temporary files meanwhile. Raises Refused."""
    health = Health(name)
    with _copied(file, health) as path, closing(Database(path, name)) as database:
        connect_records.take_all(database, health, zone)
    return health.parsed()


def _is_wanted(member: str) -> bool:
    return member.rpartition("/")[2] == _MEMBER


@contextmanager
def _copied(file: BinaryIO, health: Health) -> Iterator[Path]:
    """The database as a file of its own."""
    with tempfile.TemporaryDirectory(prefix="twitchlog-") as folder:
        path = Path(folder) / _MEMBER
        if is_archive(file):
            for member, stream in archive.members(file, health, _is_wanted):
                if path.exists():
                    raise NotAnArchive(health.file, N_("holds a file twice: {fact}"), member)
                _copy(stream, path)
        else:
            file.seek(0)
            _copy(file, path)
        yield path


def _copy(stream: BinaryIO, path: Path) -> None:
    with path.open("wb") as target:
        shutil.copyfileobj(stream, target, 1 << 20)
