"""Reading one row of episodes.csv."""

from __future__ import annotations

from datetime import datetime

from twitchlog import clock
from twitchlog.catalogue import CORE
from twitchlog.imports import cells
from twitchlog.imports.parsed import EpisodeRow
from twitchlog.imports.table import Table
from twitchlog.records import EpisodeRecord
from twitchlog.vocabulary import (
    CONTEXT_SLUGS,
    FREQUENCY_SLUGS,
    N_,
    STRENGTHS,
    SYMPTOM_SLUGS,
    TYPE_BY_SLUG,
)

_ID = cells.text(cells.LONGEST_ID)
_NOTE = cells.text(cells.LONGEST_NOTE)
_TYPE = cells.one_of(TYPE_BY_SLUG)
_STRENGTH = cells.whole(0, len(STRENGTHS) - 1)
_FREQUENCY = cells.one_of(FREQUENCY_SLUGS)
_CONTEXT = cells.some_of(CONTEXT_SLUGS)
_NOTHING: tuple[str, ...] = ()
_SYMPTOMS = cells.some_of(SYMPTOM_SLUGS)


def episode_row(table: Table) -> EpisodeRow | None:
    """The present row; None where something is wrong with it, which the table then knows."""
    started_at = table.needed("started_at", cells.moment)
    kind = table.needed("type", _TYPE)
    sites = table.needed("sites", cells.sites)
    ended_at, still_going = _end(table, started_at)
    values = [(slug, table.cell(slug, cells.number, None)) for slug in CORE]
    details = {
        "id": table.cell("id", _ID, ""),
        "strength": table.cell("strength", _STRENGTH, None),
        "frequency": table.cell("frequency", _FREQUENCY, None),
        "context": table.cell("context", _CONTEXT, _NOTHING),
        "symptoms": table.cell("symptoms", _SYMPTOMS, _NOTHING),
        "note": table.cell("note", _NOTE, ""),
        "recalled": table.cell("recalled", cells.flag, False),
    }
    if table.wrong or started_at is None or kind is None or sites is None:
        return None
    record = EpisodeRecord(
        started_at=started_at,
        day=clock.local_day(started_at),
        type=kind,
        sites=sites,
        ended_at=ended_at,
        still_going=still_going,
        **details,  # type: ignore[arg-type]
    )
    return EpisodeRow(table.place, record, tuple((s, v) for s, v in values if v is not None))


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
