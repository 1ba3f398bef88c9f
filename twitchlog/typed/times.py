"""Times and days as they are typed: `10 min ago`, `22:30`, `10 pm`, `yesterday`, `monday`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from twitchlog.typed.items import Item
from twitchlog.typed.measures import measure, minutes
from twitchlog.typed.moments import LAST_NIGHT, TODAY, Moment

MOST_DAYS_AGO = 31


def moment_at(said: Sequence[Item], place: int, moment: Moment, now: datetime) -> int:
    """Note the time or day that begins at a place, and say how many items it takes; 0 for none.

    A time or a day that was said already stays: a second one is not taken.
    """
    if said[place].means("at"):
        steps = 0 if moment.said or place + 1 == len(said) else _time(said, place + 1, moment)
        return steps and steps + 1
    timed = 0 if moment.said else _ago(said, place, moment, now) or _time(said, place, moment)
    return timed or (0 if moment.day is not None else _day(said[place], moment, now))


def _ago(said: Sequence[Item], place: int, moment: Moment, now: datetime) -> int:
    begins = said[place].means("before ago")
    found = measure(said, place + begins)
    if found is None:
        return 0
    steps = found.length + 1
    if not begins and not (
        place + steps <= len(said) and said[place + steps - 1].means("after ago")
    ):
        return 0
    if found.unit == "day" and found.number == int(found.number) <= MOST_DAYS_AGO:
        if moment.day is not None:
            return 0
        moment.day = now.date() - timedelta(days=int(found.number))
        return steps
    moment.ago = minutes(found)
    return 0 if moment.ago is None else steps


def _time(said: Sequence[Item], place: int, moment: Moment) -> int:
    if said[place].means("now"):
        moment.ago = 0
        return 1
    moment.at, steps = time_of_day(said, place)
    return steps


def time_of_day(said: Sequence[Item], place: int) -> tuple[time | None, int]:
    """The time of day that begins at a place, and how many items it takes; None, 0 for none."""
    item, after = said[place], said[place + 1] if place + 1 < len(said) else None
    hour, minute = hour_of(item)
    if hour is None:
        return None, 0
    if after is not None and after.means("am", "pm"):
        at = _of_half_day(hour, minute, afternoon=after.means("pm"))
        return at, 0 if at is None else 2
    if after is not None and after.means("oclock") and hour < 24:
        return time(hour, minute), 2
    return (time(hour, minute), 1) if item.means("clock") else (None, 0)


def hour_of(item: Item) -> tuple[int | None, int]:
    """The hour and minute of `22:15` or `10`; no hour where it is neither."""
    text, number = item.value("clock"), item.value("number")
    if text is not None:
        hours, minutes_past = str(text).split(":")
        return int(hours), int(minutes_past)
    if isinstance(number, (int, float)) and number == int(number):
        return int(number), 0
    return None, 0


def _of_half_day(hour: int, minute: int, *, afternoon: bool) -> time | None:
    """The time of `10:30 pm`; None where no clock has it."""
    if not 1 <= hour <= 12:
        return None
    return time(hour % 12 + (12 if afternoon else 0), minute)


def _day(item: Item, moment: Moment, now: datetime) -> int:
    day, weekday, named = item.value("day"), item.value("weekday"), item.value("date")
    if day == LAST_NIGHT:
        moment.day = LAST_NIGHT
    elif day is not None:
        back = int(str(day))
        moment.day = now.date() - timedelta(days=back) if back else TODAY
    elif isinstance(weekday, int):
        moment.day = now.date() - timedelta(days=(now.weekday() - weekday - 1) % 7 + 1)
    elif named is not None:
        moment.day = _calendar_day(str(named))
    return int(moment.day is not None)


def _calendar_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
