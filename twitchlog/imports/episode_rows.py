"""Reading the rows of episodes.csv."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from twitchlog import clock
from twitchlog.catalogue import CORE
from twitchlog.imports import cells
from twitchlog.imports.faults import Place
from twitchlog.imports.parsed import EpisodeRow
from twitchlog.imports.table import Readers, Table
from twitchlog.records import EpisodeRecord
from twitchlog.vocabulary import (
    CONTEXT_SLUGS,
    FREQUENCY_SLUGS,
    N_,
    STRENGTHS,
    SYMPTOM_SLUGS,
    TYPE_BY_SLUG,
)

_TYPE = cells.one_of(TYPE_BY_SLUG)
_DETAILS = {
    "id": cells.text(cells.LONGEST_ID),
    "strength": cells.whole(0, len(STRENGTHS) - 1),
    "frequency": cells.one_of(FREQUENCY_SLUGS),
    "context": cells.some_of(CONTEXT_SLUGS),
    "symptoms": cells.some_of(SYMPTOM_SLUGS),
    "note": cells.text(cells.LONGEST_NOTE),
    "recalled": cells.flag,
}


def episode_rows(table: Table) -> Iterator[EpisodeRow]:
    """The rows with which nothing is wrong; of the others the table then knows."""
    values = table.present(dict.fromkeys(CORE, cells.number))
    details = table.present(_DETAILS)
    for place in table.rows():
        row = _row(table, place, values, details)
        if row is not None:
            yield row


def _row(
    table: Table, place: Place, value_columns: Readers, detail_columns: Readers
) -> EpisodeRow | None:
    started_at = table.needed("started_at", cells.moment)
    kind = table.needed("type", _TYPE)
    sites = table.needed("sites", cells.sites)
    ended_at, still_going = _end(table, started_at)
    values = table.said(value_columns)
    details = {"id": ""} | table.said(detail_columns)
    if table.wrong or started_at is None or kind is None or sites is None:
        return None
    record = EpisodeRecord(
        started_at=started_at,
        day=clock.local_day(started_at),
        type=kind,
        sites=sites,
        ended_at=ended_at,
        still_going=still_going,
        **details,
    )
    return EpisodeRow(place, record, tuple(values.items()))


def _end(table: Table, started_at: datetime | None) -> tuple[datetime | None, bool]:
    """When the bout ended, on the wall clock it started on, and whether it still goes on."""
    ended_at = table.cell("ended_at", cells.moment, None)
    still_going = table.cell("still_going", cells.flag, False)
    if ended_at and still_going:
        table.error("still_going", "1", N_("cannot be 1 where ended_at is given"))
    if ended_at and started_at:
        if ended_at < started_at:
            table.error("ended_at", ended_at.isoformat(), N_("is before started_at"))
        if ended_at.utcoffset() != started_at.utcoffset():
            ended_at = clock.at_offset(ended_at, clock.offset_minutes(started_at))
    return ended_at, still_going
