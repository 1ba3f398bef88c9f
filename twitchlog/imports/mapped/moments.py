"""Moments as people and programs write them: a day, perhaps a time, perhaps an offset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from twitchlog import clock
from twitchlog.imports.cells import WIDEST_OFFSET, remembered
from twitchlog.imports.faults import WrongCell
from twitchlog.imports.mapped.days import Order, day_of
from twitchlog.vocabulary import N_

_TIME = (
    r"(?P<hour>\d{1,2})(?:(?P<uhr>\s*uhr)|(?:[:h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)"
    r"(?:\s*uhr)?(?:\s*(?P<half>[ap]\.?\s?m\.?))?|\s*(?P<alone>[ap]\.?\s?m\.?))"
)
_TIME_ONLY = re.compile(_TIME, re.A | re.I)
_DOTTED = re.compile(r"(\d{1,2})\.(\d\d)(?:\s*uhr)?", re.A | re.I)
_WITH_TIME = re.compile(
    rf"(?P<day>.+?)(?:T|,?\s+)(?P<time>{_TIME})\s*(?P<offset>Z|[+-]\d\d:?\d\d)?", re.A | re.I
)
_EPOCH = re.compile(r"\d{10}(\d{3})?(\.\d+)?", re.A)
_SECONDS = 10
_SHORT = 100
# Parts of a day as diaries name them.
PARTS_OF_A_DAY = {
    word: hour
    for hour, words in (
        (6, "pre waking aufwachen"),
        (8, "am morning morgen morgens früh vormittag vormittags"),
        (13, "mid midday noon mittag mittags"),
        (16, "afternoon nachmittag nachmittags"),
        (20, "pm evening abend abends"),
        (23, "night nacht nachts bedtime"),
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell says of a moment; the time and the offset may be missing."""

    day: date
    time: time | None = None
    offset: timedelta | None = None


def told_of(text: str, order: Order, zone: str) -> Told:
    """What a cell with a day says. Raises WrongCell."""
    return _told(text.strip(), order, zone) if len(text) <= _SHORT else _read(text, order, zone)


def _read(plain: str, order: Order, zone: str) -> Told:
    if _EPOCH.fullmatch(plain):
        return _of_epoch(plain, zone)
    found = _WITH_TIME.fullmatch(plain)
    if not found:
        return Told(day_of(plain, order))
    return Told(day_of(found["day"], order), time_of(found["time"]), _offset(found["offset"]))


_told = lru_cache(4096)(_read)  # many rows are of one day


def day_part(text: str) -> str:
    """That part of a cell which names the day."""
    plain = text.strip()
    found = _WITH_TIME.fullmatch(plain)
    return found["day"] if found else plain


def is_epoch(text: str) -> bool:
    """Whether a cell is a count of seconds or milliseconds since 1970."""
    return bool(_EPOCH.fullmatch(text.strip()))


def is_part_of_a_day(text: str) -> bool:
    """Whether a text names no time, but a part of the day."""
    return text.strip().casefold() in PARTS_OF_A_DAY


@remembered(4096)
def time_of(text: str) -> time:
    """The time of day that a text is. Raises WrongCell."""
    plain = text.strip().casefold()
    if plain in PARTS_OF_A_DAY:
        return time(PARTS_OF_A_DAY[plain])
    if dotted := _DOTTED.fullmatch(plain):
        return _time(int(dotted[1]), int(dotted[2]), 0)
    found = _TIME_ONLY.fullmatch(plain)
    if not found:
        raise WrongCell(N_("is not a time of day"))
    hour, half = int(found["hour"]), found["half"] or found["alone"]
    if half:
        if not 1 <= hour <= 12:
            raise WrongCell(N_("is not a time of day"))
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return _time(hour, int(found["minute"] or 0), int(found["second"] or 0))


def instant(day: date, at: time, offset: timedelta | None, zone: str) -> datetime:
    """The moment at which a wall clock showed a time. Raises WrongCell."""
    steady = _steady_offset(day, zone) if offset is None else timezone(offset)
    local = datetime.combine(day, at)
    if steady is not None:
        return local.replace(tzinfo=steady)
    try:
        return clock.from_wall_clock(local, zone)
    except clock.NoSuchTime as error:
        raise WrongCell(N_("is a time that the clocks jumped over on that day")) from error


@lru_cache(4096)
def _steady_offset(day: date, zone: str) -> tzinfo | None:
    """What a zone's clock was ahead all day; None where it was turned on that day or near it."""
    noon = datetime.combine(day, time(12))
    try:
        ahead = {
            clock.from_wall_clock(noon + timedelta(hours=hours), zone).tzinfo
            for hours in (-15, 0, 15)
        }
    except (clock.NoSuchTime, OverflowError):
        return None
    return ahead.pop() if len(ahead) == 1 else None


def _time(hour: int, minute: int, second: int) -> time:
    try:
        return time(hour, minute, second)
    except ValueError as error:
        raise WrongCell(N_("is not a time of day")) from error


def _offset(text: str | None) -> timedelta | None:
    if text is None:
        return None
    if text in ("Z", "z"):
        return timedelta()
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    offset = timedelta(minutes=-minutes if text[0] == "-" else minutes)
    if abs(offset) > WIDEST_OFFSET:
        raise WrongCell(N_("has an offset beyond 14 hours"))
    return offset


def _of_epoch(text: str, zone: str) -> Told:
    whole = text.partition(".")[0]
    seconds = int(whole) // (1 if len(whole) == _SECONDS else 1000)
    local = clock.at_zone(datetime.fromtimestamp(seconds, UTC), zone)
    return Told(local.date(), local.time(), local.utcoffset())
