"""A part of the data, or another format: what was asked for, of the owner alone."""

import io
import json
import zipfile

import pytest

from tests.builders import RIGHT_FOOT, TODAY, YESTERDAY, bout, event
from twitchlog.catalogue import BY_SLUG
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.readings import log_reading
from twitchlog.records import CheckIn

pytestmark = pytest.mark.usefixtures("noon")
PART = "/data/part/download"


@pytest.fixture
def filled(app, owner):
    with app.app_context():
        log_episode(owner, bout(note="mine"))
        log_episode(owner, bout("2026-03-17 12:00", type="tremor", sites=(RIGHT_FOOT,)))
        log_reading(owner, BY_SLUG["caffeine_mg"], 90, bout().started_at)
        save_check_in(owner, YESTERDAY, CheckIn(changed={"sleep_h": 7.0}))
        add_event(owner, event())


def told(client, asked):
    answer = client.get(f"{PART}?{asked}")
    assert answer.status_code == 200
    return json.loads(answer.text)


@pytest.mark.usefixtures("filled")
def test_everything_comes_as_json_with_what_the_tables_cannot_say(signed_in):
    found = told(signed_in, "format=json")

    assert [len(found[name]) for name in ("episodes", "days", "readings", "events")] == [2, 2, 2, 1]
    assert found["part"] is None
    assert found["journal"]["settings"]["zone"] == "Europe/Berlin"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("first=2026-03-18", ["2026-03-18"]),
        ("last=2026-03-17", ["2026-03-17"]),
        ("first=2026-03-17&last=2026-03-18", ["2026-03-17", "2026-03-18"]),
        ("first=2026-03-19", []),
    ],
)
def test_a_range_narrows_everything_down(signed_in, asked, days):
    found = told(signed_in, f"format=json&{asked}")

    assert [day["date"] for day in found["days"]] == days
    for name in ("episodes", "readings", "events"):
        assert {one["date"] for one in found[name]} <= set(days)
    assert found["journal"] is None


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("asked", ["type=tremor", "region=foot_arch"])
def test_type_and_place_choose_among_bouts_and_days_stay_true(signed_in, asked):
    found = told(signed_in, f"format=json&{asked}")

    assert [one["type"] for one in found["episodes"]] == ["tremor"]
    assert [day["tracked"] for day in found["days"]] == ["episodes", "episodes"]


@pytest.mark.usefixtures("filled")
def test_a_part_comes_as_tables(signed_in):
    with signed_in.get(f"{PART}?format=zip&first={TODAY}") as answer:
        archive = zipfile.ZipFile(io.BytesIO(answer.data))

    assert archive.read("episodes.csv").count(b"\r\n") == 2
    assert b"2026-03-17" not in archive.read("days.csv")


@pytest.mark.usefixtures("filled")
def test_the_bouts_alone_come_as_one_table(signed_in):
    answer = signed_in.get(f"{PART}?format=csv&type=tremor")

    assert answer.mimetype == "text/csv"
    assert answer.text.count("\r\n") == 2
    assert ",tremor,foot_arch:right," in answer.text


@pytest.mark.usefixtures("filled")
def test_what_the_journal_shows_can_be_taken_out(signed_in):
    shown = signed_in.get("/journal?type=tremor&first=2026-03-01").text
    asked = "/data/part?first=2026-03-01&type=tremor"

    assert asked.replace("&", "&amp;") in shown
    assert 'value="2026-03-01"' in signed_in.get(asked).text
    assert '<option selected value="tremor">' in signed_in.get(asked).text


@pytest.mark.usefixtures("filled")
def test_a_part_comes_as_fhir(signed_in):
    answer = signed_in.get(f"{PART}?format=fhir&first=2026-03-18")

    assert answer.mimetype == "application/fhir+json"
    found = [entry["resource"]["code"]["text"] for entry in answer.json["entry"]]
    assert found == ["fasciculation", "Caffeine"]


@pytest.mark.usefixtures("filled")
def test_a_stranger_gets_an_empty_one(as_stranger):
    found = told(as_stranger, "format=json")

    assert found["episodes"] == found["days"] == found["readings"] == found["events"] == []


@pytest.mark.parametrize(
    "asked",
    ["format=pdf", "format=json&first=x", "format=zip&first=2026-03-18&last=2026-03-17"],
)
def test_what_cannot_be_taken_out_is_said(signed_in, asked):
    assert signed_in.get(f"{PART}?{asked}").status_code == 422


def test_the_page_leads_there(signed_in):
    assert PART in signed_in.get("/data/part").text
    assert "/data/part" in signed_in.get("/data/").text
