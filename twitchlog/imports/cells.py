"""Reading one cell strictly: what is not exactly right is refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from twitchlog import clock
from twitchlog.catalogue import BY_SLUG
from twitchlog.exports.cells import unshielded
from twitchlog.exports.columns import OWN_SLUG
from twitchlog.imports.faults import WrongCell
from twitchlog.records import Site
from twitchlog.vocabulary import N_, REGION_BY_SLUG, SIDE_SLUGS

T = TypeVar("T")

LONGEST_NOTE = 4000
LONGEST_LABEL = 120
LONGEST_ID = 120
LONGEST_NUMBER = 40
LONGEST_REMEMBERED = 2000  # every region there is; what is longer is mostly spaces
WIDEST_OFFSET = timedelta(hours=14)
FIRST_DAY = clock.EARLIEST - timedelta(days=1)  # the journal's day may begin before midnight's

_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d{1,3})?", re.A)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.A)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):\d\d(:\d\d)?(Z|[+-]\d\d:[0-5]\d)", re.A)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def remembered(most: int) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Have a reader read each cell once; long ones would fill the memory and are read anew."""

    def wrapped(read: Callable[[str], T]) -> Callable[[str], T]:
        quick = lru_cache(most)(read)
        return lambda cell: quick(cell) if len(cell) <= LONGEST_REMEMBERED else read(cell)

    return wrapped


def text(longest: int) -> Callable[[str], str]:
    """A reader of free text up to a length; line breaks become `\\n`."""

    def read(cell: str) -> str:
        plain = unshielded(cell).replace("\r\n", "\n").replace("\r", "\n")
        return checked_text(plain, longest)

    return read


def checked_text(plain: str, longest: int) -> str:
    """The text itself. Raises WrongCell for what no form would take."""
    if len(plain) > longest:
        raise WrongCell(N_("is longer than {fact} characters"), str(longest))
    if _CONTROL.search(plain) or _SURROGATE.search(plain):
        raise WrongCell(N_("holds a control character"))
    return plain


@remembered(4096)
def number(cell: str) -> float:
    """A decimal number with a point."""
    plain = cell.strip(" ")
    if len(plain) > LONGEST_NUMBER or not _NUMBER.fullmatch(plain):
        comma = re.fullmatch(r"-?\d+,\d+", plain, re.A)
        raise WrongCell(
            N_("write decimals with a point, not a comma") if comma else N_("is not a number")
        )
    value = float(plain)
    if value in (float("inf"), float("-inf")):
        raise WrongCell(N_("is too large"))
    return value


def whole(lowest: int, highest: int) -> Callable[[str], int]:
    """A reader of whole numbers within bounds."""

    def read(cell: str) -> int:
        value = number(cell)
        if not value.is_integer() or not lowest <= value <= highest:
            raise WrongCell(N_("must be a whole number from {fact}"), f"{lowest}-{highest}")
        return int(value)

    return read


@remembered(4096)
def day(cell: str) -> date:
    """A date as in 2026-03-01."""
    plain = cell.strip(" ")
    if not _DAY.fullmatch(plain):
        raise WrongCell(N_("is not a date like 2026-03-01"))
    try:
        value = date.fromisoformat(plain)
    except ValueError as error:
        raise WrongCell(N_("is a date that does not exist")) from error
    if not FIRST_DAY <= value <= clock.LATEST:
        raise WrongCell(N_("is not between the years 1900 and 2100"))
    return value


def moment(cell: str) -> datetime:
    """An instant as in 2026-03-01T22:15:00+01:00, whole seconds."""
    plain = cell.strip(" ")
    if not _MOMENT.fullmatch(plain):
        raise WrongCell(N_("is not a time with offset like 2026-03-01T22:15:00+01:00"))
    try:
        value = datetime.fromisoformat(plain)
    except ValueError as error:
        raise WrongCell(N_("is a time that does not exist")) from error
    if not clock.EARLIEST.year <= value.year <= clock.LATEST.year:
        raise WrongCell(N_("is not between the years 1900 and 2100"))
    if abs(value.utcoffset() or timedelta()) > WIDEST_OFFSET:
        raise WrongCell(N_("has an offset beyond 14 hours"))
    return value


def flag(cell: str) -> bool:
    """1 or 0."""
    plain = cell.strip(" ")
    if plain not in ("0", "1"):
        raise WrongCell(N_("must be 0 or 1"))
    return plain == "1"


def one_of(allowed: Collection[str]) -> Callable[[str], str]:
    """A reader of one slug."""
    canonical = {slug: slug for slug in allowed}

    def read(cell: str) -> str:
        slug = canonical.get(cell.strip(" "))
        if slug is None:
            raise WrongCell(N_("must be one of: {fact}"), ", ".join(allowed))
        return slug

    return read


def some_of(allowed: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    """A reader of a list of slugs with semicolons between."""
    read_one = one_of(allowed)

    @remembered(1024)
    def read(cell: str) -> tuple[str, ...]:
        return _without_doubles(tuple(read_one(part) for part in cell.split(";")))

    return read


@remembered(4096)
def sites(cell: str) -> tuple[Site, ...]:
    """Sites as in `calf:left; foot_arch:right`."""
    return _without_doubles(tuple(_site(part.strip(" ")) for part in cell.split(";")))


def factor(cell: str) -> str:
    """The slug of a built-in factor, or one that could be its owner's own."""
    plain = cell.strip(" ")
    if plain not in BY_SLUG and not OWN_SLUG.fullmatch(plain):
        raise WrongCell(N_("is not a factor; own ones begin with own_"))
    return plain


def _site(part: str) -> Site:
    region, colon, side = part.partition(":")
    if not colon:
        raise WrongCell(N_("must be written as region:side, such as calf:left"))
    if region not in REGION_BY_SLUG:
        raise WrongCell(N_("has a region that is not known: {fact}"), region[:40])
    if side not in SIDE_SLUGS:
        raise WrongCell(N_("has a side that is not one of: {fact}"), ", ".join(SIDE_SLUGS))
    return Site(region, side)


def _without_doubles(parts: tuple[T, ...]) -> tuple[T, ...]:
    if len(set(parts)) != len(parts):
        raise WrongCell(N_("names the same thing twice"))
    return parts
