"""Files of other applications: recognised by what is in them, and read as rows of a journal."""

from __future__ import annotations

from typing import BinaryIO

from twitchlog.imports.foreign import apple_health, fitbit, google_fit, health_connect
from twitchlog.imports.foreign.head import Head, head_of
from twitchlog.imports.foreign.reader import Reader

READERS: tuple[Reader, ...] = (apple_health, health_connect, google_fit, fitbit)


def recognise(file: BinaryIO, name: str) -> Reader | None:
    """The reader of a file; None where no application's is known by it. Raises Refused.

    file  seekable; left at its beginning
    """
    head = head_of(file, name)
    return next((reader for reader in READERS if reader.recognises(head)), None)


__all__ = ["READERS", "Head", "Reader", "head_of", "recognise"]
