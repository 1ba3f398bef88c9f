"""Perfice: one row for each entry of a form, under the names of its questions."""

from __future__ import annotations

from twitchlog.imports.mapped.guess import guess
from twitchlog.imports.mapped.mapping import Mapping
from twitchlog.imports.mapped.profile import profile_of
from twitchlog.imports.mapped.sheet import Sheet

NAME = "Perfice"
NOTE = ""


def recognises(sheet: Sheet) -> bool:
    """Whether a table is one of them."""
    return sheet.header[:1] == ("Timestamp",)


def proposal(sheet: Sheet, zone: str) -> Mapping:
    """The questions are its owner's own: they are guessed like those of any table."""
    return guess(profile_of(sheet), zone)
