"""How often each region and side was noted, week by week. The owner comes first."""

from __future__ import annotations

from array import array
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select

from twitchlog.database import connection
from twitchlog.journal.trends import EVERY_BOUT, bouts_within
from twitchlog.journal.weeks import first_day, week_number
from twitchlog.models import Episode, EpisodeSite
from twitchlog.records import EpisodeFilter, Owner


class SiteWeeks(NamedTuple):
    """Some weeks in a row: a table with a row for each region and side, quick to keep.

    first   first day of the first week
    sites   region and side of each row
    counts  how often it was noted in each week, row after row
    """

    first: date
    sites: list[tuple[str, str]]
    counts: array[int]

    def sums(self) -> list[tuple[str, str, int]]:
        """How often each region and side was noted in all these weeks."""
        weeks = len(self.counts) // max(len(self.sites), 1)
        return [
            (*site, sum(self.counts[row * weeks : (row + 1) * weeks]))
            for row, site in enumerate(self.sites)
        ]


def site_weeks(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> SiteWeeks:
    """Every region and side that was noted, from the first such week to the last."""
    week = week_number(owner, Episode.day).label("week")
    query = (
        select(EpisodeSite.region, EpisodeSite.side, week, func.count())
        .join(Episode, Episode.id == EpisodeSite.episode_id)
        .where(*bouts_within(owner, first, last, wanted))
        .group_by(EpisodeSite.region, EpisodeSite.side, week)
    )
    rows = connection().execute(query).all()
    sites = sorted({(region, side) for region, side, _week, _count in rows})
    numbers = [number for _region, _side, number, _count in rows] or [0]
    begin, weeks = min(numbers), max(numbers) - min(numbers) + 1
    counts = array("i", bytes(array("i").itemsize * weeks * len(sites)))
    line = {site: weeks * n for n, site in enumerate(sites)}
    for region, side, number, count in rows:
        counts[line[region, side] + number - begin] = count
    return SiteWeeks(first_day(owner, begin), sites, counts)
