"""A lock between processes that works on every system and ends with its process: SQLite's own."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def one_at_a_time(lock: Path, wait_seconds: float = 60) -> Iterator[None]:
    """Let only one process at a time into the block. Raises sqlite3.OperationalError after a wait.

    lock  a file of its own, made if missing
    """
    connection = sqlite3.connect(lock, timeout=wait_seconds, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()
