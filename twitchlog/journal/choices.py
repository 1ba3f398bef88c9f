"""What an owner is likely to log next, from what they logged before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import bindparam, func, select

from twitchlog import clock
from twitchlog.database import connection
from twitchlog.models import Episode, EpisodeSite
from twitchlog.records import Owner
from twitchlog.vocabulary import REGION_BY_SLUG

LOOKED_BACK = timedelta(days=120)
MOST_BOUTS = 200
FIRST_REGIONS = ("calf", "eyelid_lower", "thigh_front", "foot_arch", "thumb", "upper_arm_front")
HOW_MANY = 6
_ALWAYS_THERE = ("many_places", "other")

_episode, _site = Episode.__table__.c, EpisodeSite.__table__.c
_lately = (
    select(_episode.id, _episode.type, _episode.started_at)
    .where(
        _episode.owner_id == bindparam("owner"),
        _episode.deleted_at.is_(None),
        _episode.started_at >= bindparam("since"),
    )
    .order_by(_episode.started_at.desc(), _episode.id.desc())
    .limit(MOST_BOUTS)
    .cte("lately")
)
_TYPES = (
    select(_lately.c.type)
    .group_by(_lately.c.type)
    .order_by(func.max(_lately.c.started_at).desc(), func.max(_lately.c.id).desc())
)
_PLACES = (
    select(_site.region, _site.side, func.count().label("times"))
    .join(_lately, _lately.c.id == _site.episode_id)
    .group_by(_site.region, _site.side)
    .order_by(func.max(_lately.c.started_at), func.max(_lately.c.id))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Regions to offer first, the side last used with each region, and the types, latest first."""

    regions: tuple[str, ...] = FIRST_REGIONS
    sides: dict[str, str]
    types: tuple[str, ...] = ()

    @property
    def type(self) -> str | None:
        """The type last used."""
        return next(iter(self.types), None)


def likely_choices(owner: Owner) -> Choices:
    """Regions by how often the latest bouts named them, filled up with the usual ones."""
    given = {"owner": owner.id, "since": clock.now() - LOOKED_BACK}
    found = connection().execute(_PLACES, given).all()
    rows = [row for row in found if row.region in REGION_BY_SLUG]
    times: dict[str, int] = {}
    for region, _side, count in rows:
        times[region] = times.get(region, 0) + count
    often = sorted(times, key=lambda region: -times[region])
    named = [region for region in (*often, *FIRST_REGIONS) if region not in _ALWAYS_THERE]
    return Choices(
        regions=tuple(dict.fromkeys(named))[:HOW_MANY],
        sides={row.region: row.side for row in rows},
        types=tuple(connection().execute(_TYPES, given).scalars()),
    )
