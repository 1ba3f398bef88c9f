"""A CSV file as a header and rows, read line by line within limits."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, TypeAlias, TypeVar

from twitchlog.imports.faults import (
    Faults,
    NotATable,
    NotUtf8,
    Place,
    RowError,
    TooLarge,
    WrongCell,
    shortened,
)
from twitchlog.vocabulary import N_

LONGEST_LINE = 100_000
MOST_COLUMNS = 200
MOST_ROWS = 1_000_000
MOST_ERRORS = 200

T = TypeVar("T")
Readers: TypeAlias = list[tuple[str, int, Callable[[str], Any]]]


class Table:
    """The rows of one CSV file, cell by cell; what is wrong gathers in errors."""

    def __init__(self, stream: BinaryIO, file: str) -> None:
        self.file = file
        self._faults = Faults()
        self._reader = csv.reader(lines(stream, file), strict=True)
        self.header = self._read_header()
        self._index = {name: at for at, name in enumerate(self.header)}
        self._cells: list[str] = []
        self._line = 1
        self._wrong = False

    @property
    def place(self) -> Place:
        """Where the present row stands."""
        return Place(self.file, self._line)

    @property
    def errors(self) -> list[RowError]:
        """What is wrong with the rows gone through."""
        return self._faults.errors

    def require(self, columns: Sequence[str], known: Callable[[str], bool]) -> None:
        """Refuse a header that lacks a needed column or names an unknown one."""
        unknown = [shortened(name) or '""' for name in self.header if not known(name)]
        if unknown:
            self._refuse(N_("these columns are not known: {fact}"), ", ".join(unknown[:10]))
        missing = [name for name in columns if name not in self._index]
        if missing:
            self._refuse(N_("these columns are missing: {fact}"), ", ".join(missing))

    def rows(self) -> Iterator[Place]:
        """Go through the rows; `cell` and `error` then speak of the present one."""
        for count, (line, cells) in enumerate(self._numbered()):
            if count >= MOST_ROWS:
                raise TooLarge(self.file, N_("has more than {fact} rows"), f"{MOST_ROWS:,}")
            self._line, self._cells, self._wrong = line, cells, False
            if len(self.errors) >= MOST_ERRORS:
                self.error("", "", N_("is where reading stopped, for too much is wrong above"))
                return
            if len(cells) == len(self.header):
                yield self.place
            else:
                self.error("", "", N_("does not have as many cells as the header"))

    def cell(self, column: str, read: Callable[[str], T], blank: T) -> T:
        """A cell of the present row; `blank` where it is blank, missing or wrong."""
        at = self._index.get(column)
        if at is None or not (text := self._cells[at]):
            return blank
        try:
            return read(text)
        except WrongCell as wrong:
            self.error(column, text, wrong.reason, wrong.fact)
            return blank

    def present(self, readers: Mapping[str, Callable[[str], Any]]) -> Readers:
        """Those readers whose columns are there, for `said`."""
        index = self._index
        return [(name, index[name], read) for name, read in readers.items() if name in index]

    def said(self, readers: Readers) -> dict[str, Any]:
        """What can be read of the present row, by column; what is blank or wrong is left out."""
        found = {}
        for column, at, read in readers:
            if text := self._cells[at]:
                try:
                    found[column] = read(text)
                except WrongCell as wrong:
                    self.error(column, text, wrong.reason, wrong.fact)
        return found

    def needed(self, column: str, read: Callable[[str], T]) -> T | None:
        """A cell that must not be blank; None where it is wrong."""
        at = self._index[column]
        if not self._cells[at]:
            self.error(column, "", N_("must not be blank"))
            return None
        return self.cell(column, read, None)

    def error(self, column: str, value: str, reason: str, fact: str = "") -> None:
        """Note something wrong with the present row."""
        self._wrong = True
        self._faults.error(self.place, column, value, reason, fact)

    @property
    def wrong(self) -> bool:
        """Whether anything is wrong with the present row."""
        return self._wrong

    def _numbered(self) -> Iterator[tuple[int, list[str]]]:
        """Rows that are not empty, with the physical line each starts on."""
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                reason = N_("cannot be read as CSV ({fact}); is a quotation mark left open?")
                raise NotATable(self.file, reason, str(error), line) from error
            if cells:
                yield line, cells

    def _read_header(self) -> tuple[str, ...]:
        header = next(self._numbered(), (1, []))[1]
        names = tuple(name.strip() for name in header)
        if not any(names):
            self._refuse(N_("has no header row"))
        if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
            self._refuse(N_("must have commas between its columns, not semicolons or tabs"))
        if len(names) > MOST_COLUMNS:
            self._refuse(N_("has more than {fact} columns"), str(MOST_COLUMNS))
        double = sorted({shortened(name) for name in names if names.count(name) > 1})
        if double:
            self._refuse(N_("has the same column twice: {fact}"), ", ".join(double))
        return names

    def _refuse(self, reason: str, fact: str = "") -> None:
        raise NotATable(self.file, reason, fact, 1)


def lines(stream: BinaryIO, file: str) -> Iterator[str]:
    """Decoded lines with their ends. Raises TooLarge, NotUtf8."""
    line = 0
    while raw := stream.readline(LONGEST_LINE + 1):
        line += 1
        if len(raw) > LONGEST_LINE:
            raise TooLarge(file, N_("has a line of more than {fact} bytes"), _LIMIT, line)
        try:
            yield raw.decode("utf-8-sig" if line == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise NotUtf8(file, N_("is not UTF-8 text; save it as CSV UTF-8"), "", line) from error


_LIMIT = f"{LONGEST_LINE:,}"
