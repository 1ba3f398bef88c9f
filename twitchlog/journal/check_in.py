"""The check-in: everything a day form says, written in one piece and undone in one piece."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.catalogue import Factor
from twitchlog.database import writing
from twitchlog.journal.factors import factors_of
from twitchlog.journal.missing import NotThere
from twitchlog.journal.nonces import earlier_result, forget, remember
from twitchlog.journal.readings import add_reading, set_statement, statement_of
from twitchlog.models import DayRow, Episode, Reading
from twitchlog.records import Addition, CheckIn, Owner

UNDONE = "undone "


class HasEpisodes(ValueError):
    """A day with bouts cannot be one of no twitches."""


@dataclass(slots=True)
class _Before:
    """What the day was like before, kept so that the check-in can be undone."""

    day: str
    statements: dict[str, float | None]
    numbers: dict[str, int] = field(default_factory=dict)
    note: str | None = None
    none: bool | None = None
    reading: int | None = None


def save_check_in(owner: Owner, day: date, said: CheckIn, nonce: str | None = None) -> str:
    """Write what a day form changed, all of it or nothing, and return the key that undoes it.

    A form sent twice is written once. Raises HasEpisodes or OutOfRange.
    """
    key = nonce or secrets.token_urlsafe(16)
    with writing() as session:
        if earlier_result(session, owner, key) is None:
            remember(session, owner, key, write_check_in(session, owner, day, said))
        return key


def write_check_in(session: Session, owner: Owner, day: date, said: CheckIn) -> str:
    """Write what was said of a day, inside writing(), and return what take_back() undoes it by.

    Raises HasEpisodes or OutOfRange.
    """
    factors = {factor.slug: factor for factor in factors_of(owner, retired=True)}
    before = _Before(day=day.isoformat(), statements={})
    for slug, value in said.changed.items():
        _state(session, owner, day, factors[slug], value, before)
    if said.addition is not None:
        _add(session, owner, day, factors[said.addition.factor], said.addition, before)
    if said.note is not None:
        row = _day_row(session, owner, day)
        before.note, row.note = row.note, said.note
    if said.none is not None:
        before.none = _say_none(session, owner, day, none=said.none)
    return json.dumps(asdict(before))


def _state(
    session: Session, owner: Owner, day: date, factor: Factor, value: float | None, before: _Before
) -> None:
    _present(session, owner, day, factor.slug, before)
    checked = None if value is None else factor.check(value)
    set_statement(session, owner, day, factor.slug, checked)
    session.flush()


def _add(
    session: Session, owner: Owner, day: date, factor: Factor, addition: Addition, before: _Before
) -> None:
    present = _present(session, owner, day, factor.slug, before)
    if addition.at is not None:
        before.reading = add_reading(session, owner, factor, addition.value, addition.at).id
        return
    timed = _timed_values(owner, day, factor.slug)
    known = sum(session.scalars(timed)) if present is None else present.value
    number = None if present is None else present.id
    value = factor.check(known + addition.value)
    set_statement(session, owner, day, factor.slug, value, number)
    session.flush()


def _present(
    session: Session, owner: Owner, day: date, slug: str, before: _Before
) -> Reading | None:
    """The statement of a day, noted as it was before the check-in."""
    present = statement_of(session, owner, day, slug)
    if slug not in before.statements:
        before.statements[slug] = None if present is None else present.value
        if present is not None:
            before.numbers[slug] = present.id
    return present


def _timed_values(owner: Owner, day: date, slug: str) -> Select[float]:
    return select(Reading.value).where(
        Reading.owner_id == owner.id,
        Reading.day == day,
        Reading.factor == slug,
        Reading.at.is_not(None),
        Reading.deleted_at.is_(None),
    )


def _day_row(session: Session, owner: Owner, day: date) -> DayRow:
    row = session.get(DayRow, (owner.id, day))
    if row is None:
        row = DayRow(owner_id=owner.id, day=day, none=False, note="")
        session.add(row)
    return row


def _say_none(session: Session, owner: Owner, day: date, *, none: bool) -> bool:
    """Set the day's "no twitches", and return what it was."""
    if none and _has_bouts(session, owner, day):
        raise HasEpisodes(day.isoformat())
    row = _day_row(session, owner, day)
    was, row.none = row.none, none
    return was


def undo_check_in(owner: Owner, key: str) -> date:
    """Put a day back as it was before a check-in, once, and return the day. Raises NotThere."""
    with writing() as session:
        kept = earlier_result(session, owner, key)
        if kept is None:
            return _undone_day(earlier_result(session, owner, UNDONE + key))
        day = take_back(session, owner, kept)
        for name in (key, UNDONE + key):
            forget(session, owner, name)
        remember(session, owner, UNDONE + key, UNDONE + day.isoformat())
        return day


def take_back(session: Session, owner: Owner, kept: str) -> date:
    """Undo what write_check_in() wrote, inside writing(), and return the day. Raises NotThere."""
    before = _before_from(kept)
    day = date.fromisoformat(before.day)
    for slug, value in before.statements.items():
        set_statement(session, owner, day, slug, value, before.numbers.get(slug))
    row = _day_row(session, owner, day)
    if before.note is not None:
        row.note = before.note
    if before.none is not None and not (before.none and _has_bouts(session, owner, day)):
        row.none = before.none
    if before.reading is not None:
        _hide_reading(session, owner, before.reading)
    return day


def _undone_day(kept: str | None) -> date:
    if kept is None or not kept.startswith(UNDONE):
        raise NotThere("check-in")
    return date.fromisoformat(kept.removeprefix(UNDONE))


def _before_from(kept: str) -> _Before:
    if not kept.startswith("{"):
        raise NotThere("check-in")
    return _Before(**json.loads(kept))


def _has_bouts(session: Session, owner: Owner, day: date) -> bool:
    bouts = select(Episode.id).where(
        Episode.owner_id == owner.id, Episode.day == day, Episode.deleted_at.is_(None)
    )
    return session.scalar(bouts.limit(1)) is not None


def _hide_reading(session: Session, owner: Owner, reading_id: int) -> None:
    row = session.get(Reading, reading_id)
    if row is not None and row.owner_id == owner.id:
        row.deleted_at = clock.now()
