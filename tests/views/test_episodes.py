"""The episode form: everything that can be said of a bout, and what is refused."""

import re
from datetime import UTC, datetime

import pytest

from tests.builders import TODAY, YESTERDAY, bout, bout_form, moment, picked
from tests.conftest import sign_in
from twitchlog import clock
from twitchlog.catalogue import BY_SLUG
from twitchlog.forms.episodes import last_night
from twitchlog.journal import episodes
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.listing import day_of, page_of_days
from twitchlog.journal.readings import log_reading
from twitchlog.records import CheckIn, EpisodeFilter

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def logged(app, owner, signed_in):
    """Send the form for a new bout, and read the bout back from the day it belongs to."""

    def log(**fields):
        answer = signed_in.post("/episodes/new", data=fields)
        assert answer.status_code == 303, re.findall(r"<li>.*</li>", answer.text)
        with app.app_context():
            ((day, *_), _more) = page_of_days(owner, EpisodeFilter(type=fields["type"]))
            return day_of(owner, day).episodes[0]

    return log


@pytest.fixture
def refused(app, owner, signed_in):
    """Send the form for a new bout that may not be taken, and return the page."""

    def refuse(**fields):
        answer = signed_in.post("/episodes/new", data=fields)
        with app.app_context():
            assert page_of_days(owner, EpisodeFilter()) == ([], False)
        assert answer.status_code == 422
        return answer.text

    return refuse


@pytest.fixture
def present(app, owner):
    """A bout that is there already: its id."""

    def log(*args, **more):
        with app.app_context():
            return log_episode(owner, bout(*args, **more))

    return log


@pytest.fixture
def read(app, owner):
    def read(public_id):
        with app.app_context():
            return episodes.episode(owner, public_id)[0]

    return read


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("0", "2026-03-18 13:00"),
        ("15", "2026-03-18 12:45"),
        ("60", "2026-03-18 12:00"),
        ("last_night", "2026-03-17 23:30"),
    ],
)
def test_a_start_is_one_tap(logged, start, at):
    assert logged(**bout_form(start=start)).started_at == moment(at)


@pytest.mark.parametrize(
    ("now", "at"),
    [
        ("2026-03-18 02:00", "2026-03-16 23:30"),
        ("2026-03-18 02:31", "2026-03-17 23:30"),
        ("2026-03-18 23:50", "2026-03-17 23:30"),
    ],
)
def test_last_night_is_never_the_night_that_has_just_begun(logged, noon, now, at):
    noon(moment(now))

    assert logged(**bout_form(start="last_night")).started_at == moment(at)


def test_last_night_is_found_where_the_calendar_left_a_day_out():
    noon_of_the_31st = clock.at_zone(datetime(2011, 12, 30, 22, tzinfo=UTC), "Pacific/Apia")

    found = last_night(noon_of_the_31st, "Pacific/Apia")

    assert found.isoformat() == "2011-12-29T23:30:00-10:00"


@pytest.mark.parametrize(("length", "minutes"), [("1", 1), ("10", 10), ("60", 60), ("240", 240)])
def test_a_duration_is_one_tap(logged, length, minutes):
    kept = logged(**picked("2026-03-17", "12:00", length=length))

    assert (kept.ended_at - kept.started_at).total_seconds() == 60 * minutes


def test_still_going_has_no_end(logged):
    kept = logged(**bout_form(length="going"))

    assert (kept.still_going, kept.ended_at) == (True, None)


def test_an_end_can_be_picked(logged):
    kept = logged(
        **picked("2026-03-17", "23:00", length="pick", end_day="2026-03-18", end_time="00:10")
    )

    assert kept.ended_at == moment("2026-03-18 00:10")


def test_everything_that_is_said_is_kept(logged):
    kept = logged(
        **bout_form(
            sites=["calf", "foot_arch"],
            strength="0",
            frequency="single",
            context=["at_rest", "startled"],
            symptoms=["pain", "cramp"],
            note="  Zeile\r\nzwei  ",
        )
    )

    assert kept.sites == (("calf", "left"), ("foot_arch", "both"))
    assert (kept.strength, kept.frequency) == (0, "single")
    assert (kept.context, kept.symptoms) == (("at_rest", "startled"), ("cramp", "pain"))
    assert kept.note == "  Zeile\nzwei  "


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (picked("2026-03-18", "13:06"), "This lies in the future."),
        (picked("2100-12-31", "13:00"), "This lies in the future."),
        (picked("2026-03-17", ""), "Please fill this in."),
        (picked("", "12:00"), "Please fill this in."),
        (bout_form(start="pick"), "Please fill this in."),
        (bout_form(start=""), "Please choose one of these."),
        (bout_form(start="-5"), "Please choose one of these."),
        (bout_form(type="seizure"), "Please choose one of these."),
        (bout_form(side_calf="up"), "Please choose a place from the list."),
        (bout_form(sites="soul"), "Please choose a place from the list."),
        (bout_form(strength="5"), "Please choose one of these."),
        (bout_form(context=["at_rest", "x"]), "Please choose among these."),
        (bout_form(length="pick", end_day="2026-03-17", end_time="12:00"), "before it began"),
        (bout_form(length="pick", end_day="2026-03-18", end_time="13:06"), "in the future"),
        (bout_form(length="pick"), "Please fill this in."),
        (bout_form(sleep_h="25"), "from 0 to 24"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(refused, fields, message):
    page = refused(**fields, note="what I typed")

    assert message in page
    assert "what I typed</textarea>" in page


def test_a_minute_or_two_ahead_is_no_future(logged):
    assert logged(**picked("2026-03-18", "13:05")).day == TODAY


def test_a_refused_form_keeps_every_choice(refused):
    page = refused(
        **picked("2026-03-19", "13:15", sites="shin", side_shin="both"),
        strength="3",
        frequency="single",
        context="moving",
        symptoms="pain",
        length="pick",
        end_day="2026-03-20",
        end_time="14:15",
        sleep_h="7,5",
    )
    checked = set(re.findall(r'<input checked[^>]*name="(\w+)"[^>]*value="(\w+)"', page))

    assert {("strength", "3"), ("frequency", "single"), ("start", "pick")} <= checked
    assert {("context", "moving"), ("symptoms", "pain"), ("length", "pick")} <= checked
    assert 'name="sites" value="shin" checked' in page
    assert 'name="side_shin" value="both" checked' in page
    for typed in ("2026-03-19", "13:15", "2026-03-20", "14:15", "7,5"):
        assert f'value="{typed}"' in page


def test_a_time_that_the_clocks_skipped_is_named(refused, noon):
    noon(moment("2026-04-02 12:00", 120))
    page = refused(**picked("2026-03-29", "02:30"))

    assert "The clocks skipped this time on that day." in page
    assert 'value="02:30"' in page


def test_of_a_time_that_comes_twice_the_first_is_taken(logged, noon, signed_in, owner):
    noon(moment("2026-11-02 12:00"))
    sign_in(signed_in, owner)

    assert logged(**picked("2026-10-25", "02:30")).started_at == moment("2026-10-25 02:30", 120)


def shown(page):
    """The fields of an opened form, as the browser would send them."""
    checked = re.findall(r'<input checked[^>]*name="(\w+)"[^>]*value="([^"]+)"', page)
    texts = re.findall(r'<input[^>]*name="(\w+)"[^>]*type="(?:date|time|hidden)"', page)
    values = {
        name: re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)[1] for name in texts
    }
    return dict(checked) | values | bout_form(start="pick")


def test_the_second_of_two_same_times_stays_when_only_the_note_changes(
    signed_in, present, read, noon, owner
):
    noon(moment("2026-11-02 12:00"))
    sign_in(signed_in, owner)
    public_id = present(moment("2026-10-25 02:30:20"))
    fields = shown(signed_in.get(f"/episodes/{public_id}").text)
    answer = signed_in.post(f"/episodes/{public_id}", data=fields | {"note": "later"})

    assert (answer.status_code, read(public_id).note) == (303, "later")
    assert read(public_id).started_at == moment("2026-10-25 02:30:20")


def test_a_form_opened_and_saved_changes_nothing(signed_in, present, read):
    public_id = present("2026-03-17 22:10", ended_at=moment("2026-03-17 22:40"))
    before = read(public_id)
    fields = shown(signed_in.get(f"/episodes/{public_id}").text)
    signed_in.post(f"/episodes/{public_id}", data=fields)

    assert read(public_id) == before


def test_an_end_behind_the_skipped_hour_is_shown_as_it_was_typed(
    signed_in, present, read, noon, owner
):
    noon(moment("2026-03-30 12:00", 120))
    sign_in(signed_in, owner)
    end = moment("2026-03-29 03:30", 120)
    public_id = present("2026-03-29 01:30", ended_at=end)
    page = signed_in.get(f"/episodes/{public_id}").text
    signed_in.post(f"/episodes/{public_id}", data=shown(page))

    assert re.search(r'name="end_time"[^>]*value="03:30"', page)
    assert read(public_id).ended_at == end


def test_a_change_leads_to_the_day_the_bout_is_on_now(signed_in, present):
    public_id = present()
    fields = picked("2026-03-17", "12:00", version="1")
    answer = signed_in.post(f"/episodes/{public_id}", data=fields)

    assert (answer.status_code, answer.location) == (303, "/days/2026-03-17")


def test_two_tabs_the_second_is_told_and_both_texts_are_there(signed_in, present, read):
    first = "what the first tab said, at such length that no summary would ever hold all of it"
    public_id = present()
    fields = picked("2026-03-18", "12:00", version="1")
    signed_in.post(f"/episodes/{public_id}", data=fields | {"note": first})
    answer = signed_in.post(f"/episodes/{public_id}", data=fields | {"note": "the second"})

    assert answer.status_code == 409
    assert first in answer.text
    assert "the second</textarea>" in answer.text
    assert read(public_id).note == first


def test_after_a_conflict_saving_again_keeps_the_second(signed_in, present, read):
    public_id = present()
    fields = picked("2026-03-18", "12:00", version="1")
    signed_in.post(f"/episodes/{public_id}", data=fields)
    page = signed_in.post(f"/episodes/{public_id}", data=fields | {"note": "second"}).text
    version = re.search(r'name="version"[^>]*value="(\d+)"', page)[1]
    signed_in.post(f"/episodes/{public_id}", data=fields | {"note": "second", "version": version})

    assert read(public_id).note == "second"


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 40])
def test_a_form_without_a_proper_version_is_a_conflict(signed_in, present, version):
    fields = picked("2026-03-18", "12:00", version=version)

    assert signed_in.post(f"/episodes/{present()}", data=fields).status_code == 409


def test_the_form_saves_the_days_core_factors(app, owner, logged):
    logged(**bout_form(shown_day="2026-03-18", sleep_h="6,5", caffeine_mg="0", cold="1"))
    with app.app_context():
        assert day_of(owner, TODAY).summary.values == {"sleep_h": 6.5, "caffeine_mg": 0}


def test_the_form_leaves_values_that_were_not_changed(app, owner, logged):
    logged(**bout_form(shown_day="2026-03-18", sleep_h="6.5", shown_sleep_h="6.5"))
    with app.app_context():
        assert day_of(owner, TODAY).summary.values == {}


def test_core_factors_belong_to_the_day_that_the_form_showed(app, owner, logged):
    logged(**picked("2026-03-15", "12:00", shown_day="2026-03-18", sleep_h="6.5"))
    with app.app_context():
        assert day_of(owner, TODAY).summary.values == {"sleep_h": 6.5}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-03-19", "20260317", "x", ""])
def test_a_made_up_day_of_the_form_is_today(app, owner, logged, day):
    logged(**bout_form(shown_day=day, sleep_h="6.5"))
    with app.app_context():
        assert day_of(owner, TODAY).summary.values == {"sleep_h": 6.5}


def test_a_deleted_bout_can_be_brought_back_from_the_message(signed_in, present, read):
    public_id = present()
    page = signed_in.post(f"/episodes/{public_id}/delete", follow_redirects=True).text

    assert f'action="/episodes/{public_id}/restore"' in page
    signed_in.post(f"/episodes/{public_id}/restore")
    assert read(public_id).id == public_id


def test_the_form_for_an_earlier_day_starts_there(signed_in):
    page = signed_in.get("/episodes/new?start=pick&start_day=2026-03-15").text

    assert 'value="2026-03-15"' in page


def test_the_bout_of_a_day_of_none_takes_it_back_and_undo_restores_it(app, owner, signed_in):
    with app.app_context():
        save_check_in(owner, YESTERDAY, CheckIn(none=True))
    signed_in.post("/episodes/new", data=picked("2026-03-17", "12:00"))
    with app.app_context():
        (kept,) = day_of(owner, YESTERDAY).episodes
    signed_in.post(f"/episodes/{kept.id}/undo")

    with app.app_context():
        assert day_of(owner, YESTERDAY).summary.tracked == "none"


@pytest.mark.parametrize("act", ["", "/repeat", "/still", "/end", "/delete", "/restore", "/undo"])
def test_the_bouts_of_others_are_not_there(as_stranger, present, read, act):
    public_id = present(still_going=True)
    before = read(public_id)

    assert as_stranger.get(f"/episodes/{public_id}").status_code == 404
    assert as_stranger.post(f"/episodes/{public_id}{act}", data=bout_form()).status_code == 404
    assert read(public_id) == before


def test_a_conflict_shows_the_note_of_the_other_once(signed_in, present, app, owner):
    public_id = present()
    fields = bout_form(version="1")
    signed_in.post(f"/episodes/{public_id}", data=fields | {"note": "typed elsewhere"})
    page = signed_in.post(f"/episodes/{public_id}", data=fields | {"note": "mine"}).text

    assert page.count("typed elsewhere") == 1


def test_a_blanked_value_that_was_noted_at_a_time_is_told_of(app, owner, signed_in):
    with app.app_context():
        log_reading(owner, BY_SLUG["caffeine_mg"], 50, moment("2026-03-18 09:00"))
    sent = bout_form(shown_day="2026-03-18", shown_caffeine_mg="50", caffeine_mg="")
    answer = signed_in.post("/episodes/new", data=sent)

    assert answer.location == "/days/2026-03-18"
    assert "was noted at a time, and still counts" in signed_in.get(answer.location).text
