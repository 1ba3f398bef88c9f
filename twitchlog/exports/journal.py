"""A whole journal as one ZIP: the tables, and in journal.json what they alone would lose."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from io import BytesIO
from typing import BinaryIO

from twitchlog import clock, daily
from twitchlog.catalogue import all_factors
from twitchlog.exports import cells, columns, tables
from twitchlog.exports.archive import write_archive
from twitchlog.exports.pieces import JsonObject
from twitchlog.opinions import NONE, Opinions, Suspicion
from twitchlog.records import (
    EpisodeRecord,
    JournalRecords,
    OwnFactorRecord,
    ReadingRecord,
    ServingRecord,
    Settings,
)
from twitchlog.signs import SignsCheck

_OWN_NUMBERS = ("lowest", "highest", "step")


def journal_json(records: JournalRecords, opinions: Opinions = NONE) -> str:
    """journal.json: settings, own factors, servings, opinions, and what the tables cannot say."""
    content: JsonObject = {
        "format": columns.FORMAT,
        "version": columns.VERSION,
        "settings": _settings(records.settings),
        "own_factors": [_own_factor(factor) for factor in records.own_factors],
        "servings": [_serving(serving) for serving in records.servings],
        "statements": [_statement(reading) for reading in hidden_statements(records)],
        "none_beside_episodes": [day.isoformat() for day in _none_beside_episodes(records)],
        "episode_days": [_episode_day(episode) for episode in _moved_episodes(records)],
        "suspicions": [_suspicion(suspicion) for suspicion in opinions.suspicions],
        "pinned": list(opinions.pinned),
        "hidden": list(opinions.hidden),
        "story": asdict(opinions.story),
        "signs_checks": [_check(check) for check in opinions.checks],
        "signs_reminder": opinions.reminder,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def journal_zip(records: JournalRecords, file: BinaryIO, opinions: Opinions = NONE) -> None:
    """Write the full export; equal journals give equal bytes."""
    write_archive(_members(records, opinions), file)


def packed(records: JournalRecords, opinions: Opinions = NONE) -> bytes:
    """The full export as bytes, for what is to be kept elsewhere than in a file."""
    file = BytesIO()
    journal_zip(records, file, opinions)
    return file.getvalue()


def hidden_statements(records: JournalRecords) -> list[ReadingRecord]:
    """Whole-day statements equal to what the readings add up to: days.csv cannot show them."""
    timed = (reading for reading in records.readings if reading.at is not None)
    sums = daily.day_values(timed, all_factors(records.own_factors))
    stated = (reading for reading in records.readings if reading.at is None)
    hidden = [
        reading
        for reading in stated
        if (total := sums.get(reading.day, {}).get(reading.factor)) is not None
        and daily.agrees(total, reading.value)
    ]
    return sorted(hidden, key=columns.reading_order)


def _members(records: JournalRecords, opinions: Opinions) -> Iterator[tuple[str, Iterable[str]]]:
    factors = all_factors(records.own_factors)
    days = daily.summaries(records)
    values = {day.day: day.values for day in days}
    episodes = sorted(records.episodes, key=columns.episode_order)
    readings = sorted(records.readings, key=columns.reading_order)
    yield columns.EPISODES_FILE, tables.episodes_csv(episodes, values)
    yield columns.DAYS_FILE, tables.days_csv(days, factors)
    yield columns.READINGS_FILE, tables.readings_csv(readings, factors)
    yield columns.EVENTS_FILE, tables.events_csv(records.events)
    yield columns.JOURNAL_FILE, [journal_json(records, opinions)]


def _none_beside_episodes(records: JournalRecords) -> list[date]:
    with_episodes = {episode.day for episode in records.episodes}
    return sorted(said.day for said in records.days if said.none and said.day in with_episodes)


def _moved_episodes(records: JournalRecords) -> list[EpisodeRecord]:
    """Episodes whose day is not the one their start would give under the present settings."""
    starts_at = records.settings.day_starts_at
    moved = [e for e in records.episodes if e.day != clock.local_day(e.started_at, starts_at)]
    return sorted(moved, key=columns.episode_order)


def _settings(settings: Settings) -> JsonObject:
    """Settings as they are kept; a language that follows the browser is not one of them."""
    said = asdict(settings)
    return said if settings.language else {k: v for k, v in said.items() if k != "language"}


def _own_factor(factor: OwnFactorRecord) -> JsonObject:
    numbers = {name: cells.plain_number(getattr(factor, name)) for name in _OWN_NUMBERS}
    return asdict(factor) | numbers


def _serving(serving: ServingRecord) -> JsonObject:
    return asdict(serving) | {"amount": cells.plain_number(serving.amount)}


def _statement(reading: ReadingRecord) -> JsonObject:
    value = cells.plain_number(reading.value)
    return {"date": reading.day.isoformat(), "factor": reading.factor, "value": value}


def _episode_day(episode: EpisodeRecord) -> JsonObject:
    return {"id": episode.id, "date": episode.day.isoformat()}


def _check(check: SignsCheck) -> JsonObject:
    return {"date": check.day.isoformat(), "answers": dict(check.answers)}


def _suspicion(suspicion: Suspicion) -> JsonObject:
    return {"factor": suspicion.factor, "stated_on": suspicion.stated_on.isoformat()}
