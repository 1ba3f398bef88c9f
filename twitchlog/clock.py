"""Time: now, and which local day an instant belongs to. The only caller of datetime.now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)
DAY_STARTS_AT = 4  # a twitch at 01:30 belongs to the evening before


class UnknownZone(ValueError):
    """No time zone has this name."""


class NoSuchTime(ValueError):
    """The clocks jumped over this local time."""


def _system_now() -> datetime:
    return datetime.now(UTC)


source: Callable[[], datetime] = _system_now


_dealt_with_as_of: ContextVar[datetime | None] = ContextVar("dealt_with_as_of", default=None)


def now() -> datetime:
    """The present instant in UTC, whole seconds; inside as_of(), that instant."""
    return (_dealt_with_as_of.get() or source()).astimezone(UTC).replace(microsecond=0)


@contextmanager
def as_of(instant: datetime) -> Iterator[None]:
    """Deal with something that had to wait as at the instant when it was said."""
    before = _dealt_with_as_of.set(instant)
    try:
        yield
    finally:
        _dealt_with_as_of.reset(before)


@cache
def zone_named(name: str) -> ZoneInfo:
    """The time zone of an IANA name. Raises UnknownZone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(name) from error


@cache
def zone_names() -> tuple[str, ...]:
    """All zone names of this machine that name a place, sorted."""
    return tuple(sorted(n for n in available_timezones() if "/" in n and not n.startswith("Etc/")))


def local_day(instant: datetime, day_starts_at: int = DAY_STARTS_AT) -> date:
    """The journal day of an aware instant, read off its own wall clock.

    day_starts_at  hour 0 to 23; what happens before it belongs to the day before
    """
    day = instant.date()
    return day - timedelta(days=1) if instant.hour < day_starts_at else day


def at_zone(instant: datetime, zone: str) -> datetime:
    """The same instant on the wall clock of a zone, with a fixed offset."""
    return at_offset(instant, offset_minutes(instant.astimezone(UTC).astimezone(zone_named(zone))))


def at_offset(instant: datetime, minutes: int) -> datetime:
    """The same instant on a wall clock that many minutes ahead of UTC."""
    return instant.astimezone(_offset(minutes))


@lru_cache
def _offset(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


def offset_minutes(instant: datetime) -> int:
    """How far an aware instant's wall clock is ahead of UTC, in whole minutes."""
    return round((instant.utcoffset() or timedelta()).total_seconds() / 60)


def from_wall_clock(local: datetime, zone: str, *, later: bool = False) -> datetime:
    """The instant at which a zone's clock shows a naive local time, with a fixed offset.

    Where the clock shows it twice, the first is meant unless `later`.
    Raises NoSuchTime where the clock jumps over it.
    """
    place = zone_named(zone)
    aware = local.replace(tzinfo=place, fold=1 if later else 0)
    if aware.astimezone(UTC).astimezone(place).replace(tzinfo=None) != local:
        raise NoSuchTime(f"{local:%Y-%m-%d %H:%M}")
    # Clocks of old were some seconds off the minute: what they showed counts, not the instant.
    return local.replace(tzinfo=timezone(timedelta(minutes=offset_minutes(aware))))


def today(zone: str, day_starts_at: int = DAY_STARTS_AT) -> date:
    """The journal day that is running now."""
    return local_day(at_zone(now(), zone), day_starts_at)


def days_between(first: date, last: date) -> list[date]:
    """Every day from first to last, both included; empty when last is earlier."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
