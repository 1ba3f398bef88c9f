"""Taking JSON apart without trusting it: every value is asked for by type and bounds."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from twitchlog.imports import cells
from twitchlog.imports.faults import WrongCell
from twitchlog.vocabulary import N_


class WrongValue(ValueError):
    """A value is not what its place asks for; where is its path."""

    def __init__(self, where: str, reason: str, fact: str = "") -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason
        self.fact = fact


def strictly_loaded(raw: bytes) -> object:
    """What JSON in UTF-8 says, where it says it once and with numbers only. Raises ValueError."""
    try:
        return json.loads(
            raw.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_no_doubles
        )
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no number")


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return content


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and its path, such as `own_factors[0].lag`."""

    value: object
    path: str

    def wrong(self, reason: str, fact: str = "") -> WrongValue:
        """The error to raise for this value."""
        return WrongValue(self.path or N_("the top"), reason, fact)

    def only(self, *names: str) -> None:
        """Refuse members that are not known."""
        unknown = [name for name in self._members() if name not in names]
        if unknown:
            raise self.wrong(N_("has a name that is not known: {fact}"), unknown[0][:40])

    def member(self, name: str) -> Node:
        """A member that must be there."""
        members = self._members()
        path = f"{self.path}.{name}" if self.path else name
        if name not in members:
            raise WrongValue(path, N_("is missing"))
        return Node(members[name], path)

    def has(self, name: str) -> bool:
        """Whether a member is there."""
        return name in self._members()

    def items(self, name: str) -> Iterator[Node]:
        """The items of a list that must be there."""
        node = self.member(name)
        if not isinstance(node.value, list):
            raise node.wrong(N_("must be a list"))
        return (Node(item, f"{node.path}[{at}]") for at, item in enumerate(node.value))

    def text(self, longest: int, shortest: int = 0) -> str:
        """A text of bounded length."""
        if not isinstance(self.value, str) or len(self.value) < shortest:
            raise self.wrong(N_("must be a text"))
        try:
            return cells.checked_text(self.value, longest)
        except WrongCell as error:
            raise self.wrong(error.reason, error.fact) from error

    def day(self) -> date:
        """A day within the years that a journal covers."""
        try:
            return cells.day(self.text(10))
        except WrongCell as error:
            raise self.wrong(error.reason, error.fact) from error

    def one_of(self, allowed: Collection[str]) -> str:
        """One of some words."""
        if not isinstance(self.value, str) or self.value not in allowed:
            raise self.wrong(N_("must be one of: {fact}"), ", ".join(allowed))
        return self.value

    def number(self, lowest: float, highest: float) -> float:
        """A finite number within bounds."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(N_("must be a number"))
        if not lowest <= value <= highest or not math.isfinite(value):
            raise self.wrong(N_("must be a number from {fact}"), f"{lowest:g} to {highest:g}")
        return float(value)

    def whole(self, lowest: int, highest: int) -> int:
        """A whole number within bounds."""
        value = self.number(lowest, highest)
        if not isinstance(self.value, int):
            raise self.wrong(N_("must be a whole number"))
        return int(value)

    def flag(self) -> bool:
        """true or false."""
        if not isinstance(self.value, bool):
            raise self.wrong(N_("must be true or false"))
        return self.value

    def _members(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            raise self.wrong(N_("must be an object"))
        return self.value
