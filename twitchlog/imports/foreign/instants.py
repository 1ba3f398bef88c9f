"""Instants as devices write them, put on the wall clock of a zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from twitchlog import clock
from twitchlog.imports.faults import WrongCell
from twitchlog.vocabulary import N_

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?", re.A)
_AMERICAN = re.compile(r"(\d\d)/(\d\d)/(\d\d) (\d\d:\d\d:\d\d)", re.A)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def iso(text: str, zone: str) -> datetime:
    """An instant as in 2026-03-01T22:15:00.000Z; without an offset it is of the zone's clock."""
    told = _ISO.fullmatch(text)
    if told is None:
        raise WrongCell(N_("is not a time like 2026-03-01T22:15:00"))
    return _placed(f"{told[1]}T{told[2]}{told[3] or ''}", zone)


def american(text: str, zone: str) -> datetime:
    """An instant as in 03/01/26 22:15:00, in UTC."""
    told = _AMERICAN.fullmatch(text)
    if told is None:
        raise WrongCell(N_("is not a time like 03/01/26 22:15:00"))
    return _placed(f"20{told[3]}-{told[1]}-{told[2]}T{told[4]}Z", zone)


def since_1970(second: int, zone: str, offset_seconds: int | None = None) -> datetime:
    """Seconds since 1970; on the clock of the offset where there is one, else of the zone."""
    if not _seconds(clock.EARLIEST.year) <= second < _seconds(clock.LATEST.year + 1):
        raise WrongCell(N_("is not between the years 1900 and 2100"))
    instant = _EPOCH + timedelta(seconds=second)
    if offset_seconds is None:
        return clock.at_zone(instant, zone)
    return clock.at_offset(instant, round(offset_seconds / 60))


def _placed(text: str, zone: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongCell(N_("is a time that does not exist")) from error
    if not clock.EARLIEST.year < moment.year < clock.LATEST.year:  # a zone may lie a day off
        raise WrongCell(N_("is not between the years 1900 and 2100"))
    if moment.tzinfo is not None:
        return clock.at_zone(moment, zone)
    try:
        return clock.from_wall_clock(moment, zone)
    except clock.NoSuchTime as error:
        raise WrongCell(N_("is a time that the clocks jumped over")) from error


def _seconds(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp())
