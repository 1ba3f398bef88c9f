"""Opening a ZIP that may be damaged or malicious: only known members, only so many bytes."""

from __future__ import annotations

import errno
import io
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from twitchlog.exports.columns import FILES
from twitchlog.imports.faults import NotAnArchive, NothingToRead, TooLarge
from twitchlog.vocabulary import N_

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_UNPACKED = 200_000_000
READS = 2  # lines are counted before they are taken apart
LONGEST_INDEX = 10_000_000  # bytes that name the members: a hundred thousand of them
GREATEST_RATIO = 200  # journals pack to between a fifth and a fiftieth
SMALL_ENOUGH = 1_000_000
DAMAGED = N_("is a ZIP that cannot be read: it is damaged")
_TOO_LARGE = N_("unpacks to more than {fact} bytes")
_TOO_MANY = N_("has more members than any that is read here")
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError)
_ENCRYPTED = 0x1
_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")


def is_archive(file: BinaryIO) -> bool:
    """Whether a seekable file begins like a ZIP."""
    file.seek(0)
    beginning = file.read(4)
    file.seek(0)
    return beginning in _BEGINNINGS


@contextmanager
def opened(file: BinaryIO, name: str) -> Iterator[dict[str, Member]]:
    """The members of a journal's ZIP by name, once all are found sound. Raises Refused."""
    with _opened(file, name, _of_a_journal(name), MOST_UNPACKED) as members:
        yield members


@contextmanager
def opened_for(
    file: BinaryIO, name: str, wanted: Callable[[str], bool], most: int = MOST_UNPACKED
) -> Iterator[dict[str, Member]]:
    """Those members of any ZIP that are wanted, once they are found sound. Raises Refused.

    most  bytes that these may unpack to, all together
    """
    with _opened(file, name, wanted, most) as members:
        yield members


@contextmanager
def _opened(
    file: BinaryIO, name: str, wanted: Callable[[str], bool], most: int
) -> Iterator[dict[str, Member]]:
    with archive_of(file, name) as archive:
        if not archive.infolist():
            raise NothingToRead(name, N_("is an empty ZIP"))
        budget = Budget(name, most)
        infos = [info for info in archive.infolist() if wanted(info.filename)]
        _check(infos, name, most)
        yield {info.filename: Member(archive, info, budget) for info in infos}


def archive_of(file: BinaryIO, name: str) -> ZipFile:
    """A ZIP whose index is read. Raises Refused."""
    with damage_told(name):
        return ZipFile(_Index(file, name))


@contextmanager
def damage_told(name: str) -> Iterator[None]:
    """Refuse a ZIP that reading finds damaged, whichever way it says so."""
    try:
        yield
    except _DAMAGE as error:
        raise NotAnArchive(name, DAMAGED) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # which is a place before the file's beginning
            raise
        raise NotAnArchive(name, DAMAGED) from error


class _Index:
    """The file that a ZIP is, of which no piece is taken into memory that is too long for it."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        """Some bytes. Raises TooLarge."""
        if size > LONGEST_INDEX:
            raise TooLarge(self._name, _TOO_MANY)
        return self._file.read(LONGEST_INDEX if size < 0 else size)


def _of_a_journal(name: str) -> Callable[[str], bool]:
    """Wants every member, for a journal's ZIP holds nothing else."""

    def wanted(member: str) -> bool:
        if member not in FILES:
            shown = ascii(member[:60])
            raise NotAnArchive(name, N_("holds a file that no journal has: {fact}"), shown)
        return True

    return wanted


class Budget:
    """How many bytes may still be unpacked, whatever the ZIP declares."""

    def __init__(self, name: str, most: int) -> None:
        self.name = name
        self._most = most
        self._left = most * READS

    def spend(self, size: int) -> None:
        """Take bytes off. Raises TooLarge."""
        self._left -= size
        if self._left < 0:
            raise TooLarge(self.name, _TOO_LARGE, f"{self._most:,}")


class Member:
    """One file of a ZIP."""

    def __init__(self, archive: ZipFile, info: ZipInfo, budget: Budget) -> None:
        self._archive = archive
        self._info = info
        self._budget = budget

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Its bytes, for reading by lines."""
        with damage_told(self._budget.name):
            packed = self._archive.open(self._info)
        with packed:
            yield io.BufferedReader(_Metered(packed, self._budget), 1 << 16)


class _Metered(io.RawIOBase):
    """A stream whose bytes are taken off a budget."""

    def __init__(self, source: IO[bytes], budget: Budget) -> None:
        self._source = source
        self._budget = budget

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer. Raises Refused."""
        room = memoryview(buffer)
        with damage_told(self._budget.name):
            piece = self._source.read(len(room))
        room[: len(piece)] = piece
        self._budget.spend(len(piece))
        return len(piece)


def _check(members: list[ZipInfo], name: str, most: int) -> None:
    """Refuse what stands there twice, or unpacks to far more than it is. Raises Refused."""
    if sum(info.file_size for info in members) > most:
        raise TooLarge(name, _TOO_LARGE, f"{most:,}")
    seen: set[str] = set()
    for info in members:
        shown = ascii(info.filename[:60])
        if info.filename in seen:
            raise NotAnArchive(name, N_("holds a file twice: {fact}"), shown)
        if info.flag_bits & _ENCRYPTED:
            raise NotAnArchive(name, N_("is encrypted"))
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise NotAnArchive(name, N_("is packed in a way that is not known here"))
        if info.file_size > max(SMALL_ENOUGH, GREATEST_RATIO * info.compress_size):
            raise TooLarge(name, N_("unpacks to far more than a journal would: {fact}"), shown)
        seen.add(info.filename)
