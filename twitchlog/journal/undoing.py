"""Taking back a bout just logged, and with it whatever logging it changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from twitchlog import clock
from twitchlog.database import writing
from twitchlog.journal.episodes import own_row
from twitchlog.journal.nonces import forget_result
from twitchlog.models import DayRow, Episode
from twitchlog.records import Owner


def undo_log(owner: Owner, public_id: str) -> None:
    """Take back a bout just logged, as if its form had never been sent. Raises NotThere.

    A "no twitches" that it ended stands again, unless other bouts remain; a bout that went on
    until it ("still there") is open again. What was taken back already stays so.
    """
    with writing() as session:
        take_back_log(session, owner, public_id)


def take_back_log(session: Session, owner: Owner, public_id: str) -> None:
    """The same, inside writing(). Raises NotThere."""
    row = own_row(session, owner, public_id, deleted=True)
    if row.deleted_at is not None:
        return
    row.deleted_at = clock.now()
    forget_result(session, owner, public_id)
    if row.ended_none:
        restore_none(session, row.owner_id, row.day, row.id)
    if row.still_going:
        _reopen_before(session, row)


def restore_none(session: Session, owner_id: int, day: date, without: int | None = None) -> None:
    """Let the "no twitches" of a day stand again, unless bouts remain: the last ends it then.

    without  the key of a bout that does not count
    """
    other = _other_that_day(session, owner_id, day, without)
    said = session.get(DayRow, (owner_id, day))
    if other is not None:
        other.ended_none = True
    elif said is not None:
        said.none = True


def _other_that_day(
    session: Session, owner_id: int, day: date, without: int | None
) -> Episode | None:
    others = select(Episode).where(
        Episode.owner_id == owner_id, Episode.day == day, Episode.deleted_at.is_(None)
    )
    if without is not None:
        others = others.where(Episode.id != without)
    return session.scalar(others.limit(1))


def _reopen_before(session: Session, row: Episode) -> None:
    """Undo what still_there did to the bout that it continued: it ended when this one began."""
    ended = session.scalars(
        select(Episode)
        .where(
            Episode.owner_id == row.owner_id,
            Episode.ended_at == row.started_at,
            Episode.type == row.type,
            Episode.deleted_at.is_(None),
        )
        .options(selectinload(Episode.sites))
    )
    for before in ended:
        if _places(before) == _places(row):
            before.ended_at, before.still_going = None, True
            before.version += 1


def _places(row: Episode) -> set[tuple[str, str]]:
    return {(site.region, site.side) for site in row.sites}
