"""What a mapping leaves open: words, categories and tags of a table that need a meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter

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

PARTS = "parts"
MOST_WORDS = 200
MOST_ASKED = 400  # of all kinds together: a form takes only so many fields
MOST_KEPT = 20_000  # contents of cells, until they are counted


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


Asked = Iterator[tuple[str, str]]
Look = Callable[[Questions, Row], Asked]


def questions(sheet: Sheet, mapping: Mapping) -> Questions:
    """Everything in a table that needs a meaning under a mapping. Raises Refused."""
    found = Questions()
    looks = _looks(mapping.of_columns(sheet.header))
    asking = [_Asking(found, sheet, names, look) for names, look in looks if names]
    for _line, cells in sheet.rows():
        for one in asking:
            one.take(cells)
    for one in asking:
        one.count()
    return found


class _Asking:
    """Some columns whose cells are looked at once for each content that they have together."""

    def __init__(self, found: Questions, sheet: Sheet, names: list[str], look: Look) -> None:
        self._found, self._sheet, self._names, self._look = found, sheet, names, look
        self._cut = itemgetter(*(sheet.header.index(name) for name in names))
        self._times: dict[str | tuple[str, ...], int] = {}

    def take(self, cells: list[str]) -> None:
        """Look at a row."""
        told = self._cut(cells)
        if told in self._times:
            self._times[told] += 1
        else:
            if len(self._times) >= MOST_KEPT:
                self.count()
            self._times[told] = 1
            self._ask(told, 0)  # so that what is asked keeps the order of the rows

    def count(self) -> None:
        """Add up how often each word stood there."""
        for told, times in self._times.items():
            self._ask(told, times)
        self._times.clear()

    def _ask(self, told: str | tuple[str, ...], times: int) -> None:
        cells = dict(zip(self._names, (told,) if isinstance(told, str) else told, strict=True))
        for kind, word in self._look(self._found, Row(Place(self._sheet.file, 0), cells, Faults())):
            _count(self._found, kind, word, times)


def _looks(mapping: Mapping) -> Iterator[tuple[list[str], Look]]:
    """Columns that are looked at together, and what asks for their words."""
    for kind, look in ((SITES, _sites), (TYPES, _types), (STRENGTHS, _strengths)):
        for name in mapping.names(kind):
            yield [name], partial(look, name)
    for name, use in mapping.columns.items():
        if use.role.startswith((FACTOR, OWN)):
            yield [name], partial(_values, name, use.role)
    if mapping.names("category", "detail"):
        yield mapping.names("category", "detail", "amount"), partial(_category, mapping)
    yield mapping.names("tags"), partial(_tags, mapping)


def _sites(name: str, _found: Questions, row: Row) -> Asked:
    for word in words_of(row.text(name)):
        yield SITES, word


def _types(name: str, _found: Questions, row: Row) -> Asked:
    if row.text(name):
        yield TYPES, row.text(name)


def _strengths(name: str, _found: Questions, row: Row) -> Asked:
    if not is_not_said(row.text(name)) and not is_number(row.text(name)):
        yield STRENGTHS, row.text(name)


def _values(name: str, role: str, _found: Questions, row: Row) -> Asked:
    if _is_word(row.text(name), role):
        yield name, row.text(name)


def _category(mapping: Mapping, found: Questions, row: Row) -> Asked:
    if category := category_of(mapping, row):
        yield PARTS, category
        for name in mapping.names("amount"):
            if (number := _number(row.text(name), mapping)) is not None:
                found.amounts[category] = max(number, found.amounts.get(category, number))


def _tags(mapping: Mapping, found: Questions, row: Row) -> Asked:
    for tag in tags_of(mapping, row):
        yield PARTS, tag
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


def _count(found: Questions, kind: str, word: str, times: int) -> None:
    words = found.parts if kind == PARTS else found.words.setdefault(kind, Counter())
    if word in words or (len(words) < MOST_WORDS and found.asked < MOST_ASKED):
        words[word] += times
    else:
        found.many.add(kind)
