"""What a file shows of itself before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from twitchlog.imports.faults import NotAnArchive
from twitchlog.imports.unpacking import DAMAGED, is_archive

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
    """The head of a seekable file, which is left at its beginning. Raises NotAnArchive."""
    members = _members(file, name) if is_archive(file) else ()
    file.seek(0)
    beginning = file.read(LENGTH)
    file.seek(0)
    return Head(name=name, beginning=beginning, members=members)


def _members(file: BinaryIO, name: str) -> tuple[str, ...]:
    try:
        with ZipFile(file) as archive:
            return tuple(archive.namelist())
    except (BadZipFile, NotImplementedError, UnicodeDecodeError) as error:
        raise NotAnArchive(name, DAMAGED) from error
