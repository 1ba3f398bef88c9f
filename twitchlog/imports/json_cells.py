"""JSON values as the cells of a table, so that one set of readers judges both."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from twitchlog.exports import cells as written
from twitchlog.imports.cells import LONGEST_NOTE, checked_text
from twitchlog.imports.faults import WrongCell
from twitchlog.vocabulary import N_


def cell(value: object) -> str:
    """A value as a file shows it; null is blank. Raises WrongCell."""
    if isinstance(value, list):
        return "; ".join(map(_plain, value))
    return _plain(value)


def shielded_cell(value: object) -> str:
    """The same for free text, which a table shields."""
    return written.shielded(cell(value))


def as_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of cells as a file of their own."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([header, *rows])
    return text.getvalue().encode()


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return written.flag(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return written.number(value)
    if isinstance(value, str):
        return checked_text(value, LONGEST_NOTE)
    raise WrongCell(N_("must be a text, a number, true or false, or a list of texts"))
