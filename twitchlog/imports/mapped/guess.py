"""What the columns of an unknown table most likely mean: a first proposal for its owner."""

from __future__ import annotations

import re
from collections.abc import Iterable

from twitchlog.catalogue import BY_SLUG, Factor
from twitchlog.imports.mapped.bouts import STRONGEST
from twitchlog.imports.mapped.days import Order
from twitchlog.imports.mapped.mapping import A_BOUT, FACTOR, Mapping, Use
from twitchlog.imports.mapped.profile import Column, decimal_sign
from twitchlog.imports.mapped.twitch_words import type_guess
from twitchlog.imports.mapped.units import STRENGTH_SCALES, Unit, units_for

# By words in the name of a column, in English and German; the first that fits counts.
_ROLES = (
    ("none", "no twitch, keine zuck, symptomfrei, none today"),
    ("factor:sleep_quality", "sleep quality, schlafqualit, quality of sleep"),
    ("factor:sleep_interruptions", "awakening, times awake, aufgewacht, wach nachts"),
    ("factor:sleep_h", "sleep, schlaf, slept, hours asleep"),
    ("factor:caffeine_mg", "caffein, koffein, coffee, kaffee, espresso, tea, tee"),
    ("factor:hydration_ml", "water, wasser, hydration, drinks, trinken, getrunken, fluid"),
    ("factor:alcohol_drinks", "alcohol, alkohol, beer, wine, bier, wein"),
    ("factor:stress", "stress, anxiety, angst, anspannung"),
    ("factor:exercise_min", "exercise, workout, sport, training, bewegung"),
    ("factor:exertion", "exertion, anstrengung, belastung"),
    ("factor:fatigue", "fatigue, tired, müdigkeit, erschöpf"),
    ("factor:screen_h", "screen, bildschirm"),
    ("factor:nicotine_times", "nicotin, nikotin, cigarette, zigarette, smok, rauch"),
    ("factor:relaxation_min", "relax, entspannung, meditation, yoga, mindful"),
    ("factor:magnesium_mg", "magnesium"),
    ("factor:potassium_mg", "potassium, kalium"),
    ("factor:illness", "illness, sick, krank"),
    ("factor:burden", "burden, bother, belastend"),
    ("end", "end, ended, ende, bis, stop, until"),
    ("minutes", "duration, dauer, minutes, minuten, length"),
    ("strength", "strength, stärke, staerke, intensity, intensität, severity, schwere"),
    ("side", "side, seite"),
    ("site", "site, location, place, body, muscle, stelle, ort, körper, muskel, wo, where, region"),
    ("type", "type, kind, art, typ, symptom"),
    ("note", "note, notes, comment, bemerkung, notiz, kommentar, remark, anmerkung, text"),
    ("time", "time, uhrzeit, zeit, hour"),
)
_START = re.compile(r"start|begin|von\b|onset", re.I)
_WORD = re.compile(r"[^\W_]+")
# What a name says of the unit behind it.
_UNIT_WORDS = {
    "coffee": "coffee coffees kaffee cups tassen tasse cup",
    "tea": "tea tee",
    "espresso": "espresso",
    "glasses": "glass glasses gläser glas",
    "fl_oz": "oz floz ounces",
    "l": "l liter litre liters litres",
    "min": "min mins minutes minuten",
    "h": "h hours stunden std",
    "g": "g gram grams",
}
# Nobody means so few milligrams or millilitres.
_SMALL = {
    "caffeine_mg": ((12, "coffee"),),
    "hydration_ml": ((6, "l"), (25, "glasses")),
    "sleep_h": ((24, ""), (1440, "min")),
}


def guess(columns: list[Column], zone: str) -> Mapping:
    """A proposal; its order is None where the days alone do not tell it."""
    taken: set[str] = set()
    uses = {}
    for column in columns:
        role = _role(column, taken)
        if role:
            taken.add(role)
            uses[column.name] = Use(role, _unit(role, column))
    if not taken & {"start", "date"}:
        _take_first_days(columns, uses)
    if "date" in {use.role for use in uses.values()} and taken & {"site", "type", "strength"}:
        uses = {name: Use("start") if use.role == "date" else use for name, use in uses.items()}
        if not _always_a_bout(columns, uses):
            uses = {name: Use("date") if use.role == "start" else use for name, use in uses.items()}
    return Mapping(
        columns=uses, zone=zone, order=order_of(columns, uses), decimal=decimal_sign(columns)
    )


def order_of(columns: Iterable[Column], uses: dict[str, Use]) -> Order | None:
    """The only order in which all days of the columns with days exist; None for several."""
    days = [
        column
        for column in columns
        if column.days and uses.get(column.name, Use()).role in ("start", "date", "end")
    ]
    possible = [set(column.possible_orders) for column in days]
    left = set.intersection(*possible) if possible else set()
    if "ymd" in left or not days:
        return "ymd"
    if left == {"dmy", "mdy"} and _written_with_points(days):
        return "dmy"
    return next(iter(left)) if len(left) == 1 else None


def part_guess(name: str, highest: float | None) -> Use:
    """What a category or a tag most likely becomes; left out where no word of it is known.

    highest  of the amounts beside it; None where there are none
    """
    if type_guess(name):
        return Use(A_BOUT, "" if highest is None or highest <= STRONGEST else "0-10")
    for role, words in _ROLES:
        factor = BY_SLUG.get(role.removeprefix(FACTOR))
        if factor is not None and _fits(name, words):
            countable = highest is not None or factor.kind in ("flag", "count")
            return Use(role, _factor_unit(factor, name, highest)) if countable else Use()
    return Use()


def _role(column: Column, taken: set[str]) -> str:
    if column.filled == 0:
        return ""
    if column.holds_days:
        if taken & {"start", "date"}:
            return "end" if _fits(column.name, "end, ende, bis, until") else ""
        return "start" if _START.search(column.name) else "date"
    if column.holds_tags:
        return "tags" if "tags" not in taken else ""
    if re.search(r"\bweekday\b|wochentag", column.name, re.I):
        return ""
    for role, words in _ROLES:
        if role not in taken and _fits(column.name, words) and _suits(role, column):
            return role
    return ""


def _fits(name: str, words: str) -> bool:
    """Whether a name has one of some words, at the beginning of a word; short ones must be all."""
    plain = " ".join(_WORD.findall(name.casefold()))
    return any(
        re.search(rf"\b{re.escape(word)}" + (r"\b" if len(word) < 5 else ""), plain)
        for word in (one.strip() for one in words.split(","))
    )


def _suits(role: str, column: Column) -> bool:
    if role.startswith(FACTOR):
        if BY_SLUG[role.removeprefix(FACTOR)].kind == "flag":
            return column.holds_flags or column.holds_numbers
        return column.holds_numbers
    if role == "minutes":
        return column.holds_numbers
    return True


def _unit(role: str, column: Column) -> str:
    """The unit that a column's name or its highest number tells."""
    if role == "strength":
        return _scale(_numbers(column), STRENGTH_SCALES) if column.holds_numbers else ""
    if not role.startswith(FACTOR):
        return ""
    factor = BY_SLUG[role.removeprefix(FACTOR)]
    numbers = _numbers(column)
    if factor.kind == "rating":
        return _scale(numbers, units_for(factor))
    return _factor_unit(factor, column.name, max(numbers, default=None))


def _factor_unit(factor: Factor, name: str, highest: float | None) -> str:
    """The unit that a name tells, or else how high the numbers go."""
    words = set(_WORD.findall(name.casefold()))
    for unit in units_for(factor):
        if unit.slug and words & set(_UNIT_WORDS.get(unit.slug, unit.slug).split()):
            return unit.slug
    if highest is None or words & {factor.unit}:
        return ""
    return next((unit for top, unit in _SMALL.get(factor.slug, ()) if highest <= top), "")


def _scale(numbers: list[float], scales: tuple[Unit, ...]) -> str:
    """The narrowest usual scale that holds every number: 0 to 4 or 1 to 5, else 0 to 10 or 100."""
    lowest, highest = min(numbers, default=0), max(numbers, default=0)
    limits = ((4, 0, "0-4"), (5, 1, "1-5"), (5, 0, "0-5"), (10, 0, "0-10"), (100, 0, "0-100"))
    wanted = next((slug for top, low, slug in limits if highest <= top and lowest >= low), "")
    named = {unit.label.replace(" to ", "-"): unit.slug for unit in scales}
    return named.get(wanted, "")


def _numbers(column: Column) -> list[float]:
    return [float(word.replace(",", ".")) for word in column.words if _plain(word)]


def _plain(word: str) -> bool:
    return bool(re.fullmatch(r"\d+([.,]\d+)?", word))


def _take_first_days(columns: list[Column], uses: dict[str, Use]) -> None:
    first = next((column.name for column in columns if column.holds_days), None)
    if first is not None:
        uses[first] = Use("date")


def _always_a_bout(columns: list[Column], uses: dict[str, Use]) -> bool:
    """Whether every row tells of a bout, so that its day is when that began."""
    filled = {column.name: column.filled for column in columns}
    rows = max(filled.values())
    named = [name for name, use in uses.items() if use.role in ("site", "type", "strength")]
    return any(filled[name] == rows for name in named)


def _written_with_points(days: list[Column]) -> bool:
    return all("." in word for column in days for word in column.words)
