"""What a file shows of itself before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from twitchlog.imports.unpacking import archive_of, is_archive

LENGTH = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The beginning of a file.

    name       what it was called when it was sent; anything, or nothing, of use
    beginning  its first 64 kB
    members    names in it where it is a ZIP, else none
    """

    name: str
    beginning: bytes
    members: tuple[str, ...] = ()


def head_of(file: BinaryIO, name: str) -> Head:
    """The head of a seekable file, which is left at its beginning. Raises Refused."""
    members = _members(file, name) if is_archive(file) else ()
    file.seek(0)
    beginning = file.read(LENGTH)
    file.seek(0)
    return Head(name=name, beginning=beginning, members=members)


def _members(file: BinaryIO, name: str) -> tuple[str, ...]:
    with archive_of(file, name) as archive:
        return tuple(archive.namelist())
