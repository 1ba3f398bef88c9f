"""Amounts as people and programs write them: numbers, durations, yes and no."""

from __future__ import annotations

import re
from typing import Literal

from twitchlog.imports.cells import LONGEST_NUMBER, remembered
from twitchlog.imports.faults import WrongCell
from twitchlog.vocabulary import N_

Decimal = Literal[".", ","]
SECONDS_OF_HOUR, SECONDS_OF_MINUTE = 3600, 60
YES = frozenset(
    (
        *("1", "y", "yes", "j", "ja", "true", "wahr", "x", "✓", "✔", "☑", "on", "an"),
        *("yes_manual", "yes_auto"),
    )
)
NO = frozenset(("0", "n", "no", "nein", "none", "keine", "kein", "false", "falsch", "off", "aus"))
NOT_SAID = frozenset(("skip", "unknown", "n/a", "na", "k.a.", "?", "-", "–", "null", "nan"))

_LABEL = r"(?::(?:\D.*)?)?"  # some applications put a label behind a value
_NUMBER = re.compile(rf"([-+]?)(\d+(?:[ '’.,]\d+)*)\s*[^\W\d_]{{0,12}}\.?%?{_LABEL}", re.A)
_CLOCK = re.compile(rf"(\d{{1,5}}):(\d\d)(?::(\d\d))?{_LABEL}", re.A)
_WORDS = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?|rs?|\b)?\.?)?\s*"
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?|minuten)\b\.?)?",
    re.A,
)


def decimal_of(texts: list[str]) -> Decimal:
    """The decimal sign of these cells: a comma where one stands before other than three digits."""
    comma = re.compile(r"[-+]?\d+,(\d{1,2}|\d{4,})\D*", re.A)
    return "," if any(comma.fullmatch(text.strip()) for text in texts) else "."


def is_number(text: str) -> bool:
    """Whether a cell holds a number, whatever its decimal sign."""
    return bool(_NUMBER.fullmatch(text.strip()))


def number_of(text: str, decimal: Decimal) -> float:
    """The number that a text is, a unit behind it left out. Raises WrongCell."""
    plain = text.strip()
    found = _NUMBER.fullmatch(plain) if len(plain) <= LONGEST_NUMBER else None
    if not found:
        raise WrongCell(N_("is not a number"))
    sign, digits = found.groups()
    for grouping in " '’":
        digits = digits.replace(grouping, "")
    return float(sign + _plain(digits, decimal))


def _plain(digits: str, decimal: Decimal) -> str:
    """Digits with a point: the other sign groups thousands, unless it cannot."""
    other = "," if decimal == "." else "."
    if digits.count(other) == 1 and decimal not in digits:
        before, _, after = digits.partition(other)
        if len(after) != 3 or len(before) > 3 or before == "0":
            return f"{before}.{after}"
    whole, _, fraction = digits.partition(decimal)
    groups = whole.split(other)
    if other in fraction or decimal in fraction or any(len(group) != 3 for group in groups[1:]):
        raise WrongCell(N_("is not a number"))
    return "".join(groups) + (f".{fraction}" if fraction else "")


@remembered(4096)
def seconds_of(text: str) -> float | None:
    """A duration that names its parts, as `7:30`, `7h 30m` or `45 min`; None for any other text."""
    plain = text.strip().casefold()
    if found := _CLOCK.fullmatch(plain):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return float(hours * SECONDS_OF_HOUR + minutes * SECONDS_OF_MINUTE + seconds)
    found = _WORDS.fullmatch(plain)
    if not plain or not found or not any(found.groups()):
        return None
    hours_told, minutes_told = (float((part or "0").replace(",", ".")) for part in found.groups())
    return hours_told * SECONDS_OF_HOUR + minutes_told * SECONDS_OF_MINUTE


def yes_or_no(text: str) -> float | None:
    """1 or 0 for a word that says so; None for any other."""
    plain = text.strip().casefold()
    return 1.0 if plain in YES else 0.0 if plain in NO else None


def is_not_said(text: str) -> bool:
    """Whether a cell says that nothing was recorded."""
    plain = text.strip().casefold()
    return not plain or plain in NOT_SAID
