"""Dated events on their page."""

import re

import pytest

from tests.builders import bout, event, event_form
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.events import add_event, event_of, events_of
from twitchlog.journal.portable import add_records
from twitchlog.records import JournalRecords

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def added(app, owner):
    with app.app_context():
        return add_event(owner, event(dose="400 mg"))


def test_an_event_is_added_and_listed(app, owner, signed_in):
    answer = signed_in.post("/events/", data=event_form(dose="400 mg", nonce="abc"))
    signed_in.post("/events/", data=event_form(dose="400 mg", nonce="abc"))
    with app.app_context():
        (kept,) = events_of(owner)

    assert (answer.status_code, kept.label, kept.dose) == (303, "Magnesium", "400 mg")
    assert "Magnesium" in signed_in.get("/events/").text


@pytest.mark.parametrize("field", ["day", "kind", "label"])
def test_what_is_needed_is_asked_for_and_the_rest_kept(app, owner, signed_in, field):
    answer = signed_in.post("/events/", data=event_form(note="typed", **{field: " "}))

    assert answer.status_code == 422
    assert "typed</textarea>" in answer.text
    with app.app_context():
        assert events_of(owner) == []


def test_an_event_is_changed(app, owner, signed_in, added):
    answer = signed_in.post(f"/events/{added}", data=event_form(label="Vitamin D", kind="other"))

    assert answer.status_code == 303
    with app.app_context():
        assert event_of(owner, added) == event("Vitamin D", id=added, kind="other")


def test_a_kind_of_ones_own_stays_when_the_event_is_changed(app, owner, signed_in):
    with app.app_context():
        add_records(owner, JournalRecords(events=(event(kind="our dog's birthday"),)))
        (present,) = events_of(owner)
    page = signed_in.get(f"/events/{present.id}").text
    (kind,) = re.findall(r'<option selected value="([^"]*)"', page)
    answer = signed_in.post(
        f"/events/{present.id}", data=event_form(kind=kind.replace("&#39;", "'"), label="Rex")
    )

    assert answer.status_code == 303
    with app.app_context():
        assert event_of(owner, present.id).kind == "our dog's birthday"


def test_a_kind_of_ones_own_can_be_typed_and_is_offered_from_then_on(app, owner, signed_in):
    answer = signed_in.post("/events/", data=event_form(own_kind="  Physio "))
    page = signed_in.get("/events/").text

    assert answer.status_code == 303
    with app.app_context():
        assert [one.kind for one in events_of(owner)] == ["Physio"]
    assert '<option value="Physio">Physio</option>' in page
    assert re.search(r"<small[^>]*>Physio</small>", page)


@pytest.mark.parametrize(("typed", "kept"), [("travel", "travel"), ("test or EXAMINATION", "test")])
def test_a_typed_kind_that_is_offered_is_not_made_twice(app, owner, signed_in, typed, kept):
    signed_in.post("/events/", data=event_form(own_kind=typed))

    with app.app_context():
        assert [one.kind for one in events_of(owner)] == [kept]


def test_a_kind_too_long_to_keep_is_refused_and_shown_again(app, owner, signed_in):
    answer = signed_in.post("/events/", data=event_form(own_kind="x" * 121))

    assert answer.status_code == 422
    assert "x" * 121 in answer.text
    with app.app_context():
        assert events_of(owner) == []


def test_the_kinds_of_others_are_not_offered(signed_in, as_stranger):
    signed_in.post("/events/", data=event_form(own_kind="Physio"))

    assert "Physio" not in as_stranger.get("/events/").text


def test_a_kind_of_ones_own_stands_under_the_charts_and_in_the_file(app, owner, signed_in):
    with app.app_context():
        log_episode(owner, bout("2026-03-16 12:00"))
    signed_in.post("/events/", data=event_form(day="2026-03-17", own_kind="Physio"))
    trends = signed_in.get("/trends").text

    assert "Physio: <span" in trends
    with signed_in.get("/data/events.csv") as answer:
        assert "2026-03-17,Physio,Magnesium" in answer.text


def test_a_deleted_event_can_be_brought_back(app, owner, signed_in, added):
    page = signed_in.post(f"/events/{added}/delete", follow_redirects=True).text
    assert f'action="/events/{added}/restore"' in page

    signed_in.post(f"/events/{added}/restore")
    with app.app_context():
        assert [one.id for one in events_of(owner)] == [added]


@pytest.mark.parametrize("act", ["", "/delete", "/restore"])
def test_the_events_of_others_are_not_there(app, owner, as_stranger, added, act):
    assert as_stranger.get(f"/events/{added}").status_code == 404
    assert as_stranger.post(f"/events/{added}{act}", data=event_form(label="x")).status_code == 404
    with app.app_context():
        assert event_of(owner, added).label == "Magnesium"
