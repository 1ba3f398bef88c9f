"""What measures are worth in the units in which values are stored."""

from __future__ import annotations

ML_PER_FL_OZ = 29.5735295625
ML_PER_CUP = 8 * ML_PER_FL_OZ
# The stored unit, and how many of it one is.
WORTH: dict[str, tuple[str, float]] = {
    "mg": ("mg", 1),
    "g": ("mg", 1000),
    "ml": ("ml", 1),
    "cl": ("ml", 10),
    "dl": ("ml", 100),
    "l": ("ml", 1000),
    "fl oz": ("ml", ML_PER_FL_OZ),
    "min": ("min", 1),
    "h": ("min", 60),
    "times": ("times", 1),
    "drinks": ("drinks", 1),
}


def converted(number: float, unit: str, into: str) -> float | None:
    """A number of one unit in another; None where these measure different things."""
    if unit == into:
        return number
    stored, worth = WORTH.get(unit, ("", 0.0))
    wanted, each = WORTH.get(into, (into, 1.0))
    return number * worth / each if stored == wanted else None
