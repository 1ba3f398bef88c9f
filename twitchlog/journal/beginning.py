"""How far a journal is that has just begun; long ones are not counted through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ScalarSelect, Select, bindparam, func, select, union
from sqlalchemy import literal_column as literal

from twitchlog.database import connection
from twitchlog.journal.days import today_of
from twitchlog.models import DayRow, Episode, Reading, SuspicionRow
from twitchlog.records import Owner

ENOUGH_DAYS = 28  # from then on findings speak, and no page tells of beginnings
ENOUGH_EPISODES = 10
_episode, _day, _reading = Episode.__table__.c, DayRow.__table__.c, Reading.__table__.c
_suspicion = SuspicionRow.__table__.c
_owner: BindParameter[int] = bindparam("owner")
_today: BindParameter[Any] = bindparam("today")
_live = (_episode.owner_id == _owner, _episode.deleted_at.is_(None))
_busy_days = select(_episode.day).where(*_live, _episode.day < _today).distinct().limit(ENOUGH_DAYS)
_quiet_days = (
    select(_day.day)
    .where(_day.owner_id == _owner, _day.none == literal("1"), _day.day < _today)
    .limit(ENOUGH_DAYS)
)
_days = union(
    select(_busy_days.subquery("busy").c.day), select(_quiet_days.subquery("quiet").c.day)
).subquery("days")
_values = (
    select(_reading.day).where(_reading.owner_id == _owner, _reading.deleted_at.is_(None)).limit(1)
)
_suspected = select(_suspicion.factor).where(_suspicion.owner_id == _owner).limit(1)


def _how_many(some: Select[Any], name: str) -> ScalarSelect[int]:
    return select(func.count()).select_from(some.subquery(name)).scalar_subquery()


_BEGINNING = select(
    select(func.count()).select_from(_days).scalar_subquery(),
    _how_many(select(_episode.day).where(*_live).limit(ENOUGH_EPISODES), "some"),
    _how_many(_values, "noted"),
    _how_many(_suspected, "suspected"),
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What there is: tracked days that are over, episodes up to ten, and what was said at all."""

    tracked_days: int
    episodes: int
    anything: bool
    suspects: bool = False


def beginning(owner: Owner) -> Beginning | None:
    """How far a journal of few tracked days is; None for one that is past its beginning."""
    given = {"owner": owner.id, "today": today_of(owner)}
    days, episodes, values, suspected = connection().execute(_BEGINNING, given).one()
    if days >= ENOUGH_DAYS:
        return None
    return Beginning(days, episodes, bool(days or episodes or values), bool(suspected))
