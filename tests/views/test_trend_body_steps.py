"""The body's heat step by step, as its slider fetches it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conftest import NOON
from twitchlog.journal.portable import add_records
from twitchlog.records import EpisodeRecord, JournalRecords, Site

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def weeks(app, owner):
    """A cramp in the left calf a week ago, a jerk of both hands three weeks ago, nothing else."""
    told = ((7, "cramp", Site("calf", "left")), (21, "myoclonus", Site("hand", "both")))
    starts = [(NOON - timedelta(days=days), kind, site) for days, kind, site in told]
    records = JournalRecords(
        episodes=tuple(
            EpisodeRecord(id="", started_at=at, day=at.date(), type=kind, sites=(site,))
            for at, kind, site in starts
        )
    )
    with app.app_context():
        add_records(owner, records)


def test_each_step_has_its_words_and_counts(signed_in, weeks):
    found = signed_in.get("/trends/body").json

    assert found["words"] == [
        "Week from 23 Feb 2026: episodes: 1, tracked days: 1",
        "Week from 2 Mar 2026: not tracked",
        "Week from 9 Mar 2026: episodes: 1, tracked days: 1",
        "Week from 16 Mar 2026: not tracked",
    ]
    assert found["counts"]["calf left"] == [0, 0, 1, 0]
    assert found["counts"]["hand right"] == [1, 0, 0, 0]


def test_one_type_is_told_alone(signed_in, weeks):
    assert set(signed_in.get("/trends/body?type=cramp").json["counts"]) == {"calf left"}


def test_a_key_says_what_shades_stand_for(signed_in, weeks):
    assert signed_in.get("/trends/body").json["key"] == [[4, "1"]]


@pytest.mark.parametrize("query", ["from=2026-02-30", "type=sneeze", "to=2000-01-01"])
def test_what_cannot_be_asked_for_is_not_there(signed_in, weeks, query):
    assert signed_in.get(f"/trends/body?{query}").status_code == 404


def test_a_strangers_body_is_not_shown(as_stranger, weeks):
    assert as_stranger.get("/trends/body").status_code == 404
