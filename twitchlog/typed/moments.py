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
    unclear  something else was said of the time, which could not be read: it was not just now
    """

    day: date | str | None = None
    at: time | None = None
    ago: float | None = None
    unclear: bool = False

    @property
    def said(self) -> bool:
        """Whether a time was said."""
        return self.at is not None or self.ago is not None

    def instant(self, now: datetime, zone: str) -> datetime | None:
        """The instant on the zone's clock; None where it is open, to come, or on no clock.

        now  on the zone's wall clock
        """
        if self.ago is not None:
            lies_back = self.day in (None, TODAY) and self.ago <= LONGEST_AGO
            ago = timedelta(minutes=round(self.ago)) if lies_back else None
            return None if ago is None else clock.at_zone(now - ago, zone)
        if self.at is None:
            return now if self.day in (None, TODAY) and not self.unclear else None
        return self._at(self.at, now, zone)

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
