"""Reminders: how an owner wants them, and which day was dealt with already."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select, update

from twitchlog import clock
from twitchlog.database import connection, db, writing
from twitchlog.journal.accounts import owner_record
from twitchlog.journal.days import summaries
from twitchlog.journal.handed_out import by_the_clock
from twitchlog.models import ReminderRow, User
from twitchlog.records import Owner

USUAL_HOUR = 20
LONGEST_TROUBLE = 200
_row = ReminderRow.__table__.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """How an owner wants to be reminded.

    ntfy        address of a topic on a server of their choice, or ""
    email       where to write to, or ""
    address     the page that a reminder leads to, or ""
    quiet_on    a day on which they want none
    away_until  the last day of a holiday
    sent_at     the last reminder that went out
    trouble     why the last one did not, or ""
    """

    switched_on: bool = False
    hour: int = USUAL_HOUR
    ntfy: str = ""
    email: str = ""
    address: str = ""
    quiet_on: date | None = None
    away_until: date | None = None
    settled_on: date | None = None
    sent_at: datetime | None = None
    trouble: str = ""

    def wanted_on(self, day: date) -> bool:
        """Whether the owner wants to be reminded on a day of which nothing is known."""
        away = self.away_until is not None and day <= self.away_until
        return self.switched_on and not away and day != self.quiet_on


def reminder_of(owner: Owner) -> Reminder:
    """What the owner asked for; switched off until they do."""
    row = connection().execute(select(ReminderRow.__table__).where(_row.owner_id == owner.id))
    found = row.one_or_none()
    if found is None:
        return Reminder()
    return replace(_record(found), sent_at=by_the_clock(owner, found.sent_at))


def save_reminder(owner: Owner, wanted: Reminder) -> None:
    """Keep how the owner wants to be reminded; what was sent stays known."""
    with writing() as session:
        row = session.get(ReminderRow, owner.id) or ReminderRow(owner_id=owner.id, trouble="")
        row.switched_on, row.hour = wanted.switched_on, wanted.hour
        row.ntfy, row.email, row.address = wanted.ntfy, wanted.email, wanted.address
        row.away_until = wanted.away_until
        row.trouble = ""
        session.add(row)


def be_quiet(owner: Owner, day: date | None) -> None:
    """Want no reminder on a day, or (None) want it again."""
    with writing() as session:
        session.execute(
            update(ReminderRow).where(ReminderRow.owner_id == owner.id).values(quiet_on=day)
        )


def switched_on() -> list[tuple[Owner, Reminder]]:
    """Everybody who wants to be reminded by ntfy or e-mail."""
    rows = db.session.execute(
        select(User.__table__, *ReminderRow.__table__.c)
        .join(ReminderRow.__table__, _row.owner_id == User.id)
        .where(ReminderRow.switched_on == 1, or_(_row.ntfy != "", _row.email != ""))
        .order_by(User.id)
    )
    return [(owner_record(row), _record(row)) for row in rows]


def claim(owner: Owner, day: date) -> bool:
    """Settle a day, and say whether it was open: of several that ask at once one is told so."""
    open_still = or_(ReminderRow.settled_on.is_(None), ReminderRow.settled_on < day)
    settle = (
        update(ReminderRow)
        .where(ReminderRow.owner_id == owner.id, open_still)
        .values(settled_on=day)
        .returning(ReminderRow.owner_id)
    )
    with writing() as session:
        return session.scalar(settle) is not None


def note_outcome(owner: Owner, trouble: str) -> None:
    """Keep what came of a reminder; "" where it went out."""
    said = {"trouble": trouble[:LONGEST_TROUBLE]} if trouble else {"sent_at": clock.now()}
    with writing() as session:
        session.execute(
            update(ReminderRow)
            .where(ReminderRow.owner_id == owner.id)
            .values(**{"trouble": "", **said})
        )


def anything_known(owner: Owner, day: date) -> bool:
    """Whether anything was logged or said of a day."""
    return bool(summaries(owner, day, day))


def _record(row: Any) -> Reminder:
    return Reminder(**{field.name: getattr(row, field.name) for field in fields(Reminder)})
