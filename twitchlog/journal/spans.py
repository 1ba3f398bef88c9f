"""Spans of an owner's days, for statements that are made once and given owner and days later.

Making a statement takes longer than running it, and pages run a dozen. For the same reason they
name columns of tables: columns of models take the longer way, on which rows become objects.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, bindparam

from twitchlog.records import Owner


def within(table: Any) -> tuple[ColumnElement[bool], ...]:
    """Conditions that hold a table's rows to an owner and a span of days, both given later."""
    return (
        table.owner_id == bindparam("owner"),
        table.day >= bindparam("first"),
        table.day <= bindparam("last"),
    )


def span_of(owner: Owner, first: date | None, last: date | None) -> dict[str, Any]:
    """What is given for within(); None leaves an end open."""
    return {"owner": owner.id, "first": first or date.min, "last": last or date.max}
