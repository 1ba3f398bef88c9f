"""Reading single columns of numbers out of an SQLite database that may be damaged or malicious.

Nothing that the file itself defines is run: no view, no trigger, no virtual table; and reading
stops where it takes more steps than any real file asks for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from twitchlog.imports.faults import Refused, TooLarge
from twitchlog.imports.table import MOST_ROWS
from twitchlog.vocabulary import N_

LONGEST_VALUE = 1_000_000
MOST_STEPS = 500_000_000
_STEPS_AT_ONCE = 1_000_000
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_PRAGMA}

Values = tuple[object, ...]


class NotADatabase(Refused):
    """The file is not a sound SQLite database, or not one that can be read here."""


class Database:
    """A database that is only read."""

    def __init__(self, path: Path, file: str) -> None:
        self._file = file
        self._steps = 0
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        self._connection.set_progress_handler(self._is_too_long, _STEPS_AT_ONCE)
        with self._sound():
            self._connection.execute("PRAGMA trusted_schema = OFF")
            self._connection.execute("PRAGMA cell_size_check = ON")
            self._tables = self._find_tables()
        self._connection.set_authorizer(_authorize)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def has(self, table: str) -> bool:
        """Whether there is a plain table of that name."""
        return table in self._tables

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[Values]:
        """The rows of a table in the order they were written; None for columns it lacks.

        Raises NotADatabase, TooLarge.
        """
        with self._sound():
            there = {row[1] for row in self._connection.execute(f"PRAGMA table_info({table})")}
            wanted = ", ".join(name if name in there else "NULL" for name in columns)
            for count, row in enumerate(self._connection.execute(f"SELECT {wanted} FROM {table}")):
                if count >= MOST_ROWS:
                    raise TooLarge(self._file, N_("has more than {fact} rows"), f"{MOST_ROWS:,}")
                yield row

    def _find_tables(self) -> frozenset[str]:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        found = self._connection.execute(query).fetchall()
        return frozenset(name for name, sql in found if not _is_virtual(sql))

    @contextmanager
    def _sound(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            reason = N_("is a database that cannot be read: {fact}")
            raise NotADatabase(self._file, reason, str(error)[:80]) from error

    def _is_too_long(self) -> bool:
        self._steps += _STEPS_AT_ONCE
        return self._steps > MOST_STEPS


def _is_virtual(sql: object) -> bool:
    return not isinstance(sql, str) or "VIRTUAL" in sql.upper().split("(")[0].split()


def _authorize(action: int, first: str | None, *_more: object) -> int:
    if action == sqlite3.SQLITE_PRAGMA and first != "table_info":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
