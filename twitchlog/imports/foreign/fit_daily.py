"""Google Fit's table of days: its move minutes are exercise.

Days on which nothing at all was counted are not told apart from days without the phone, so that
no minutes count only on days with steps.
"""

from __future__ import annotations

import csv
import re
from typing import BinaryIO

from twitchlog.imports import cells
from twitchlog.imports.faults import NotATable, WrongCell
from twitchlog.imports.foreign.health import Health
from twitchlog.imports.table import lines
from twitchlog.vocabulary import N_

HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\"?Date\"?,\"?Move Minutes count")
_DATE, _MINUTES, _STEPS = "Date", "Move Minutes count", "Step count"


def take_daily(stream: BinaryIO, member: str, health: Health) -> bool:
    """Take the move minutes of each day; False where the table is in another language."""
    reader = csv.reader(lines(stream, member), strict=True)
    try:
        header = next(reader, [])
        if not {_DATE, _MINUTES} <= set(header):
            return False
        for row in reader:
            if row:
                _take_day(dict(zip(header, row, strict=False)), health)
    except csv.Error as error:
        fact = str(error)
        raise NotATable(
            member, N_("cannot be read as CSV: {fact}"), fact, reader.line_num
        ) from error
    return True


def _take_day(row: dict[str, str], health: Health) -> None:
    line = health.next_line()
    try:
        day = cells.day(row[_DATE])
        minutes, steps = (_number(row.get(name, "")) for name in (_MINUTES, _STEPS))
    except WrongCell as wrong:
        health.error(line, _MINUTES, row.get(_DATE, ""), wrong.reason, wrong.fact)
        return
    if minutes or (steps and minutes is not None):
        health.add_total(line, day, "exercise_min", minutes)


def _number(cell: str) -> float | None:
    return cells.number(cell) if cell.strip() else None
