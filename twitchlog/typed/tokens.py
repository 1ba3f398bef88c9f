"""Typed text in pieces: words, numbers, times of day, stops, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["word", "number", "score", "clock", "date", "length", "unclear", "stop", "sign"]

LONGEST_NUMBER = 7
_PIECE = re.compile(
    r"(?P<length>[0-9]{1,2}h[0-9]{2}(?!\w))"
    r"|(?P<figures>(?<![\w.,])-?[0-9]+(?:(?:\s*[-–—]\s*|[.,:/])[0-9]+)*)"
    r"|(?P<times>[x×](?=\s?[0-9]))"
    r"|(?P<unclear>[^\W\d_]+[0-9]\w*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<stop>[,;.!\n])"
    r"|(?P<sign>\S)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
_CLOCKS = re.compile(rf"({_CLOCK.pattern})\s*[-–—]\s*({_CLOCK.pattern})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SCORE = re.compile(r"([0-9]|10)(?:[.,][0-9])?/10")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")  # or thousandths: nobody can tell


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text in small letters; figures that can be read two ways are unclear."""

    kind: Kind
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Every piece of a text but blanks, in order."""
    return [token for found in _PIECE.finditer(text) for token in _tokens(found)]


def _tokens(found: re.Match[str]) -> list[Token]:
    """The piece, and `22:10-22:30` in three: a time, a dash, and another time."""
    clocks = _CLOCKS.fullmatch(found[0])
    if clocks is None:
        return [_token(found)]
    start, end = found.start(), found.end()
    first, last = start + clocks.end(1), start + clocks.start(3)
    return [
        Token("clock", clocks[1], start, first),
        Token("sign", "–", first, last),
        Token("clock", clocks[3], last, end),
    ]


def _token(found: re.Match[str]) -> Token:
    text, kind = found[0].casefold(), found.lastgroup
    place = (text, found.start(), found.end())
    if kind == "figures":
        return Token(_figures(text), *place)
    if kind == "times":
        return Token("sign", *place)
    if kind in ("length", "unclear", "word", "stop"):
        return Token(kind, *place)  # type: ignore[arg-type]
    return Token("sign", *place)


def _figures(text: str) -> Kind:
    if _DATE.fullmatch(text):
        return "date"
    if _CLOCK.fullmatch(text):
        return "clock"
    if _SCORE.fullmatch(text):
        return "score"
    if _THOUSANDS.fullmatch(text) or len(text) > LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return "unclear"
    return "number"


def value_of(token: Token) -> float:
    """What a number or a score comes to, or the minutes of a length such as `6h30`."""
    if token.kind == "length":
        hours, minutes = token.text.split("h")
        return int(hours) * 60 + int(minutes)
    return float(token.text.partition("/")[0].replace(",", "."))
