"""Units in which other tables give what a factor counts, and how they become the factor's own."""

from __future__ import annotations

from dataclasses import dataclass

from twitchlog.catalogue import Factor
from twitchlog.imports.faults import WrongCell
from twitchlog.imports.mapped.amounts import (
    SECONDS_OF_HOUR,
    SECONDS_OF_MINUTE,
    Decimal,
    number_of,
    seconds_of,
    yes_or_no,
)
from twitchlog.units import ML_PER_CUP, ML_PER_FL_OZ
from twitchlog.vocabulary import N_

ML_PER_GLASS = 250
_PRECISION = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that a column may be in: value * times + plus is in the factor's own."""

    slug: str
    label: str
    times: float = 1.0
    plus: float = 0.0


SAME = Unit("", N_("as it is"))
_RATINGS = (
    Unit("", N_("0 to 10")),
    Unit("1-10", N_("1 to 10"), 10 / 9, -10 / 9),
    Unit("0-5", N_("0 to 5"), 2.0),
    Unit("1-5", N_("1 to 5"), 2.5, -2.5),
    Unit("0-4", N_("0 to 4"), 2.5),
    Unit("0-3", N_("0 to 3"), 10 / 3),
    Unit("1-3", N_("1 to 3"), 5.0, -5.0),
    Unit("0-100", N_("0 to 100"), 0.1),
)
_HOURS = (
    Unit("", N_("hours")),
    Unit("min", N_("minutes"), 1 / 60),
    Unit("s", N_("seconds"), 1 / SECONDS_OF_HOUR),
)
_MINUTES = (
    Unit("", N_("minutes")),
    Unit("h", N_("hours"), 60.0),
    Unit("s", N_("seconds"), 1 / SECONDS_OF_MINUTE),
)
_MILLIGRAMS = (Unit("", N_("mg")), Unit("g", N_("g"), 1000.0))
_BY_SLUG = {
    "caffeine_mg": (
        *_MILLIGRAMS,
        Unit("coffee", N_("cups of coffee, 90 mg each"), 90.0),
        Unit("espresso", N_("espressos, 80 mg each"), 80.0),
        Unit("tea", N_("cups of black tea, 50 mg each"), 50.0),
    ),
    "hydration_ml": (
        Unit("", N_("ml")),
        Unit("l", N_("litres"), 1000.0),
        Unit("fl_oz", N_("fl oz"), ML_PER_FL_OZ),
        Unit("cups", N_("cups (US, 237 ml)"), ML_PER_CUP),
        Unit("glasses", N_("glasses, 250 ml each"), ML_PER_GLASS),
    ),
}
_BY_UNIT = {"h": _HOURS, "min": _MINUTES, "mg": _MILLIGRAMS}
STRENGTH_SCALES = (
    Unit("", N_("0 to 4")),
    Unit("1-5", N_("1 to 5"), 1.0, -1.0),
    Unit("1-4", N_("1 to 4"), 1.0, -1.0),
    Unit("0-3", N_("0 to 3"), 4 / 3),
    Unit("1-3", N_("1 to 3"), 1.0),
    Unit("0-10", N_("0 to 10"), 0.4),
    Unit("1-10", N_("1 to 10"), 4 / 9, -4 / 9),
    Unit("0-100", N_("0 to 100"), 0.04),
)


def units_for(factor: Factor) -> tuple[Unit, ...]:
    """The units in which a factor may come, its own first."""
    if factor.kind == "rating" and (factor.lowest, factor.highest) == (0, 10):
        return _RATINGS
    return _BY_SLUG.get(factor.slug) or _BY_UNIT.get(factor.unit) or (SAME,)


def unit_of(units: tuple[Unit, ...], slug: str) -> Unit:
    """The unit with a slug; the first where there is none."""
    return next((unit for unit in units if unit.slug == slug), units[0])


def value_of(text: str, factor: Factor, unit: Unit, decimal: Decimal) -> float:
    """A cell's value in the factor's own unit. Raises WrongCell."""
    if factor.kind == "flag":
        return _flag(text, decimal)
    duration = seconds_of(text) if factor.unit in ("h", "min") else None
    if duration is not None:
        per = SECONDS_OF_HOUR if factor.unit == "h" else SECONDS_OF_MINUTE
        return round(duration / per, _PRECISION)
    if factor.kind == "count" and (said := yes_or_no(text)) is not None:
        return said
    return converted(number_of(text, decimal), unit)


def converted(value: float, unit: Unit) -> float:
    """A number in another unit, without the dust of binary fractions."""
    return round(value * unit.times + unit.plus, _PRECISION)


def _flag(text: str, decimal: Decimal) -> float:
    said = yes_or_no(text)
    if said is not None:
        return said
    try:
        return 1.0 if number_of(text, decimal) > 0 else 0.0
    except WrongCell as error:
        raise WrongCell(N_("is neither yes nor no")) from error
