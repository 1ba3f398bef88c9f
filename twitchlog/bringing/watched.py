"""A file that tells how far it was read, and that can be taken away from its reader."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 18


class Cancelled(Exception):
    """Its owner no longer wants what was being done."""


class Watched(io.FileIO):
    """An open file whose reading ends when `stop` is set. Reading raises Cancelled then."""

    def __init__(self, path: Path, stop: threading.Event) -> None:
        super().__init__(path)
        self._size = max(1, path.stat().st_size)
        self._stop = stop
        self._at = 0

    @property
    def share(self) -> float:
        """How far the reading is in it, 0 to 1; it may be gone through several times."""
        return min(1.0, self._at / self._size)

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        """Fill a buffer. Raises Cancelled."""
        self._check()
        read = super().readinto(buffer)
        self._at = self.tell()
        return read

    def readall(self) -> bytes:
        """All the rest. Raises Cancelled."""
        self._check()
        rest = super().readall()
        self._at = self.tell()
        return rest

    def buffered(self) -> io.BufferedReader:
        """The same, read in large pieces."""
        return io.BufferedReader(self, _CHUNK)

    def _check(self) -> None:
        if self._stop.is_set():
            raise Cancelled
