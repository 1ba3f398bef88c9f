"""Checks of the signs, and whether to remind of them. The owner always comes first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.database import connection, db, writing
from twitchlog.journal.days import today_of
from twitchlog.journal.missing import NotThere
from twitchlog.models import SignsCheckRow, SignsReminderRow
from twitchlog.records import Owner
from twitchlog.signs import DAYS_BETWEEN, SignsCheck, in_order

_check, _reminder = SignsCheckRow.__table__.c, SignsReminderRow.__table__.c
# Asked on pages that show something else.
_WANTED_AND_LAST = select(
    select(_reminder.wanted).where(_reminder.owner_id == bindparam("owner")).scalar_subquery(),
    select(func.max(_check.day, type_=_check.day.type))
    .where(_check.owner_id == bindparam("owner"), _check.deleted_at.is_(None))
    .scalar_subquery(),
)


class TooSoon(RuntimeError):
    """The last check is less than a month old."""


def checks_of(owner: Owner) -> tuple[SignsCheck, ...]:
    """All checks, by day."""
    rows = db.session.scalars(
        select(SignsCheckRow)
        .where(SignsCheckRow.owner_id == owner.id, SignsCheckRow.deleted_at.is_(None))
        .order_by(SignsCheckRow.day)
    )
    return tuple(SignsCheck(day=row.day, answers=_read(row.answers)) for row in rows)


def next_day(owner: Owner) -> date:
    """From which day on the signs can be asked about; the day of a check, it can be corrected."""
    checks, today = checks_of(owner), today_of(owner)
    last = checks[-1].day if checks else None
    return today if last is None or last >= today else last + timedelta(days=DAYS_BETWEEN)


def answer(owner: Owner, answers: dict[str, str]) -> None:
    """Keep what was answered today. Raises TooSoon."""
    today = today_of(owner)
    if next_day(owner) > today:
        raise TooSoon
    with writing() as session:
        take_over(session, owner, [SignsCheck(day=today, answers=in_order(answers))])


def delete_check(owner: Owner, day: date) -> None:
    """Hide a check; it can be brought back for 30 days. Raises NotThere."""
    with writing() as session:
        row = _own(session, owner, day)
        row.deleted_at = row.deleted_at or clock.now()


def restore_check(owner: Owner, day: date) -> None:
    """Bring a deleted check back. Raises NotThere."""
    with writing() as session:
        _own(session, owner, day).deleted_at = None


def reminder_of(owner: Owner) -> bool | None:
    """Whether a reminder is wanted; None where nothing was said."""
    row = db.session.get(SignsReminderRow, owner.id)
    return None if row is None else row.wanted


def remind(owner: Owner, wanted: bool) -> None:
    """Keep whether a reminder is wanted."""
    with writing() as session:
        put_reminder(session, owner, wanted)


def is_due(owner: Owner) -> bool:
    """Whether to say that a check can be made: it is wanted, or was made before, over a month ago.

    Whoever never asked for it and never made one is left alone.
    """
    wanted, last = connection().execute(_WANTED_AND_LAST, {"owner": owner.id}).one()
    if wanted is False or not (wanted or last):
        return False
    return last is None or (today_of(owner) - last).days >= DAYS_BETWEEN


def take_over(session: Session, owner: Owner, checks: Iterable[SignsCheck]) -> None:
    """Write checks within a transaction; one of the same day is replaced."""
    for check in checks:
        said = tuple(f"{slug}:{answer}" for slug, answer in check.answers)
        session.merge(
            SignsCheckRow(owner_id=owner.id, day=check.day, answers=said, deleted_at=None)
        )


def put_reminder(session: Session, owner: Owner, wanted: bool) -> None:
    """Keep whether a reminder is wanted, within a transaction."""
    session.merge(SignsReminderRow(owner_id=owner.id, wanted=wanted))


def _own(session: Session, owner: Owner, day: date) -> SignsCheckRow:
    row = session.get(SignsCheckRow, (owner.id, day))
    if row is None:
        raise NotThere(day.isoformat())
    return row


def _read(said: Iterable[str]) -> tuple[tuple[str, str], ...]:
    pairs = (one.partition(":") for one in said)
    return tuple((slug, answer) for slug, _colon, answer in pairs)
