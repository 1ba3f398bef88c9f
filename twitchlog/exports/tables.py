"""The four tables of a journal as CSV, written bit by bit."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from twitchlog.catalogue import CORE, Factor
from twitchlog.exports import cells
from twitchlog.exports.columns import (
    EPISODE_COLUMNS,
    EVENT_COLUMNS,
    READING_COLUMNS,
    day_columns,
    event_order,
    factors_of_days,
)
from twitchlog.records import DaySummary, EpisodeRecord, EventRecord, ReadingRecord

ROWS_AT_ONCE = 200

Row = Sequence[str]
Values = Mapping[str, float]


def episodes_csv(
    episodes: Iterable[EpisodeRecord], day_values: Mapping[date, Values]
) -> Iterator[str]:
    """episodes.csv in pieces; day_values holds effective values by day and factor slug."""
    nothing: Values = {}
    rows = (_episode_row(one, day_values.get(one.day, nothing)) for one in episodes)
    return _pieces(EPISODE_COLUMNS, rows)


def days_csv(days: Iterable[DaySummary], factors: Sequence[Factor]) -> Iterator[str]:
    """days.csv in pieces; days of which nothing is known are left out."""
    slugs = [factor.slug for factor in factors_of_days(factors)]
    rows = (_day_row(day, slugs) for day in days if day.tracked or day.values or day.note)
    return _pieces(day_columns(factors), rows)


def readings_csv(readings: Iterable[ReadingRecord], factors: Sequence[Factor]) -> Iterator[str]:
    """readings.csv in pieces: the timed readings; whole-day statements are in days.csv."""
    units = {factor.slug: cells.shielded(factor.unit) for factor in factors}
    rows = (_reading_row(one, units[one.factor]) for one in readings if one.at is not None)
    return _pieces(READING_COLUMNS, rows)


def events_csv(events: Iterable[EventRecord]) -> Iterator[str]:
    """events.csv in pieces, sorted by what its rows show."""
    return _pieces(EVENT_COLUMNS, (_event_row(event) for event in sorted(events, key=event_order)))


def _episode_row(one: EpisodeRecord, values: Values) -> Row:
    return (
        cells.shielded(one.id),
        cells.moment(one.started_at),
        cells.moment(one.ended_at),
        cells.flag(one.still_going),
        one.type,
        cells.listed_sites(one.sites),
        "" if one.strength is None else str(one.strength),
        one.frequency or "",
        cells.listed(one.context),
        cells.listed(one.symptoms),
        cells.shielded(one.note),
        cells.flag(one.recalled),
        *_numbers(values, CORE),
    )


def _day_row(day: DaySummary, slugs: Sequence[str]) -> Row:
    note = cells.shielded(day.note)
    return (day.day.isoformat(), day.tracked or "", *_numbers(day.values, slugs), note)


def _reading_row(one: ReadingRecord, unit: str) -> Row:
    day, at = one.day.isoformat(), cells.moment(one.at)
    return (day, at, one.factor, cells.number(one.value), unit)


def _event_row(event: EventRecord) -> Row:
    texts = (event.kind, event.label, event.dose, event.note)
    return (event.day.isoformat(), *map(cells.shielded, texts))


def _numbers(values: Values, slugs: Iterable[str]) -> list[str]:
    return [cells.number(values[slug]) if slug in values else "" for slug in slugs]


def _pieces(header: Row, rows: Iterable[Row]) -> Iterator[str]:
    """RFC 4180 text of the header and then of some rows at a time."""
    remaining = iter(rows)
    batch: list[Row] = [header, *islice(remaining, ROWS_AT_ONCE)]
    while batch:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(batch)
        yield text.getvalue()
        batch = list(islice(remaining, ROWS_AT_ONCE))
