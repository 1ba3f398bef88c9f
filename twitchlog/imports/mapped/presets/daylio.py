"""Daylio: one row for each entry, with a mood word and activities."""

from __future__ import annotations

from twitchlog.imports.mapped.guess import order_of, part_guess
from twitchlog.imports.mapped.mapping import Mapping, Use
from twitchlog.imports.mapped.profile import decimal_sign, profile_of
from twitchlog.imports.mapped.questions import questions
from twitchlog.imports.mapped.sheet import Sheet
from twitchlog.imports.mapped.twitch_words import rating_guess

NAME = "Daylio"
NOTE = ""
_ROLES = {
    "full_date": "date",
    "time": "time",
    "mood": "own:rating",
    "activities": "tags",
    "note_title": "day_note",
    "note": "day_note",
}


def recognises(sheet: Sheet) -> bool:
    """Whether a table is one of them."""
    return {"full_date", "mood", "activities"} <= set(sheet.header)


def proposal(sheet: Sheet, zone: str) -> Mapping:
    """Moods are words of its owner's: the usual five get a number, the others are asked for."""
    columns = profile_of(sheet)
    uses = {name: Use(_ROLES[name]) for name in sheet.header if name in _ROLES}
    order, decimal = order_of(columns, uses), decimal_sign(columns)
    asked = questions(sheet, Mapping(columns=uses, zone=zone, order=order, decimal=decimal))
    moods = {word: rating_guess(word) for word in asked.words.get("mood", ())}
    return Mapping(
        columns=uses,
        parts={tag: part_guess(tag, None) for tag in asked.parts},
        words={"mood": {word: f"{told:g}" for word, told in moods.items() if told is not None}},
        zone=zone,
        order=order,
        decimal=decimal,
        kind="fasciculation",
    )
