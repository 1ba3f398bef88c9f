"""What can be wrong with a file: a cell, a contradiction, or the file as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

LONGEST_SHOWN = 40


class Place(NamedTuple):
    """A row of a file; line is the physical line it starts on, from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong at one place.

    column  "" where the whole row is meant
    value   what stands there, shortened
    reason  translatable; `{fact}` in it stands for fact
    """

    file: str
    line: int
    column: str = ""
    value: str = ""
    reason: str
    fact: str = ""

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}"
        cell = f", {self.column}" if self.column else ""
        shown = f' "{self.value}"' if self.value else ""
        return printable(f"{where}{cell}{shown}: {told(self.reason, self.fact)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowError(Fault):
    """A cell or row that cannot be read as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Fault):
    """A cell or row that contradicts another, or the journal."""


AnyFault = TypeVar("AnyFault", RowError, Conflict)


class Faults:
    """Gathers what is wrong with several rows."""

    def __init__(self, errors: Iterable[RowError] = ()) -> None:
        self.errors = list(errors)
        self.conflicts: list[Conflict] = []

    def error(self, place: Place, column: str, value: str, reason: str, fact: str = "") -> None:
        """Note what cannot be read."""
        self.errors.append(_fault(RowError, place, column, value, reason, fact))

    def conflict(self, place: Place, column: str, value: str, reason: str, fact: str = "") -> None:
        """Note a contradiction."""
        self.conflicts.append(_fault(Conflict, place, column, value, reason, fact))


class WrongCell(ValueError):
    """A cell's text is not what its column asks for."""

    def __init__(self, reason: str, fact: str = "") -> None:
        super().__init__(told(reason, fact))
        self.reason = reason
        self.fact = fact


class Refused(Exception):
    """A file that cannot be read at all.

    line    physical line, or None where no line is to blame
    reason  translatable; `{fact}` in it stands for fact
    """

    def __init__(self, file: str, reason: str, fact: str = "", line: int | None = None) -> None:
        where = file if line is None else f"{file}, line {line}"
        super().__init__(printable(f"{where}: {told(reason, fact)}"))
        self.file = file
        self.line = line
        self.reason = reason
        self.fact = fact


class NotUtf8(Refused):
    """The file is not UTF-8 text."""


class NotATable(Refused):
    """The file is not CSV with a header that is known here."""


class TooLarge(Refused):
    """The file, one of its lines, or what it unpacks to is beyond the limits."""


class NotAnArchive(Refused):
    """The ZIP is damaged, encrypted, or holds what no journal has."""


class WrongJournalFile(Refused):
    """journal.json is not what its format asks for."""


class NewerFormat(Refused):
    """journal.json was written by a newer version."""


class NothingToRead(Refused):
    """None of a journal's files is there."""


def _fault(
    kind: type[AnyFault], place: Place, column: str, value: str, reason: str, fact: str
) -> AnyFault:
    return kind(
        file=place.file,
        line=place.line,
        column=column,
        value=shortened(value),
        reason=reason,
        fact=fact,
    )


def told(reason: str, fact: str) -> str:
    """The reason with its fact in place."""
    return reason.format(fact=fact)


def printable(text: str) -> str:
    """The text without what a terminal would obey rather than show."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def shortened(text: str) -> str:
    """The beginning of a text, for showing where it was found."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
