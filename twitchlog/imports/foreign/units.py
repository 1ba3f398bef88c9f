"""Units of mass, volume and time as health applications write them."""

from __future__ import annotations

from collections.abc import Mapping

from twitchlog.units import ML_PER_CUP, ML_PER_FL_OZ

MILLIGRAMS = {
    "kg": 1_000_000.0,
    "g": 1000.0,
    "mg": 1.0,
    "mcg": 0.001,
    "µg": 0.001,
    "ug": 0.001,
    "ng": 0.000_001,
    "oz": 28_349.523_125,
    "lb": 453_592.37,
}
MILLILITRES = {
    "L": 1000.0,
    "l": 1000.0,
    "dL": 100.0,
    "cL": 10.0,
    "mL": 1.0,
    "ml": 1.0,
    "fl_oz_us": ML_PER_FL_OZ,
    "fl_oz_imp": 28.413_062_5,
    "cup_us": ML_PER_CUP,
    "cup_imp": 284.130_625,
    "pt_us": 473.176_473,
    "pt_imp": 568.261_25,
}
SECONDS = {"s": 1.0, "sec": 1.0, "min": 60.0, "hr": 3600.0}
COUNT = {"count": 1.0}


def converted(value: float, unit: str, known: Mapping[str, float], digits: int = 1) -> float | None:
    """A value in the unit that `known` counts in, rounded; None where its unit is not known."""
    factor = known.get(unit)
    return None if factor is None else round(value * factor, digits)
