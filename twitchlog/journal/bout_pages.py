"""Bouts page by page, for programs that read a whole journal piece by piece."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, or_

from twitchlog.database import connection
from twitchlog.journal.bouts import LIVE, record_of
from twitchlog.models import Episode
from twitchlog.records import EpisodeRecord, Owner

_episode = Episode.__table__.c


class Mark(NamedTuple):
    """The bout that a page ended with."""

    started_at: datetime
    id: str


def page_of_bouts(
    owner: Owner, first: date, last: date, most: int, after: Mark | None = None
) -> tuple[list[EpisodeRecord], Mark | None]:
    """Bouts of the days from first to last in order of time, and where the next page goes on.

    A bout that is logged or deleted meanwhile moves no other one from page to page.
    """
    query = (
        LIVE.where(_episode.day >= first, _episode.day <= last)
        .order_by(_episode.started_at, _episode.public_id)
        .limit(most + 1)
    )
    if after is not None:
        same = and_(_episode.started_at == after.started_at, _episode.public_id > after.id)
        query = query.where(or_(_episode.started_at > after.started_at, same))
    found = [record_of(row) for row in connection().execute(query, {"owner": owner.id})]
    page = found[:most]
    return page, Mark(page[-1].started_at, page[-1].id) if len(found) > most else None
