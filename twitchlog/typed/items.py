"""Typed text as a row of items: phrases with what they may mean, numbers, moments, stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twitchlog.typed.lexicon import LONGEST_PHRASE, Lexicon, Meaning, key_of
from twitchlog.typed.tokens import Token, tokens, value_of

PLAIN = {"number", "score", "clock", "date", "length", "unclear", "stop"}
SILENT = {"filler", "and", "at"}
BEGINS_LENGTH = {"before lasting", "from"}  # "for 10 min"; but a "for" alone says nothing


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase at its place in the text; without a meaning it is not known."""

    meanings: tuple[Meaning, ...]
    text: str
    start: int
    end: int

    def value(self, kind: str) -> str | float | tuple[str, ...] | None:
        """What it stands for as this kind of thing; None if it is none of it."""
        return next((one.value for one in self.meanings if one.kind == kind), None)

    def means(self, *kinds: str) -> bool:
        """Whether it may be one of these kinds of things."""
        return any(one.kind in kinds for one in self.meanings)

    @property
    def silent(self) -> bool:
        """Whether it says nothing of its own."""
        kinds = {one.kind for one in self.meanings}
        return bool(kinds & SILENT) and kinds <= SILENT | BEGINS_LENGTH


def items(text: str, known: Lexicon) -> list[Item]:
    """The items of a text, the longest phrases first."""
    pieces = [token for token in tokens(text) if token.text != "-"]
    found, place = [], 0
    while place < len(pieces):
        length = _longest(pieces[place:], known)
        here = pieces[place : place + max(length, 1)]
        meanings = known[key_of(here)] if length else _plain(here[0])
        start, end = here[0].start, here[-1].end
        found.append(Item(meanings, text[start:end], start, end))
        place += len(here)
    return found


def _longest(pieces: Sequence[Token], known: Lexicon) -> int:
    """How many pieces the longest phrase takes that begins here; 0 if none does."""
    for length in range(min(LONGEST_PHRASE, len(pieces)), 0, -1):
        if key_of(pieces[:length]) in known:
            return length
    return 0


def _plain(token: Token) -> tuple[Meaning, ...]:
    if token.kind in ("number", "score", "length"):
        return (Meaning(token.kind, value_of(token)),)
    if token.kind == "unclear":
        return (Meaning("doubt"),)
    return (Meaning(token.kind, token.text),) if token.kind in PLAIN else ()


def segments(row: Sequence[Item]) -> list[list[Item]]:
    """The row cut at its stops; and before an "and" where both sides name a place and a kind."""
    cut: list[list[Item]] = [[]]
    for item in row:
        if item.means("stop"):
            cut.append([])
        else:
            cut[-1].append(item)
    return [part for whole in cut for part in _at_and(whole) if part]


def _at_and(whole: list[Item]) -> list[list[Item]]:
    for place, item in enumerate(whole):
        before, after = whole[:place], whole[place + 1 :]
        if item.means("and") and is_bout(before) and is_bout(after):
            return [before, *_at_and(after)]
    return [whole]


def is_bout(part: Sequence[Item]) -> bool:
    """Whether a part of the row names both a place and a kind."""
    return any(i.means("region") for i in part) and any(i.means("type") for i in part)
