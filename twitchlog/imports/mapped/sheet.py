"""Any CSV as a header and rows: separator and encoding are found out, nothing is understood yet."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from twitchlog.imports.faults import NotATable, TooLarge
from twitchlog.imports.mapped.decoding import encoding_of
from twitchlog.imports.table import LONGEST_LINE, MOST_COLUMNS, MOST_ROWS
from twitchlog.vocabulary import N_

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE_LINES = 30
_UNNAMED = "#{number}"
Row = tuple[int, list[str]]


class Sheet:
    """A CSV file of any making; `rows` can be gone through as often as one likes."""

    def __init__(self, stream: BinaryIO, file: str) -> None:
        """Raises Refused."""
        self.file = file
        self._stream = stream
        self.encoding = encoding_of(stream, file)
        self.separator = self._find_separator()
        first = next(self._numbered(), None)
        if first is None:
            raise NotATable(file, N_("has no header row"), "", 1)
        self._header_line, cells = first
        if len(cells) > MOST_COLUMNS:
            raise NotATable(file, N_("has more than {fact} columns"), str(MOST_COLUMNS))
        self.header = _named(cells)

    @property
    def fingerprint(self) -> str:
        """The same for files with the same columns, and for no others."""
        told = json.dumps([name.casefold() for name in self.header])
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def rows(self) -> Iterator[Row]:
        """The physical line on which each row starts, and its cells, as many as the header has."""
        width = len(self.header)
        numbered = self._numbered()
        next(numbered, None)
        for count, (line, cells) in enumerate(numbered):
            if count >= MOST_ROWS:
                raise TooLarge(self.file, N_("has more than {fact} rows"), f"{MOST_ROWS:,}")
            if any(cells[width:]):
                reason = N_("has more cells than the header has names")
                raise NotATable(self.file, reason, "", line)
            yield line, [*cells[:width], *("" for _ in range(width - len(cells)))]

    def _find_separator(self) -> str:
        """That which cuts most of the first lines into the same number of cells, more than one."""
        sample = [line for line, _ in zip(self._lines(), range(_SAMPLE_LINES), strict=False)]
        best = max(SEPARATORS, key=lambda separator: _evenness(sample, separator))
        return best if _evenness(sample, best) > (0, 0) else ","

    def _numbered(self) -> Iterator[Row]:
        """Rows that are not blank. Raises Refused."""
        reader = csv.reader(self._lines(), delimiter=self.separator, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                reason = N_("cannot be read as CSV ({fact}); is a quotation mark left open?")
                raise NotATable(self.file, reason, str(error), line) from error
            if any(cell.strip() for cell in cells):
                yield line, cells

    def _lines(self) -> Iterator[str]:
        self._stream.seek(0)
        text = io.TextIOWrapper(self._stream, self.encoding, newline="")
        try:
            count = 0
            while line := text.readline(LONGEST_LINE + 1):
                count += 1
                if len(line) > LONGEST_LINE:
                    reason = N_("has a line of more than {fact} characters")
                    raise TooLarge(self.file, reason, f"{LONGEST_LINE:,}", count)
                if "\0" in line:
                    raise NotATable(self.file, N_("holds NUL characters"), "", count)
                yield line
        finally:
            text.detach()


def _evenness(sample: list[str], separator: str) -> tuple[int, int]:
    """How many rows have the most frequent number of cells, and that number; (0, 0) for one."""
    try:
        widths = Counter(len(cells) for cells in csv.reader(sample, delimiter=separator) if cells)
    except csv.Error:
        return (0, 0)
    width, rows = widths.most_common(1)[0] if widths else (1, 0)
    return (rows, width) if width > 1 else (0, 0)


def _named(cells: list[str]) -> tuple[str, ...]:
    """Names for all columns, each once; blank ones at the end are no columns."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or _UNNAMED.format(number=number)
        names.append(f"{name} #{number}" if name in names else name)
    return tuple(names)
