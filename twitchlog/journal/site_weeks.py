"""How often each region and side was noted, week by week. The owner comes first."""

from __future__ import annotations

from array import array
from collections import defaultdict
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select

from twitchlog.database import connection
from twitchlog.journal.trends import EVERY_BOUT, bouts_within
from twitchlog.journal.weeks import first_day, week_number
from twitchlog.models import Episode, EpisodeSite
from twitchlog.records import EpisodeFilter, Owner


class SiteWeeks(NamedTuple):
    """A region and side, and how often it was noted in each of some weeks in a row."""

    region: str
    side: str
    first: date
    counts: array[int]


def site_weeks(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> list[SiteWeeks]:
    """Every region and side that was noted, each from its first week to its last."""
    week = week_number(owner, Episode.day).label("week")
    query = (
        select(EpisodeSite.region, EpisodeSite.side, week, func.count())
        .join(Episode, Episode.id == EpisodeSite.episode_id)
        .where(*bouts_within(owner, first, last, wanted))
        .group_by(EpisodeSite.region, EpisodeSite.side, week)
    )
    noted: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for region, side, number, count in connection().execute(query):
        noted[region, side][number] = count
    return [
        SiteWeeks(region, side, first_day(owner, min(weeks)), _in_a_row(weeks))
        for (region, side), weeks in noted.items()
    ]


def _in_a_row(weeks: dict[int, int]) -> array[int]:
    return array("i", [weeks.get(number, 0) for number in range(min(weeks), max(weeks) + 1)])
