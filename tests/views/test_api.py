"""Other programs: what they log is an entry like any other, in the journal of their key alone."""

from base64 import urlsafe_b64encode

import pytest

from tests.builders import TODAY, YESTERDAY, bout
from tests.programs import API, Program
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import change_episode, delete_episode, episode, log_episode
from twitchlog.journal.tokens import revoke_token, tokens_of
from twitchlog.records import CheckIn, ReadingRecord, Site
from twitchlog.vocabulary import REGION_BY_SLUG

pytestmark = pytest.mark.usefixtures("noon")
BOUT = {"type": "fasciculation", "sites": ["calf:left"]}
SAID = {
    "started_at": "2026-03-17T22:15:30+01:00",
    "ended_at": "2026-03-17T22:45:00+01:00",
    "type": "tremor",
    "sites": ["hand:right", "hand:left"],
    "strength": 2,
    "frequency": "now_and_then",
    "context": ["at_rest"],
    "symptoms": ["tingling"],
    "note": "=after\ncoffee; tired",
}


@pytest.fixture
def program(app, owner):
    return Program(app, owner)


def fields(answer):
    assert answer.status_code == 422, answer.text
    return answer.json["fields"]


def test_a_bout_begins_now_unless_its_start_is_said(program, journal):
    answer = program.post("/episodes", BOUT)
    (logged,) = journal().episodes

    assert answer.status_code == 201
    assert answer.headers["Location"] == f"{API}/episodes/{logged.id}"
    assert logged.started_at.isoformat() == "2026-03-18T13:00:00+01:00"


def test_everything_said_of_a_bout_is_kept(program, journal):
    told = program.post("/episodes", SAID).json
    (logged,) = journal().episodes

    assert {name: told[name] for name in SAID} == SAID
    assert logged.sites == (Site("hand", "right"), Site("hand", "left"))
    assert logged.note == SAID["note"]


def test_times_are_kept_by_the_owners_clock(program, journal):
    program.post("/episodes", BOUT | {"started_at": "2026-03-18T01:30:00Z"})

    assert journal().episodes[0].day == YESTERDAY  # 02:30 in Berlin, before the day's start


REFUSED = [
    ("type", "twitch", "must be one of"),
    ("type", None, "must not be blank"),
    ("sites", [], "must not be blank"),
    ("sites", ["calf"], "region:side"),
    ("sites", ["calf:left", "calf:left"], "twice"),
    ("sites", [f"{region}:left" for region in list(REGION_BY_SLUG)[:21]], "20 places"),
    ("strength", 5, "0-4"),
    ("strength", 1.5, "whole number"),
    ("started_at", "2026-03-18 14:00", "offset"),
    ("started_at", "2026-03-18T14:00:00+01:00", "future"),
    ("ended_at", "2026-03-18T14:00:00+01:00", "future"),
    ("ended_at", "2026-03-17T14:00:00+01:00", "before started_at"),
    ("context", ["resting"], "must be one of"),
    ("note", "a\x00b", "control character"),
    ("note", "\ud800", "control character"),
    ("note", "x" * 4001, "4000"),
    ("note", {"text": "x"}, "must be a text"),
    ("owner_id", 2, "is not known here"),
    ("recalled", True, "is not known here"),
]


def test_a_field_that_cannot_be_taken_is_named(program, journal):
    for field, value, reason in REFUSED:
        assert reason in fields(program.post("/episodes", BOUT | {field: value}))[field], value
    assert journal().episodes == ()


def test_what_is_no_object_is_refused(program, journal):
    headers = {"Authorization": f"Bearer {program.key}", "Content-Type": "application/json"}
    for raw in (b"{", b"[]", b"1", b'{"type": NaN}', b'{"type": 1, "type": 2}', b"[" * 50_000):
        answer = program.client.post(f"{API}/episodes", data=raw, headers=headers)
        assert answer.status_code == 400, raw
        assert answer.json["error"] == "The body must be one JSON object."
    assert journal().episodes == ()


@pytest.mark.parametrize("name", ["id", "Idempotency-Key"])
def test_what_is_sent_twice_is_written_once(program, journal, name):
    send = {"id": ({"id": "tap 7"}, {}), "Idempotency-Key": ({}, {"Idempotency_Key": "tap 7"})}
    more, headers = send[name]
    first = program.post("/episodes", BOUT | more, **headers)
    again = program.post("/episodes", BOUT | more, **headers)

    assert first.json == again.json
    assert len(journal().episodes) == 1


def test_a_key_that_may_only_write_learns_nothing_of_what_was_changed_since(app, owner, journal):
    sent = SAID | {"id": "1", "started_at": "2026-03-17T22:15:00+01:00"}
    writer = Program(app, owner, ["write"])
    told = writer.post("/episodes", sent).json
    with app.app_context():
        _record, version = episode(owner, told["id"])
        mine = bout("2026-03-17 22:15", strength=4, note="mine")
        change_episode(owner, told["id"], mine, version)

    assert journal().episodes[0].note == "mine"
    assert writer.post("/episodes", sent).json == told


def test_one_number_serves_entries_of_different_kinds(program, journal):
    program.post("/episodes", BOUT | {"id": "1"})
    program.post("/readings", {"id": "1", "factor": "caffeine_mg", "value": 90})
    program.post("/readings", {"id": "1", "factor": "stress", "value": 4})

    assert len(journal().episodes) == 1
    assert len(journal().readings) == 2


def test_the_numbers_of_one_key_are_not_those_of_another(app, owner, program, journal):
    program.post("/episodes", BOUT | {"id": "1"})
    Program(app, owner).post("/episodes", BOUT | {"id": "1"})

    assert len(journal().episodes) == 2


def test_what_was_deleted_since_is_not_logged_again(app, owner, program):
    logged = program.post("/episodes", BOUT | {"id": "1"}).json["id"]
    with app.app_context():
        delete_episode(owner, logged)

    assert program.post("/episodes", BOUT | {"id": "1"}).status_code == 409


def test_an_amount_is_noted_now(program, journal):
    answer = program.post("/readings", {"factor": "caffeine_mg", "value": 90})
    (reading,) = journal().readings

    assert answer.json == {
        "date": "2026-03-18",
        "at": "2026-03-18T13:00:00+01:00",
        "factor": "caffeine_mg",
        "value": 90,
    }
    assert (reading.value, reading.at.isoformat()) == (90, "2026-03-18T13:00:00+01:00")


def test_a_value_is_said_of_a_day_as_a_whole(program, journal):
    program.post("/readings", {"factor": "sleep_h", "value": "6.5", "date": "2026-03-17"})
    program.post("/readings", {"factor": "stress", "value": 7})

    assert set(journal().readings) == {
        ReadingRecord(day=YESTERDAY, factor="sleep_h", value=6.5),
        ReadingRecord(day=TODAY, factor="stress", value=7),
    }


REFUSED_READINGS = [
    ({"factor": "tea", "value": 1}, "factor"),
    ({"value": 1}, "factor"),
    ({"factor": "stress"}, "value"),
    ({"factor": "stress", "value": 11}, "value"),
    ({"factor": "stress", "value": -1}, "value"),
    ({"factor": "heat", "value": 0.5}, "value"),
    ({"factor": "stress", "value": "much"}, "value"),
    ({"factor": "stress", "value": 1, "at": "2026-03-18T10:00:00+01:00"}, "at"),
    ({"factor": "caffeine_mg", "value": 1, "at": "2026-03-19T10:00:00+01:00"}, "at"),
    ({"factor": "stress", "value": 1, "date": "2026-03-19"}, "date"),
    ({"factor": "stress", "value": 1, "date": "18.03.2026"}, "date"),
    ({"factor": "stress", "value": 1, "day": "2026-03-18"}, "day"),
]


def test_a_reading_that_cannot_be_taken_names_its_field(program, journal):
    for body, field in REFUSED_READINGS:
        assert list(fields(program.post("/readings", body))) == [field], body
    assert journal().readings == ()


def test_no_twitches_can_be_said(program, journal):
    for day in ("today", "2026-03-17"):
        answer = program.post(f"/days/{day}/none")
        assert (answer.status_code, answer.json["tracked"]) == (200, "none")

    assert [said.day for said in journal().days if said.none] == [YESTERDAY, TODAY]


def test_a_key_that_may_only_write_learns_nothing_of_the_day(app, owner):
    writer = Program(app, owner, ["write"])
    with app.app_context():
        save_check_in(owner, YESTERDAY, CheckIn(changed={"sleep_h": 7.5}, note="mine"))

    told = writer.post("/days/2026-03-17/none").json
    assert told == {"date": "2026-03-17", "tracked": "none"}


def test_none_sent_again_after_it_was_taken_back_is_no_fault(app, owner, program):
    told = program.post("/days/2026-03-17/none", {"id": "1"})
    with app.app_context():
        save_check_in(owner, YESTERDAY, CheckIn(none=False))

    again = program.post("/days/2026-03-17/none", {"id": "1"})
    assert (again.status_code, again.json) == (200, told.json)


def test_a_day_with_bouts_stays_one(app, owner, program):
    with app.app_context():
        log_episode(owner, bout())

    assert program.post("/days/today/none").status_code == 409


def test_a_day_to_come_cannot_be_said_to_be_without(program):
    assert fields(program.post("/days/2026-03-19/none")) == {"day": "lies in the future"}
    assert program.post("/days/2026-02-30/none").status_code == 404


def test_days_are_listed_with_what_is_known(app, owner, program):
    with app.app_context():
        log_episode(owner, bout(strength=3))
        save_check_in(owner, YESTERDAY, CheckIn(changed={"sleep_h": 7.5}, none=True, note="mine"))

    assert program.get("/days").json["days"] == [
        {
            "date": "2026-03-17",
            "tracked": "none",
            "episodes": 0,
            "strongest": None,
            "values": {"sleep_h": 7.5},
            "note": "mine",
        },
        {
            "date": "2026-03-18",
            "tracked": "episodes",
            "episodes": 1,
            "strongest": 3,
            "values": {},
            "note": "",
        },
    ]
    assert len(program.get("/days?from=2026-03-18&to=2026-03-18").json["days"]) == 1


NO_SPANS = [
    ("from=2026-03-18&to=2026-03-17", "from"),
    ("from=2024-03-18&to=2026-03-17", "from"),
    ("from=yesterday", "from"),
    ("to=2026-3-1", "to"),
]


def test_a_span_that_is_none_is_refused(program):
    for asked, field in NO_SPANS:
        assert list(fields(program.get(f"/days?{asked}"))) == [field], asked


def test_a_key_for_days_tells_no_notes(app, owner):
    with app.app_context():
        save_check_in(owner, TODAY, CheckIn(note="mine"))

    assert "mine" not in Program(app, owner, ["days"]).get("/days").text


def test_bouts_come_page_by_page(app, owner, program, monkeypatch):
    monkeypatch.setattr("twitchlog.views.api.MOST_EPISODES", 2)
    with app.app_context():
        ids = [log_episode(owner, bout(f"2026-03-1{day} 10:00")) for day in (4, 5, 6, 7, 7)]
    pages, following = [], f"{API}/episodes?from=2026-03-01"
    while following:
        told = program.get(following.removeprefix(API)).json
        pages.append({one["id"] for one in told["episodes"]})
        following = told["next"]

    assert [len(page) for page in pages] == [2, 2, 1]
    assert set.union(*pages) == set(ids)


def mark(text):
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_a_made_up_mark_is_refused(program):
    beyond = [mark("0001-01-01T00:00:00+14:00 x"), mark("9999-12-31T23:59:59-14:00 x")]
    for after in ("x", "MjAyNi0wMy0xOCB4", "w6TDpA", "2026", *beyond):
        assert list(fields(program.get(f"/episodes?after={after}"))) == ["after"], after


def test_one_bout_is_there_for_its_owner_alone(app, program, owner, stranger):
    logged = program.post("/episodes", BOUT).json

    assert program.get(f"/episodes/{logged['id']}").json == logged
    foreign = Program(app, stranger).get(f"/episodes/{logged['id']}")
    nowhere = Program(app, stranger).get("/episodes/nothing-of-mine")
    assert foreign.status_code == nowhere.status_code == 404
    assert foreign.json == nowhere.json


def test_a_stranger_reads_nothing_of_the_owners(app, program, stranger):
    program.post("/episodes", BOUT | {"note": "zebrafinch"})
    other = Program(app, stranger)

    assert other.get("/days").json == {"days": []}
    assert other.get("/episodes").json == {"episodes": [], "next": None}


def test_a_key_that_was_taken_back_opens_nothing(app, owner, program):
    with app.app_context():
        revoke_token(owner, tokens_of(owner)[0].id)

    assert program.get("/days").status_code == 401


def test_a_program_is_told_of_an_address_that_is_none(program):
    answer = program.get("/nothing")

    assert answer.status_code == 404
    assert answer.json == {"error": "This page does not exist, or is not yours."}
