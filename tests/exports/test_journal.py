"""The full export."""

import json
import zipfile
from datetime import UTC, date, datetime

from tests.files import exported
from twitchlog.exports import journal_json
from twitchlog.records import (
    DayStatement,
    EpisodeRecord,
    EventRecord,
    JournalRecords,
    OwnFactorRecord,
    ReadingRecord,
    ServingRecord,
    Settings,
    Site,
)

DAY = date(2026, 3, 1)
MORNING = datetime(2026, 3, 1, 8, tzinfo=UTC)
EPISODE = EpisodeRecord(
    id="one", started_at=MORNING, day=DAY, type="cramp", sites=(Site("calf", "left"),)
)


def caffeine(value, at=None):
    return ReadingRecord(day=DAY, factor="caffeine_mg", value=value, at=at)


def content(**parts):
    return json.loads(journal_json(JournalRecords(**parts)))


def test_it_names_its_format():
    assert content()["format"] == "twitchlog journal"
    assert content()["version"] == 3


def test_settings_and_own_factors_and_servings_are_kept():
    written = content(
        settings=Settings(zone="Europe/Berlin", factors=("stress",)),
        own_factors=(OwnFactorRecord(slug="own_tea", label="Tee", step=0.5),),
        servings=(ServingRecord(factor="own_tea", label="pot", amount=4.0),),
    )

    assert written["settings"]["zone"] == "Europe/Berlin"
    assert written["own_factors"][0]["label"] == "Tee"
    assert written["servings"] == [
        {"factor": "own_tea", "label": "pot", "amount": 4, "references": []}
    ]


def test_a_statement_that_the_readings_hide_is_written_out():
    written = content(readings=(caffeine(90.0), caffeine(90.0, MORNING)))

    assert written["statements"] == [{"date": "2026-03-01", "factor": "caffeine_mg", "value": 90}]


def test_a_statement_that_days_csv_shows_is_not_repeated():
    assert content(readings=(caffeine(80.0), caffeine(90.0, MORNING)))["statements"] == []
    assert content(readings=(caffeine(80.0),))["statements"] == []


def test_none_said_beside_episodes_is_written_out():
    written = content(episodes=(EPISODE,), days=(DayStatement(day=DAY, none=True),))

    assert written["none_beside_episodes"] == ["2026-03-01"]


def test_only_a_day_that_the_start_does_not_give_is_written_out():
    moved = content(episodes=(EPISODE,), settings=Settings(day_starts_at=9))

    assert moved["episode_days"] == [{"id": "one", "date": "2026-03-01"}]
    assert content(episodes=(EPISODE,))["episode_days"] == []


def test_the_archive_holds_the_five_files_in_order_and_without_a_date():
    with zipfile.ZipFile(exported(JournalRecords())) as archive:
        members = archive.infolist()

    names = ["episodes.csv", "days.csv", "readings.csv", "events.csv", "journal.json"]
    assert [member.filename for member in members] == names
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}


def test_equal_journals_give_equal_bytes_whatever_their_order():
    readings = (caffeine(90.0, MORNING), caffeine(40.0))
    events = tuple(EventRecord(id=i, day=DAY, kind="travel", label=i) for i in "ab")
    one = JournalRecords(readings=readings, events=events)
    other = JournalRecords(readings=readings[::-1], events=events[::-1])

    assert exported(one).getvalue() == exported(other).getvalue()
