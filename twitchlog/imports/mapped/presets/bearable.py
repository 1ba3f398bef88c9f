"""Bearable: one row for each rating of a day, with its category and detail."""

from __future__ import annotations

from twitchlog.imports.mapped.guess import order_of, part_guess
from twitchlog.imports.mapped.mapping import Mapping, Use
from twitchlog.imports.mapped.profile import decimal_sign, profile_of
from twitchlog.imports.mapped.questions import questions
from twitchlog.imports.mapped.sheet import Sheet
from twitchlog.vocabulary import N_

NAME = "Bearable"
NOTE = N_(
    "Its format is published nowhere and is read as far as known: please look at the first days "
    "in the preview."
)
SYMPTOM_SCALE = "1-4"  # mild, moderate, severe, unbearable
_RATINGS = {"mood": "own:rating", "energy": "own:rating", "sleep quality": "factor:sleep_quality"}
_NARROW = 5


def recognises(sheet: Sheet) -> bool:
    """Whether a table is one of them."""
    names = {name.casefold() for name in sheet.header}
    return {"category", "rating/amount", "detail"} <= names


def proposal(sheet: Sheet, zone: str) -> Mapping:
    """Its columns are known; of the categories those are taken that have a place here."""
    columns = profile_of(sheet)
    named = {name.casefold(): name for name in sheet.header}
    day = "date formatted" if "date formatted" in named else "date"
    roles = {day: "date", "time of day": "time", "category": "category", "detail": "detail"}
    roles |= {"rating/amount": "amount", "notes": "day_note"}
    uses = {named[name]: Use(role) for name, role in roles.items() if name in named}
    mapping = Mapping(
        columns=uses, zone=zone, order=order_of(columns, uses), decimal=decimal_sign(columns)
    )
    asked = questions(sheet, mapping)
    parts = {part: _use(part, asked.amounts.get(part)) for part in asked.parts}
    return Mapping(
        columns=uses,
        parts=parts,
        zone=zone,
        order=mapping.order,
        decimal=mapping.decimal,
        kind="fasciculation",
    )


def _use(part: str, highest: float | None) -> Use:
    category, _, detail = part.partition(": ")
    rating = _RATINGS.get(part.casefold())
    if rating is not None:
        return Use(rating, "1-5" if highest is not None and highest <= _NARROW else "")
    use = part_guess(detail or category, highest)
    return Use(use.role, SYMPTOM_SCALE) if use.role == "bout" else use
