"""Kinds of columns: what a value is in a table and in Python, and the checks shared by several."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import BigInteger, CheckConstraint, Dialect, Double, Integer, Table, Text
from sqlalchemy.dialects.sqlite import REAL
from sqlalchemy.types import TypeDecorator, TypeEngine

from twitchlog.database import Base, db

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model

STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}
# Rows lie in the tree of their key: every tree that a bout touches is one more page to make safe.
ONE_TREE = {"sqlite_strict": True, "sqlite_with_rowid": False}
LONGEST_NOTE = 4000
LONGEST_LABEL = 120


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored as UTC text to the second so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        """Write as `2026-03-01T21:15:00Z`."""
        return None if value is None else value.astimezone(UTC).isoformat()[:19] + "Z"

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        """Read back as an aware UTC datetime."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A local day, stored as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, _dialect: Dialect) -> str | None:
        """Write as `2026-03-01`."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> date | None:
        """Read back as a date."""
        return None if value is None else date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, _dialect: Dialect) -> int | None:
        """Write as 1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> bool | None:
        """Read back as a bool."""
        return None if value is None else bool(value)


class Slugs(TypeDecorator[tuple[str, ...]]):
    """A short list of slugs, stored as text with spaces between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str:
        """Write in the given order."""
        return " ".join(value or ())

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> tuple[str, ...]:
        """Read back in the stored order."""
        return tuple((value or "").split())


NUMBER: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
LONG: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")


def day_check(column: str) -> CheckConstraint:
    """The days that a journal can hold."""
    return CheckConstraint(f"{column} >= '1899-12-31' AND {column} <= '2100-12-31'", name=column)


def table_of(model: type[Base]) -> Table:
    """The table behind a model, for what is written without making objects of rows."""
    return cast(Table, model.__table__)
