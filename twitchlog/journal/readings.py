"""Readings: whole-day statements and timed additions, and the day value they make together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, func, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.catalogue import Factor
from twitchlog.database import connection, writing
from twitchlog.journal.factors import factors_of
from twitchlog.journal.missing import NotThere
from twitchlog.journal.nonces import earlier_result, remember
from twitchlog.journal.spans import span_of, within
from twitchlog.models import Reading
from twitchlog.records import Owner, TimedReading

_reading = Reading.__table__.c
_LIVE = (*within(_reading), _reading.deleted_at.is_(None))
_timed_value: ColumnElement[Any] = case((_reading.at.is_not(None), _reading.value))
_MADE = (
    select(
        _reading.day,
        _reading.factor,
        func.max(case((_reading.at.is_(None), _reading.value))),
        func.sum(_timed_value),
        func.avg(_timed_value),
        func.max(_timed_value),
    )
    .where(*_LIVE)
    .group_by(_reading.day, _reading.factor)
)
_MADE_BY = {"sum": 0, "mean": 1, "max": 2}
_LATEST = (
    select(_reading.day, _reading.factor, _reading.value)
    .where(
        *_LIVE, _reading.at.is_not(None), _reading.factor.in_(bindparam("slugs", expanding=True))
    )
    .order_by(_reading.at, _reading.value)
)
_ROWS = (
    select(
        _reading.id,
        _reading.day,
        _reading.factor,
        _reading.value,
        _reading.at,
        _reading.offset_minutes,
    )
    .where(*_LIVE)
    .order_by(_reading.at, _reading.id)
)


def add_reading(
    session: Session, owner: Owner, factor: Factor, value: float, at: datetime
) -> Reading:
    """Add a timed reading to its day, inside writing(); a whole-day statement rises with it."""
    day = clock.local_day(at, owner.settings.day_starts_at)
    row = Reading(
        owner_id=owner.id,
        day=day,
        factor=factor.slug,
        value=factor.check(value),
        at=at,
        offset_minutes=clock.offset_minutes(at),
    )
    session.add(row)
    raise_statement(session, owner, factor, day, value)
    session.flush()
    return row


def log_reading(
    owner: Owner, factor: Factor, value: float, at: datetime, nonce: str | None = None
) -> int:
    """Add a timed reading and return its number; a form sent twice gives the first one's.

    Raises OutOfRange.
    """
    # What came of another kind of form with the same number would be no number of a reading.
    nonce = f"reading {nonce}" if nonce else None
    with writing() as session:
        if (earlier := earlier_result(session, owner, nonce)) is not None:
            return int(earlier)
        number = add_reading(session, owner, factor, value, at).id
        remember(session, owner, nonce, str(number))
        return number


def raise_statement(session: Session, owner: Owner, factor: Factor, day: date, by: float) -> None:
    """Let a statement, where there is one, follow what was added to its day."""
    statement = statement_of(session, owner, day, factor.slug)
    if statement is not None and factor.combine == "sum":
        statement.value = min(factor.highest, max(factor.lowest, statement.value + by))


def statement_of(session: Session, owner: Owner, day: date, slug: str) -> Reading | None:
    """What was said of a factor for a whole day."""
    return session.scalar(
        select(Reading).where(
            Reading.owner_id == owner.id,
            Reading.day == day,
            Reading.factor == slug,
            Reading.at.is_(None),
        )
    )


def set_statement(
    session: Session,
    owner: Owner,
    day: date,
    slug: str,
    value: float | None,
    number: int | None = None,
) -> None:
    """Say a factor's value for a whole day, or (None) take the statement back; inside writing().

    number  that of an earlier statement which this one goes on; a new statement gets a new one,
            so that it is greater than those of the readings that were there before
    """
    row = statement_of(session, owner, day, slug)
    if row is not None:
        session.delete(row)
        session.flush()
    if value is not None:
        session.add(Reading(id=number, owner_id=owner.id, day=day, factor=slug, value=value))


def set_statements(
    session: Session, owner: Owner, day: date, values: Mapping[str, float | None]
) -> None:
    """Set several whole-day statements, inside writing()."""
    for slug, value in values.items():
        set_statement(session, owner, day, slug, value)


def _raise_again(session: Session, owner: Owner, row: Reading, by: float) -> None:
    """Let a statement that a reading raised follow what becomes of it; later ones stay."""
    found = [one for one in factors_of(owner, retired=True) if one.slug == row.factor]
    statement = statement_of(session, owner, row.day, row.factor)
    if found and statement is not None and statement.id < row.id:
        raise_statement(session, owner, found[0], row.day, by)


def _timed(session: Session, owner: Owner, reading_id: int) -> Reading:
    """The row, deleted or not. Raises NotThere."""
    row = session.scalar(
        select(Reading).where(
            Reading.owner_id == owner.id,
            Reading.id == reading_id,
            Reading.at.is_not(None),
        )
    )
    if row is None:
        raise NotThere(str(reading_id))
    return row


def delete_reading(owner: Owner, reading_id: int) -> date:
    """Hide a timed reading and return its day; it can be brought back for 30 days.

    A statement that it raised falls by it. One that is hidden already stays so. Raises NotThere.
    """
    with writing() as session:
        row = _timed(session, owner, reading_id)
        if row.deleted_at is None:
            row.deleted_at = clock.now()
            _raise_again(session, owner, row, -row.value)
        return row.day


def restore_reading(owner: Owner, reading_id: int) -> date:
    """Bring a deleted timed reading back and return its day; one that is back stays so.

    Raises NotThere.
    """
    with writing() as session:
        row = _timed(session, owner, reading_id)
        if row.deleted_at is not None:
            row.deleted_at = None
            _raise_again(session, owner, row, row.value)
        return row.day


def effective_values(
    owner: Owner, factors: Sequence[Factor], first: date | None = None, last: date | None = None
) -> dict[date, dict[str, float]]:
    """The effective value of every recorded factor, by day: a statement, else what readings make.

    Days and factors without a reading are absent.
    """
    rules = {factor.slug: factor.combine for factor in factors}
    span = span_of(owner, first, last)
    latest = _latest([slug for slug, rule in rules.items() if rule == "last"], span)
    values: dict[date, dict[str, float]] = {}
    for day, slug, stated, *made in connection().execute(_MADE, span).all():
        rule = rules.get(slug)
        if rule is None:
            continue
        if stated is None:
            stated = latest[day, slug] if rule == "last" else made[_MADE_BY[rule]]
        values.setdefault(day, {})[slug] = stated
    return values


def _latest(slugs: Sequence[str], span: Mapping[str, Any]) -> dict[tuple[date, str], float]:
    """The day's last timed reading of the factors that go by it."""
    if not slugs:
        return {}
    rows = connection().execute(_LATEST, {**span, "slugs": slugs})
    return {(day, slug): value for day, slug, value in rows}


def readings_on(
    owner: Owner, first: date, last: date
) -> tuple[dict[date, list[TimedReading]], dict[date, set[str]]]:
    """Timed readings by day in time order, and by day the slugs said for the whole day."""
    span = span_of(owner, first, last)
    timed: dict[date, list[TimedReading]] = {}
    stated: dict[date, set[str]] = {}
    for key, day, factor, value, at, offset in connection().execute(_ROWS, span):
        if at is None or offset is None:
            stated.setdefault(day, set()).add(factor)
        else:
            local = clock.at_offset(at, offset)
            reading = TimedReading(id=key, factor=factor, value=value, at=local)
            timed.setdefault(day, []).append(reading)
    return timed, stated
