"""What a mapping leaves open: words, categories and tags of a table that need a meaning."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from twitchlog.catalogue import BY_SLUG
from twitchlog.imports.faults import Faults, Place, WrongCell
from twitchlog.imports.mapped.amounts import (
    SECONDS_OF_HOUR,
    is_not_said,
    is_number,
    number_of,
    seconds_of,
    yes_or_no,
)
from twitchlog.imports.mapped.body_words import words_of
from twitchlog.imports.mapped.mapping import (
    FACTOR,
    OWN,
    SITES,
    STRENGTHS,
    TYPES,
    Mapping,
)
from twitchlog.imports.mapped.parts import category_of, tags_of
from twitchlog.imports.mapped.row import Row
from twitchlog.imports.mapped.sheet import Sheet

MOST_WORDS = 200
MOST_ASKED = 400  # of all kinds together: a form takes only so many fields


@dataclass(frozen=True, slots=True)
class Questions:
    """The words of a table by what they are about, each with how often it stands there.

    words    by kind, as in Mapping.words
    parts    categories and tags
    amounts  the highest number that stands beside a category
    tags     those of the parts that are tags
    many     the kinds with more words than can be asked for
    """

    words: dict[str, Counter[str]] = field(default_factory=dict)
    parts: Counter[str] = field(default_factory=Counter)
    amounts: dict[str, float] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)
    many: set[str] = field(default_factory=set)

    @property
    def asked(self) -> int:
        """How many there are."""
        return len(self.parts) + sum(map(len, self.words.values()))


def questions(sheet: Sheet, mapping: Mapping) -> Questions:
    """Everything in a table that needs a meaning under a mapping. Raises Refused."""
    found = Questions()
    valued = [
        (name, use)
        for name, use in mapping.columns.items()
        if use.role.startswith((FACTOR, OWN)) and name in sheet.header
    ]
    for line, cells in sheet.rows():
        row = Row(Place(sheet.file, line), dict(zip(sheet.header, cells, strict=True)), Faults())
        _take_words(found, mapping, row)
        for name, use in valued:
            if _is_word(row.text(name), use.role):
                _count(found, name, row.text(name))
        _take_parts(found, mapping, row)
    return found


def _take_words(found: Questions, mapping: Mapping, row: Row) -> None:
    for name in mapping.names(SITES):
        for word in words_of(row.text(name)):
            _count(found, SITES, word)
    for name in mapping.names(TYPES):
        if row.text(name):
            _count(found, TYPES, row.text(name))
    for name in mapping.names(STRENGTHS):
        if not is_not_said(row.text(name)) and not is_number(row.text(name)):
            _count(found, STRENGTHS, row.text(name))


def _take_parts(found: Questions, mapping: Mapping, row: Row) -> None:
    if category := category_of(mapping, row):
        _count_part(found, category)
        for name in mapping.names("amount"):
            if (number := _number(row.text(name), mapping)) is not None:
                found.amounts[category] = max(number, found.amounts.get(category, number))
    for tag in tags_of(mapping, row):
        _count_part(found, tag)
        found.tags.add(tag)


def _number(text: str, mapping: Mapping) -> float | None:
    """A number, or a duration in hours; None for anything else."""
    if (seconds := seconds_of(text)) is not None:
        return seconds / SECONDS_OF_HOUR
    try:
        return None if is_not_said(text) else number_of(text, mapping.decimal)
    except WrongCell:
        return None


def _is_word(text: str, role: str) -> bool:
    """Whether a cell of values is neither a number nor, where that will do, a yes or no."""
    if is_not_said(text) or is_number(text) or seconds_of(text) is not None:
        return False
    flag = role == f"{OWN}flag" or role == f"{OWN}count" or _is_flag(role)
    return not (flag and yes_or_no(text) is not None)


def _is_flag(role: str) -> bool:
    factor = BY_SLUG.get(role.removeprefix(FACTOR))
    return factor is not None and factor.kind in ("flag", "count")


def _count(found: Questions, kind: str, word: str) -> None:
    words = found.words.setdefault(kind, Counter())
    if word in words or (len(words) < MOST_WORDS and found.asked < MOST_ASKED):
        words[word] += 1
    else:
        found.many.add(kind)


def _count_part(found: Questions, part: str) -> None:
    if part in found.parts or (len(found.parts) < MOST_WORDS and found.asked < MOST_ASKED):
        found.parts[part] += 1
    else:
        found.many.add("parts")
