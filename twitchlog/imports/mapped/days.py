"""Days as people and programs write them, in whichever order of day, month and year."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from twitchlog import clock
from twitchlog.imports.cells import FIRST_DAY, remembered
from twitchlog.imports.faults import WrongCell
from twitchlog.vocabulary import N_

Order = Literal["ymd", "dmy", "mdy"]
ORDERS: tuple[Order, ...] = ("ymd", "dmy", "mdy")
_TURN_OF_CENTURY = 80  # 79 is 2079, 80 is 1980

_NUMERIC = re.compile(r"(\d{1,4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,4})\.?", re.A)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.A)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([^\W\d_]+)\.?,?[\s-]+(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)"
    r"(?:day|sday|nesday|rsday|urday|s|ur|rs|ntag|enstag|ttwoch|nnerstag|eitag|mstag|nnabend|nntag"
    r"|tag)?\b[.,]*\s+",
    re.I,
)
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar jänner",
            "feb february februar",
            "mar march mär märz mrz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        1,
    )
    for word in words.split()
}


@remembered(4096)
def orders_of(text: str) -> frozenset[Order]:
    """The orders in which a text is a day that exists; none where it is no day."""
    return frozenset(order for order in ORDERS if _found(text, order) is not None)


def day_of(text: str, order: Order) -> date:
    """The day that a text is. Raises WrongCell."""
    if not orders_of(text):
        raise WrongCell(N_("is not a day"))
    day = _found(text, order)
    if day is None:
        raise WrongCell(N_("is not a day in the order that was chosen"))
    return day


def _found(text: str, order: Order) -> date | None:
    plain = _WEEKDAY.sub("", text.strip(), count=1)
    parts = _spelt(plain) or _numeric(plain, order)
    if parts is None:
        return None
    try:
        day = date(*parts)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= clock.LATEST else None


def _spelt(text: str) -> tuple[int, int, int] | None:
    """Year, month and day where the month is a word."""
    if found := _DAY_FIRST.fullmatch(text):
        day, word, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        word, day, year = found.groups()
    else:
        return None
    month = _MONTHS.get(word.casefold())
    return (int(year), month, int(day)) if month else None


def _numeric(text: str, order: Order) -> tuple[int, int, int] | None:
    if found := _COMPACT.fullmatch(text):
        year, month, day = map(int, found.groups())
        return (year, month, day) if order == "ymd" else None
    found = _NUMERIC.fullmatch(text)
    if not found:
        return None
    told = dict(zip(order, found.groups(), strict=True))
    # A year has four digits, or two at the end; 24-03-01 could be anything.
    if len(told["y"]) != 4 and (order == "ymd" or len(told["y"]) != 2):
        return None
    if len(told["d"]) > 2 or len(told["m"]) > 2:
        return None
    return _full_year(int(told["y"])), int(told["m"]), int(told["d"])


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (2000 if year < _TURN_OF_CENTURY else 1900)
