"""The JSON export: what its schema describes, whatever the journal."""

import io
import json
import zipfile
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests import journals
from tests.builders import TODAY
from tests.schema import faults
from twitchlog import daily
from twitchlog.catalogue import all_factors
from twitchlog.exports import journal_json, whole
from twitchlog.exports.whole import Contents, export_json, export_tables
from twitchlog.records import EpisodeFilter
from twitchlog.vocabulary import REGION_BY_SLUG, TYPE_BY_SLUG

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "export.schema.json").read_text("utf-8"))
EVERYTHING = EpisodeFilter()
NARROWED = EpisodeFilter(first=TODAY, type="tremor")


def contents(records, wanted=EVERYTHING):
    return Contents(
        wanted=wanted,
        episodes=records.episodes,
        days=daily.summaries(records),
        readings=records.readings,
        events=records.events,
        factors=tuple(all_factors(records.own_factors)),
    )


def exported(records, wanted=EVERYTHING, journal=""):
    return json.loads("".join(export_json(contents(records, wanted), journal)))


@given(journals.journals(), journals.opinions())
@settings(max_examples=15)
def test_every_journal_is_told_as_the_schema_says(records, opinions):
    told = exported(records, journal=journal_json(records, opinions))

    assert faults(told, SCHEMA, SCHEMA) == []
    assert [one["id"] for one in told["episodes"]] == [one.id for one in records.episodes]
    assert [one["value"] for one in told["readings"]] == [one.value for one in records.readings]


def test_a_part_says_what_it_was_narrowed_down_to():
    told = exported(journals.JournalRecords(), NARROWED)

    assert faults(told, SCHEMA, SCHEMA) == []
    assert told["part"] == {"from": "2026-03-18", "to": None, "type": "tremor", "region": None}
    assert told["journal"] is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("episodes",), [{}]),
        (("days",), {}),
        (("events",), [{"date": "1.3.2026", "kind": "a", "label": "b", "dose": "", "note": ""}]),
        (("more",), 1),
        (("part",), {"from": None, "to": None, "type": "twitch", "region": None}),
    ],
)
def test_the_schema_sees_what_is_wrong(path, value):
    told = deepcopy(exported(journals.JournalRecords()))
    told[path[0]] = value

    assert faults(told, SCHEMA, SCHEMA)


def test_the_schema_knows_every_word_of_the_vocabulary():
    episode, part = SCHEMA["$defs"]["episode"]["properties"], SCHEMA["$defs"]["part"]["properties"]

    assert episode["type"]["enum"] == part["type"]["anyOf"][0]["enum"] == list(TYPE_BY_SLUG)
    assert part["region"]["anyOf"][0]["enum"] == list(REGION_BY_SLUG)
    assert all(region in episode["sites"]["items"]["pattern"] for region in REGION_BY_SLUG)
    assert SCHEMA["properties"]["version"]["const"] == whole.VERSION


def test_the_tables_of_a_part_lie_in_one_zip():
    file = io.BytesIO()
    export_tables(contents(journals.JournalRecords(), NARROWED), file)

    names = zipfile.ZipFile(file).namelist()
    assert names == ["episodes.csv", "days.csv", "readings.csv", "events.csv"]
