"""How one value is written in a file, and how text is kept from being run as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from twitchlog.records import Site

# What spreadsheets run, with the apostrophes that shield it already, so that undoing is exact.
RUNNABLE = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")
_WITHOUT_EXPONENT = (1e-7, 1e21)


def shielded(text: str) -> str:
    """The text with one apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if RUNNABLE.match(text) else text


def unshielded(text: str) -> str:
    """The text that was shielded; exactly one apostrophe goes, and only where one was added."""
    return text[1:] if text.startswith("'") and RUNNABLE.match(text, 1) else text


def number(value: float) -> str:
    """The shortest decimal form that gives the same number again."""
    value = float(value)
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    lowest, highest = _WITHOUT_EXPONENT
    return f"{Decimal(text):f}" if "e" in text and lowest <= abs(value) < highest else text


def plain_number(value: float) -> int | float:
    """The number as JSON should show it: 90 rather than 90.0."""
    value = float(value)
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def moment(value: datetime | None) -> str:
    """An instant on its own wall clock, with offset; blank for None."""
    return "" if value is None else value.isoformat(timespec="seconds")


def flag(value: bool) -> str:
    """1 or 0."""
    return "1" if value else "0"


def listed(slugs: Iterable[str]) -> str:
    """A list in one cell."""
    return "; ".join(slugs)


def listed_sites(sites: Iterable[Site]) -> str:
    """Sites in one cell, as in `calf:left; foot_arch:right`."""
    return listed(f"{region}:{side}" for region, side in sites)
