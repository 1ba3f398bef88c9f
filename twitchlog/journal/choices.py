"""What an owner is likely to log next, from what they logged before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from twitchlog import clock
from twitchlog.database import db
from twitchlog.models import Episode, EpisodeSite
from twitchlog.records import Owner
from twitchlog.vocabulary import REGION_BY_SLUG

LOOKED_BACK = timedelta(days=120)
FIRST_REGIONS = ("calf", "eyelid_lower", "thigh_front", "foot_arch", "thumb", "upper_arm_front")
HOW_MANY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Regions to offer first, the side last used with each region, and the type last used."""

    regions: tuple[str, ...] = FIRST_REGIONS
    sides: dict[str, str]
    type: str | None = None


def likely_choices(owner: Owner) -> Choices:
    """Regions by how often they were named lately, filled up with the usual ones."""
    since = clock.now() - LOOKED_BACK
    query = (
        select(
            EpisodeSite.region,
            EpisodeSite.side,
            Episode.type,
            func.count().label("times"),
            func.max(Episode.started_at).label("last"),
        )
        .join(Episode, Episode.id == EpisodeSite.episode_id)
        .where(
            Episode.owner_id == owner.id,
            Episode.deleted_at.is_(None),
            Episode.started_at >= since,
        )
        .group_by(EpisodeSite.region, EpisodeSite.side, Episode.type)
        .order_by(func.max(Episode.started_at))
    )
    rows = [row for row in db.session.execute(query) if row.region in REGION_BY_SLUG]
    times: dict[str, int] = {}
    for row in rows:
        times[row.region] = times.get(row.region, 0) + row.times
    often = sorted(times, key=lambda region: -times[region])
    named = [region for region in (*often, *FIRST_REGIONS) if region not in _ALWAYS_THERE]
    return Choices(
        regions=tuple(dict.fromkeys(named))[:HOW_MANY],
        sides={row.region: row.side for row in rows},
        type=rows[-1].type if rows else None,
    )


_ALWAYS_THERE = ("many_places", "other")
