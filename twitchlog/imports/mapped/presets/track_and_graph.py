"""Track & Graph: one row for each value, under the name of what was tracked."""

from __future__ import annotations

from twitchlog.imports.mapped.guess import part_guess
from twitchlog.imports.mapped.mapping import Mapping, Use
from twitchlog.imports.mapped.questions import questions
from twitchlog.imports.mapped.sheet import Sheet

NAME = "Track & Graph"
NOTE = ""
_ROLES = {"FeatureName": "category", "Timestamp": "date", "Value": "amount"}


def recognises(sheet: Sheet) -> bool:
    """Whether a table is one of them."""
    return set(_ROLES) <= set(sheet.header)


def proposal(sheet: Sheet, zone: str) -> Mapping:
    """Its times carry their offset, and its numbers a point."""
    uses = {name: Use(role) for name, role in _ROLES.items()}
    asked = questions(sheet, Mapping(columns=uses, zone=zone, order="ymd"))
    parts = {part: part_guess(part, asked.amounts.get(part)) for part in asked.parts}
    return Mapping(columns=uses, parts=parts, zone=zone, order="ymd", kind="fasciculation")
