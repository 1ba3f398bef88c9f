"""Clock times: when bouts began and when factors were taken. The owner comes first."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select

from twitchlog.database import db
from twitchlog.journal.spans import span_of, within
from twitchlog.models import Episode, Reading
from twitchlog.records import Owner

_episode, _reading = Episode.__table__.c, Reading.__table__.c
_STARTS = (
    select(_episode.day, _episode.started_at, _episode.offset_minutes)
    .where(*within(_episode), _episode.deleted_at.is_(None))
    .order_by(_episode.started_at)
)
_TIMED = (
    select(_reading.factor, _reading.day, _reading.at, _reading.offset_minutes, _reading.value)
    .where(*within(_reading), _reading.deleted_at.is_(None), _reading.at.is_not(None))
    .order_by(_reading.at, _reading.id)
)


class Began(NamedTuple):
    """When a bout began; its wall clock was so many minutes ahead of UTC."""

    day: date
    at: datetime
    offset_minutes: int


class Taken(NamedTuple):
    """When how much of a factor was taken."""

    day: date
    at: datetime
    offset_minutes: int
    value: float


def starts(owner: Owner, first: date | None = None, last: date | None = None) -> list[Began]:
    """When each bout of those days began, in order."""
    return [Began(*row) for row in db.session.execute(_STARTS, span_of(owner, first, last))]


def timed_readings(
    owner: Owner, first: date | None = None, last: date | None = None
) -> dict[str, list[Taken]]:
    """The readings of those days that have a clock time, in order, by factor slug."""
    taken: dict[str, list[Taken]] = defaultdict(list)
    for slug, *row in db.session.execute(_TIMED, span_of(owner, first, last)):
        taken[slug].append(Taken(*row))
    return dict(taken)
