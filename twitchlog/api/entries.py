"""Entries that a program sends: a bout as one row of episodes.csv, and a value of a factor."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from twitchlog import clock
from twitchlog.api.bodies import (
    Body,
    Rejected,
    Wrong,
    cell_of,
    field_of,
    needed,
    refuse_unknown,
)
from twitchlog.catalogue import CORE, Factor, OutOfRange
from twitchlog.exports.cells import number, shielded
from twitchlog.exports.columns import EPISODE_COLUMNS
from twitchlog.forms.episodes import MOST_SITES, SLACK
from twitchlog.forms.readings import TIMED_KINDS
from twitchlog.imports import cells
from twitchlog.imports.json_cells import as_table
from twitchlog.imports.tables import parse_episodes
from twitchlog.records import EpisodeEntry, EpisodeRecord, Settings
from twitchlog.vocabulary import N_

# What the journal knows by itself is not said: when an entry was made, and the day around it.
_KNOWN = ("recalled", *CORE)
EPISODE_FIELDS = tuple(name for name in EPISODE_COLUMNS if name not in _KNOWN)
READING_FIELDS = ("id", "factor", "value", "at", "date")
FUTURE = Wrong(N_("lies in the future"))
_ENTRY = tuple(field.name for field in fields(EpisodeEntry))
_id = cells.text(cells.LONGEST_ID)


@dataclass(frozen=True, slots=True)
class Value:
    """A factor's value: timed, or (at is None) said of a day as a whole."""

    factor: Factor
    value: float
    day: date
    at: datetime | None


def id_of(body: Body) -> str | None:
    """The number under which the program keeps the entry itself. Raises Rejected."""
    return field_of(body, "id", _id)


def episode_of(body: Body, settings: Settings) -> EpisodeEntry:
    """A bout, begun now unless its start is said, by its owner's clock. Raises Rejected."""
    refuse_unknown(body, EPISODE_FIELDS)
    row = {name: cell_of(name, body.get(name)) for name in EPISODE_FIELDS if name != "id"}
    row["started_at"] = row["started_at"] or clock.now().isoformat()
    row["note"] = shielded(row["note"])
    parsed = parse_episodes(io.BytesIO(as_table(list(row), [list(row.values())])))
    if parsed.errors:
        raise Rejected({one.column: Wrong(one.reason, one.fact) for one in parsed.errors})
    (found,) = parsed.episodes
    said = {name: getattr(found.record, name) for name in _ENTRY}
    for name in ("started_at", "ended_at"):
        if said[name] is not None:
            said[name] = clock.at_zone(said[name], settings.zone)
            _refuse_future(name, said[name])
    if len(found.record.sites) > MOST_SITES:
        raise Rejected({"sites": Wrong(N_("names more than {fact} places"), str(MOST_SITES))})
    return EpisodeEntry(**said)


def as_sent(record: EpisodeRecord, entry: EpisodeEntry) -> EpisodeRecord:
    """A bout as whoever may only write told it, whatever its owner made of it since."""
    said = {name: getattr(entry, name) for name in _ENTRY if name != "started_at"}
    return replace(record, **said)


def value_of(body: Body, factors: Mapping[str, Factor], settings: Settings) -> Value:
    """A factor's value: at a moment, on a day as a whole, or just now. Raises Rejected."""
    refuse_unknown(body, READING_FIELDS)
    factor = needed(body, "factor", _factor_among(factors))
    value = needed(body, "value", cells.number)
    at, day = field_of(body, "at", cells.moment), field_of(body, "date", cells.day)
    timed = factor.kind in TIMED_KINDS
    if at is not None and day is not None:
        raise Rejected({"date": Wrong(N_("cannot stand beside “at”, whose day it counts for"))})
    if at is not None and not timed:
        raise Rejected({"at": Wrong(N_("is not for this factor: say a “date” instead"))})
    if at is None and day is None and timed:
        at = clock.now()
    at = None if at is None else clock.at_zone(at, settings.zone)
    today = clock.today(settings.zone, settings.day_starts_at)
    return Value(
        factor,
        _checked(factor, value, at),
        _past(day or today, today) if at is None else clock.local_day(at, settings.day_starts_at),
        at,
    )


def _checked(factor: Factor, value: float, at: datetime | None) -> float:
    if at is not None:
        _refuse_future("at", at)
    try:
        return factor.check(value)
    except OutOfRange as error:
        bounds = f"{number(factor.lowest)} to {number(factor.highest)}"
        wrong = Wrong(N_("must be a number from {fact}"), bounds)
        raise Rejected({"value": wrong}) from error


def _past(day: date, today: date) -> date:
    if day > today:
        raise Rejected({"date": FUTURE})
    return day


def _refuse_future(name: str, instant: datetime) -> None:
    if instant > clock.now() + SLACK:
        raise Rejected({name: FUTURE})


def _factor_among(factors: Mapping[str, Factor]) -> Callable[[str], Factor]:
    read = cells.one_of(factors)
    return lambda cell: factors[read(cell)]
