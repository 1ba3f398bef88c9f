"""Numbers with their units, and what they say of a factor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from twitchlog.catalogue import Factor
from twitchlog.typed.items import Item
from twitchlog.units import converted

BARE = ("rating", "count", "duration")  # kinds whose unit need not be said


class Measure(NamedTuple):
    """A number, its unit ("" where none was said), and how many items say so."""

    number: float
    unit: str
    length: int


def measure(row: Sequence[Item], place: int) -> Measure | None:
    """The measure that begins at a place, as `200 mg`, `6.5 h`, `6 h 30 min`, `7/10` or `7`."""
    if place >= len(row):
        return None
    first = row[place]
    if (minutes := first.value("length")) is not None:
        return Measure(_float(minutes), "min", 1)
    if (score := first.value("score")) is not None:
        return Measure(_float(score), "score", 1)
    number = first.value("number")
    if number is None:
        return None
    unit = _unit(row, place + 1)
    if unit is None:
        return Measure(_float(number), "", 1)
    rest = row[place + 2].value("number") if unit == "h" and place + 2 < len(row) else None
    if rest is not None and _unit(row, place + 3) == "min":
        return Measure(_float(number) * 60 + _float(rest), "min", 4)
    return Measure(_float(number), unit, 2)


def _unit(row: Sequence[Item], place: int) -> str | None:
    unit = row[place].value("unit") if place < len(row) else None
    return None if unit is None else str(unit)


def _float(value: str | float | tuple[str, ...]) -> float:
    assert isinstance(value, (int, float))
    return float(value)


def minutes(found: Measure) -> float | None:
    """A measure of time in minutes; None if it is none."""
    return converted(found.number, found.unit, "min") if found.unit in ("h", "min") else None


def amount_of(factor: Factor, found: Measure) -> float | None:
    """What a measure says of a factor, in its unit; None where the two do not go together."""
    if factor.kind == "flag":
        return None
    if factor.kind == "rating":
        return found.number if found.unit in ("", "score") else None
    if found.unit == "":
        return found.number if factor.own or factor.kind in BARE else None
    return converted(found.number, found.unit, factor.unit)
