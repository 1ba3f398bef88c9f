"""What columns mean, kept as JSON."""

import json

import pytest

from twitchlog.imports.mapped.mapping import Mapping, Use, WrongMapping, read, written

MAPPING = Mapping(
    columns={"Datum": Use("start"), "Schlaf": Use("factor:sleep_h", "min")},
    parts={"Mood": Use("own:rating", "1-5")},
    words={"site": {"Wade links": "calf:left"}},
    zone="Europe/Berlin",
    order="dmy",
    decimal=",",
)


def test_a_mapping_is_the_same_after_writing_and_reading():
    assert read(written(MAPPING)) == MAPPING


@pytest.mark.parametrize(
    "change",
    [
        {"zone": "Mars/Base"},
        {"order": "ydm"},
        {"kind": "spasm"},
        {"at": "25:00"},
        {"version": 2},
        {"columns": {"a": {"role": "password", "unit": ""}}},
        {"columns": []},
        {"parts": {"a": {"role": "start", "unit": ""}}},
    ],
)
def test_a_mapping_that_was_meddled_with_is_refused(change):
    with pytest.raises(WrongMapping):
        read(json.dumps(json.loads(written(MAPPING)) | change))


def test_what_is_no_json_is_no_mapping():
    with pytest.raises(WrongMapping):
        read("[" * 100_000)
