"""ZIP files of text: equal contents give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# ZIP's first moment, so that equal journals give equal bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE_FILE = 0o644 << 16
_UNIX = 3


def write_archive(members: Iterable[tuple[str, Iterable[str]]], file: BinaryIO) -> None:
    """Write files, given by name and in pieces of text, into one."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, pieces in members:
            info = ZipInfo(name, _NO_TIME)
            info.compress_type = ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _READABLE_FILE
            with archive.open(info, "w") as member:
                for piece in pieces:
                    member.write(piece.encode("utf-8"))
