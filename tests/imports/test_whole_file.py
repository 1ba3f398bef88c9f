"""A journal exported as JSON comes back as whole as from the ZIP."""

import io
import json

import pytest
from hypothesis import given, settings

from tests.exports.test_whole import contents
from tests.files import EMPTY, exported
from tests.journals import journals, opinions
from twitchlog import daily
from twitchlog.exports import journal_json
from twitchlog.exports.whole import export_json
from twitchlog.imports import Refused, plan, read_upload, recognise
from twitchlog.records import EpisodeFilter


def as_json(records, journal="", wanted=None):
    made = export_json(contents(records, wanted or EpisodeFilter()), journal)
    return io.BytesIO("".join(made).encode())


def told(**more):
    """An empty export with other members."""
    return json.loads(as_json(EMPTY).getvalue()) | more


def read(content):
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return read_upload(io.BytesIO(raw), "mine.json")


@settings(max_examples=25)
@given(journals(), opinions())
def test_every_journal_comes_back_whole(journal, opinions):
    file = as_json(journal, journal_json(journal, opinions))
    outcome = plan(EMPTY, read_upload(file, "mine.json"))

    assert not outcome.blocked
    back = exported(outcome.additions, outcome.opinions)
    assert back.getvalue() == exported(journal, opinions).getvalue()


@settings(max_examples=10)
@given(journals())
def test_what_is_there_already_is_not_added_again(journal):
    outcome = plan(journal, read_upload(as_json(journal, journal_json(journal)), "mine.json"))

    assert not outcome.blocked
    assert outcome.empty


def test_it_is_known_for_what_it_is():
    assert recognise(as_json(EMPTY), "mine.json").kind == "own"


def test_a_part_claims_no_bouts_that_it_does_not_hold():
    day = told(episodes=[], days=[])
    day["days"] = [
        {
            "date": "2026-03-18",
            "tracked": "episodes",
            "episodes": 1,
            "strongest": None,
            "values": {"stress": 3},
            "note": "",
        }
    ]
    outcome = plan(EMPTY, read(day))

    assert not outcome.blocked
    assert [summary.values for summary in daily.summaries(outcome.additions)] == [{"stress": 3.0}]


@pytest.mark.parametrize(
    "content",
    [
        told(version=2),
        told(episodes=None),
        told(episodes=[1]),
        told(episodes=[{"id": "a"}]),
        told(days=[{"date": "2026-03-18", "tracked": None, "note": "", "values": {"stress": "3"}}]),
        told(days=[{"date": {}, "tracked": None, "note": "", "values": {}}]),
        told(readings=[{"at": []}]),
        told(journal=[]),
        told(journal={"format": "x"}),
        json.dumps(told()).encode()[:-2],
        json.dumps(told()).encode().replace(b'"part"', b'"format"'),
        json.dumps(told()).encode().replace(b"null", b"[" * 50_000, 1),
        json.dumps(told()).encode().replace(b"null", b"NaN"),
    ],
)
def test_what_is_no_export_is_refused(content):
    with pytest.raises(Refused):
        read(content)


def test_a_cell_that_cannot_be_read_is_named():
    event = {"date": "18.3.2026", "kind": "test", "label": "x", "dose": "", "note": ""}
    (error,) = read(told(events=[event])).errors

    assert (error.file, error.line, error.column) == ("events.csv", 2, "date")
