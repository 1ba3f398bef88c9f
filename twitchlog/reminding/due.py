"""When a reminder is due: at the owner's hour, by their clock, on their own kind of day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from twitchlog import clock
from twitchlog.journal.reminders import Reminder
from twitchlog.records import Settings

LATEST = timedelta(hours=1)  # a machine that slept then does not remind in the middle of the night
_LATER = (timedelta(), timedelta(hours=1), timedelta(days=1))


def moment_on(day: date, hour: int, settings: Settings) -> datetime:
    """The instant at which the clock shows the hour on a journal day.

    An hour before the day's start lies in the night after. Where the clocks skip the hour, the
    next one that they show counts.
    """
    wall = datetime.combine(day, time(hour))
    if hour < settings.day_starts_at:
        wall += timedelta(days=1)
    for later in _LATER:
        try:
            return clock.from_wall_clock(wall + later, settings.zone)
        except clock.NoSuchTime:
            continue
    raise clock.NoSuchTime(wall.isoformat())


def due_day(reminder: Reminder, settings: Settings, now: datetime) -> date | None:
    """The day that a reminder is due for at this moment, or None."""
    today = clock.local_day(clock.at_zone(now, settings.zone), settings.day_starts_at)
    if not reminder.wanted_on(today):
        return None
    if reminder.settled_on is not None and reminder.settled_on >= today:
        return None
    moment = moment_on(today, reminder.hour, settings)
    return today if moment <= now < moment + LATEST else None
