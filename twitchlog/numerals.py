"""How a language writes numbers, also those that are put into its sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# A number as it stands for itself, perhaps with a sign before it and a unit of one word behind it.
NUMBER = re.compile(r"([+×±−-]?)(\d+)(?:\.(\d+))?( ?[^\W\d_]{1,6}| ?%)?")
CONVERSION = re.compile(r"%(?:\((?P<name>\w+)\))?(?P<how>[-+ 0#]*\d*(?:\.\d+)?)(?P<kind>[a-zA-Z%])")
FROM_DIGITS = 5  # four stand close enough to be read at once


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands before the decimals, between the thousands, and behind a day before its month.

    date  a date in figures, made from those of its year, month and day in that order
    """

    decimal: str
    thousands: str
    day: str
    date: str


MARKS = {"de": Marks(decimal=",", thousands=".", day=".", date="{2}.{1}.{0}")}
DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})( \*)?")
DAY = "%-d %b"  # as Plotly writes the dates of a figure


def written(text: str, language: str) -> str:
    """A text that is a number or a date, as the language writes it; any other as it is."""
    marks = MARKS.get(language)
    if marks is None:
        return text
    first, mark, rest = text.partition("<br>" if "<br>" in text else " – ")
    if mark:
        return f"{written(first, language)}{mark}{written(rest, language)}"
    if dated := DATE.fullmatch(text):
        return marks.date.format(*dated.groups()) + (dated[4] or "")
    found = NUMBER.fullmatch(text)
    if found is None:
        return text
    sign, whole, decimals, unit = found.groups(default="")
    if len(whole) >= FROM_DIGITS and not whole.startswith("0"):
        whole = f"{int(whole):,}".replace(",", marks.thousands)
    return f"{sign}{whole}{marks.decimal if decimals else ''}{decimals}{unit}"


class Sentence(str):
    """A translated text that writes the numbers put into it with `%` as its language does."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Sentence:
        """The text, which knows its language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __mod__(self, values: Any) -> str:
        """The text with values in its places."""
        in_order = iter(values if isinstance(values, tuple) else (values,))

        def put(place: re.Match[str]) -> str:
            if place["kind"] == "%":
                return "%"
            value = values[place["name"]] if place["name"] else next(in_order)
            return written(f"%{place['how']}{place['kind']}" % (value,), self.language)

        return CONVERSION.sub(put, self)

    def __reduce__(self) -> tuple[Any, ...]:
        """What a copy is made from."""
        return Sentence, (str(self), self.language)


def in_figure(part: Any, language: str) -> Any:
    """A figure whose texts are written as the language does; what Plotly counts with stays."""
    if language not in MARKS:
        return part
    return _in_part(part, language, shown=False)


SHOWN = frozenset(
    {"text", "ticktext", "hovertext", "customdata", "hovertemplate", "tickformat", "xhoverformat"}
)


def _in_part(part: Any, language: str, *, shown: bool) -> Any:
    if isinstance(part, str):
        dated = part.replace(DAY, f"%-d{MARKS[language].day} %b") if shown else part
        return written(dated, language) if shown else part
    if isinstance(part, list | tuple):
        return [_in_part(item, language, shown=shown) for item in part]
    if isinstance(part, Mapping):
        return {name: _in_part(item, language, shown=name in SHOWN) for name, item in part.items()}
    return part
