"""When something was, as it was typed: so long ago, at a time, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from twitchlog import clock

SLACK = timedelta(minutes=5)
LATELY = timedelta(hours=12)  # a time without a day is one of these last hours
LONGEST_AGO = 60 * 24 * 31
TODAY, LAST_NIGHT = "today", "last_night"


@dataclass(slots=True)
class Moment:
    """What was said of when; None where nothing was.

    day  a calendar day, "today", or "last_night", which needs a time to be one
    ago  minutes before now
    until    the time at which it ended
    lasting  how many minutes it took
    unclear  something else was said of the time, which could not be read: it was not just now
    """

    day: date | str | None = None
    at: time | None = None
    ago: float | None = None
    until: time | None = None
    lasting: float | None = None
    unclear: bool = False

    @property
    def said(self) -> bool:
        """Whether a time was said."""
        return self.at is not None or self.ago is not None

    @property
    def has_length(self) -> bool:
        """Whether it was said how long it took."""
        return self.until is not None or self.lasting is not None

    @property
    def ends_now(self) -> bool:
        """Whether it took so long, and nothing else was said of when it was."""
        return self.lasting is not None and self.at is None and not self.ago

    def instant(self, now: datetime, zone: str) -> datetime | None:
        """The instant on the zone's clock; None where it is open, to come, or on no clock.

        now  on the zone's wall clock
        """
        if self.at is not None:
            return self._at(self.at, now, zone)
        ago = self.lasting if self.ends_now else self.ago
        lies_back = self.day in (None, TODAY) and (ago or 0) <= LONGEST_AGO
        if not lies_back or (self.ago is None and self.unclear):
            return None
        return clock.at_zone(now - timedelta(minutes=round(ago or 0)), zone)

    def end(self, began: datetime, now: datetime, zone: str) -> datetime | None:
        """When it ended; None where that is open or to come."""
        end: datetime | None
        if self.lasting is not None:
            end = clock.at_zone(began + timedelta(minutes=round(self.lasting)), zone)
        elif self.until is not None:
            days = (began.date(), began.date() + timedelta(days=1))
            times = (_on(day, self.until, zone) for day in days)
            end = next((at for at in times if at is not None and at > began), None)
        else:
            return None
        return end if end is not None and end <= now + SLACK else None

    def _at(self, at: time, now: datetime, zone: str) -> datetime | None:
        yesterday = now.date() - timedelta(days=1)
        if self.day in (None, TODAY):
            days = [now.date(), yesterday]
        elif self.day == LAST_NIGHT:
            days = [now.date() if at.hour < 12 else yesterday]
        else:
            days = [self.day] if isinstance(self.day, date) else []
        for day in days:
            found = _on(day, at, zone)
            lately = self.day not in (None, TODAY) or (found is not None and now - found <= LATELY)
            if found is not None and found <= now + SLACK and lately:
                return found
        return None


def _on(day: date, at: time, zone: str) -> datetime | None:
    if not clock.EARLIEST <= day <= clock.LATEST:
        return None
    try:
        return clock.from_wall_clock(datetime.combine(day, at), zone)
    except clock.NoSuchTime:
        return None
