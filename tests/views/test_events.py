"""Dated events on their page."""

import re
from datetime import timedelta

import pytest

from tests.builders import TODAY, bout, event, event_form
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


def test_a_course_that_goes_on_is_stopped_with_one_tap(app, owner, signed_in, added):
    assert f'action="/events/{added}/stop"' in signed_in.get("/events/").text
    page = signed_in.post(f"/events/{added}/stop", follow_redirects=True).text
    with app.app_context():
        stop = events_of(owner)[0]

    assert (stop.kind, stop.label, stop.day, stop.dose) == ("medicine_stop", "Magnesium", TODAY, "")
    assert f'action="/events/{stop.id}/delete"' in page  # the undo
    assert f'action="/events/{added}/stop"' not in page


def test_a_course_is_stopped_once(app, owner, signed_in, added):
    signed_in.post(f"/events/{added}/stop")
    page = signed_in.post(f"/events/{added}/stop", follow_redirects=True).text

    assert "It was stopped already." in page
    with app.app_context():
        assert len(events_of(owner)) == 2


def test_the_same_stop_sent_twice_is_one(app, owner, signed_in, added):
    for _ in range(2):
        signed_in.post(f"/events/{added}/stop", data={"nonce": "abc"})

    with app.app_context():
        assert len(events_of(owner)) == 2


def test_a_course_that_begins_later_does_not_end_before_it(app, owner, signed_in):
    later = TODAY + timedelta(days=3)
    with app.app_context():
        begun = add_event(owner, event(day=later))
    signed_in.post(f"/events/{begun}/stop")

    with app.app_context():
        assert {one.day for one in events_of(owner)} == {later}


def test_what_is_no_course_is_not_stopped(app, owner, signed_in):
    with app.app_context():
        flu = add_event(owner, event("Flu", kind="illness"))
    page = signed_in.post(f"/events/{flu}/stop", follow_redirects=True).text

    assert "It was stopped already." in page


def test_another_dose_begins_a_filled_in_form(signed_in, added):
    page = signed_in.get("/events/?kind=medicine_change&label=Magnesium").text

    assert '<option selected value="medicine_change"' in page
    assert re.search(r'<input[^>]* name="label"[^>]* value="Magnesium"', page)


def test_what_was_typed_before_is_offered(signed_in, as_stranger, added):
    assert '<option value="Magnesium"><' in signed_in.get("/events/").text
    assert '<option value="400 mg"><' in signed_in.get(f"/events/{added}").text
    assert '<option value="Magnesium">' not in as_stranger.get("/events/").text


def test_values_of_tests_stand_in_a_table_by_name(app, owner, signed_in):
    values = [("Ferritin", 1, "31 ng/ml"), ("EMG", 2, ""), ("Ferritin", 9, "44 ng/ml")]
    with app.app_context():
        for label, number, value in values:
            day = TODAY.replace(day=number)
            add_event(owner, event(label, kind="test", day=day, dose=value))
    table = signed_in.get("/events/").text.partition('id="tests"')[2].partition("</table>")[0]

    assert re.findall(r"<th scope=.row.>(.*?)</th><td>(.*?)</td><td>(.*?)</td>", table) == [
        ("EMG", "2 Mar 2026", "–"),
        ("Ferritin", "9 Mar 2026", "44 ng/ml"),
        ("Ferritin", "1 Mar 2026", "31 ng/ml"),
    ]


def test_the_timeline_shows_as_much_as_is_asked_for(app, owner, signed_in, added):
    with app.app_context():
        add_event(owner, event("Flu", kind="illness", day=TODAY - timedelta(days=800)))

    def rows(address):
        return signed_in.get(address).text.partition('class="timeline"')[2].count("<li>")

    of_all, of_a_year = rows("/events/?range=all"), rows("/events/?range=365")
    assert of_all - of_a_year == 1
    assert rows("/events/?range=nonsense") == of_all


def test_an_event_leads_to_the_weeks_around_it(app, owner, signed_in):
    with app.app_context():
        flu = add_event(owner, event("Flu", kind="illness", day=TODAY - timedelta(days=60)))
    page = signed_in.get(f"/events/{flu}").text
    (address,) = re.findall(r'href="(/trends/changes[^"]*)"', page)

    assert address == f"/trends/changes?range=182#event-{flu}"


@pytest.mark.parametrize("act", ["", "/delete", "/restore", "/stop"])
def test_the_events_of_others_are_not_there(app, owner, as_stranger, added, act):
    assert as_stranger.get(f"/events/{added}").status_code == 404
    assert as_stranger.post(f"/events/{added}{act}", data=event_form(label="x")).status_code == 404
    with app.app_context():
        assert event_of(owner, added).label == "Magnesium"
