"""A day's page: seen, checked in, taken back."""

import re

import pytest

from tests.builders import TODAY, YESTERDAY, bout, moment, own
from twitchlog.catalogue import BY_SLUG
from twitchlog.journal.accounts import save_settings
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.factors import add_own_factor
from twitchlog.journal.listing import day_of
from twitchlog.journal.readings import log_reading
from twitchlog.records import CheckIn, Settings

pytestmark = pytest.mark.usefixtures("noon")
CHECK_IN = "/days/2026-03-18/check-in"


@pytest.fixture
def day(app, owner):
    def read(day=TODAY):
        with app.app_context():
            return day_of(owner, day)

    return read


@pytest.fixture
def said(app, owner):
    def say(day=TODAY, **fields):
        with app.app_context():
            save_check_in(owner, day, CheckIn(**fields))

    return say


def undo_on(page):
    (address,) = re.findall(r'action="(/check-ins/[^"]+/undo)"', page)
    return address


def test_a_check_in_states_what_was_typed(signed_in, day):
    answer = signed_in.post(CHECK_IN, data={"sleep_h": "7,5", "stress": "0", "note": "quiet"})

    assert (answer.status_code, answer.location) == (303, "/")
    assert day().summary.values == {"sleep_h": 7.5, "stress": 0}
    assert (day().summary.note, day().summary.tracked) == ("quiet", None)


def test_a_blank_field_is_not_zero(signed_in, day):
    signed_in.post(CHECK_IN, data={"sleep_h": " ", "stress": ""})

    assert day().summary.values == {}


def test_only_what_was_changed_is_a_statement(app, owner, signed_in, day):
    with app.app_context():
        log_reading(owner, BY_SLUG["caffeine_mg"], 90, moment("2026-03-18 08:00"))
    signed_in.post(CHECK_IN, data={"caffeine_mg": "90", "shown_caffeine_mg": "90", "sleep_h": "7"})

    assert day().stated == {"sleep_h"}


def test_the_page_sends_back_what_it_showed(said, signed_in, day):
    said(changed={"sleep_h": 7.5, "heat": 1.0, "stress": 0.0})
    page = signed_in.get("/days/2026-03-18").text

    assert 'name="shown_sleep_h" value="7.5"' in page
    assert 'name="sleep_h" value="7.5"' in page
    assert 'name="heat" value="1" checked' in page
    assert 'name="stress" value="0" checked' in page


def test_blanking_what_was_noted_at_a_time_says_that_it_remains_and_where(
    app, owner, signed_in, day
):
    with app.app_context():
        number = log_reading(owner, BY_SLUG["caffeine_mg"], 90, moment("2026-03-18 08:00"))
    answer = signed_in.post(CHECK_IN, data={"caffeine_mg": "", "shown_caffeine_mg": "90"})
    page = signed_in.get(answer.location).text

    assert (answer.status_code, answer.location) == (303, "/days/2026-03-18")
    assert "Caffeine, 90 mg 08:00, was noted at a time, and still counts." in page
    assert f'action="/readings/{number}/delete"' in page
    assert day().summary.values == {"caffeine_mg": 90}


def test_a_value_blanked_is_taken_back(said, signed_in, day):
    said(changed={"sleep_h": 7.5})
    signed_in.post(CHECK_IN, data={"sleep_h": "", "shown_sleep_h": "7.5"})

    assert day().summary.values == {}


def test_none_is_said_and_taken_back(signed_in, day):
    signed_in.post(CHECK_IN, data={"none": "1"})
    assert day().summary.tracked == "none"

    signed_in.post(CHECK_IN, data={"none": "0"})
    assert day().summary.tracked is None


def test_a_day_with_bouts_stays_one(app, owner, signed_in, day):
    with app.app_context():
        log_episode(owner, bout())
    page = signed_in.post(CHECK_IN, data={"none": "1", "sleep_h": "7"}, follow_redirects=True)

    assert "it stays a day with twitches" in page.text
    assert day().summary.tracked == "episodes"
    assert day().summary.values == {"sleep_h": 7}


def test_a_check_in_can_be_taken_back_from_the_message(said, signed_in, day):
    said(changed={"sleep_h": 7.5})
    page = signed_in.post(
        CHECK_IN,
        data={"sleep_h": "3", "shown_sleep_h": "7.5", "none": "1", "nonce": "abc"},
        follow_redirects=True,
    )
    signed_in.post(undo_on(page.text))

    assert (day().summary.values, day().summary.tracked) == ({"sleep_h": 7.5}, None)


def test_another_cannot_take_it_back(signed_in, as_stranger, day):
    page = signed_in.post(CHECK_IN, data={"sleep_h": "3"}, follow_redirects=True).text

    assert as_stranger.post(undo_on(page)).status_code == 404
    assert day().summary.values == {"sleep_h": 3}


@pytest.mark.parametrize(
    ("field", "typed"),
    [("sleep_h", "24.1"), ("stress", "11"), ("heat", "2"), ("caffeine_mg", "lots"), ("cold", "x")],
)
def test_what_cannot_be_is_refused_and_kept(signed_in, day, field, typed):
    answer = signed_in.post(CHECK_IN, data={field: typed, "note": "typed", "none": "1"})

    assert answer.status_code == 422
    assert 'id="' + field + '-error"' in answer.text
    assert "typed</textarea>" in answer.text
    assert (day().summary.tracked, day().summary.note) == (None, "")


def test_a_sum_above_what_can_be_typed_does_not_stop_a_check_in(app, owner, signed_in, day):
    with app.app_context():
        for hour in ("08", "09"):
            log_reading(owner, BY_SLUG["sleep_h"], 13, moment(f"2026-03-18 {hour}:00"))
    page = signed_in.get("/").text
    answer = signed_in.post(CHECK_IN, data={"sleep_h": "26", "shown_sleep_h": "26", "stress": "1"})

    assert 'name="shown_sleep_h" value="26"' in page
    assert answer.status_code == 303
    assert day().summary.values == {"sleep_h": 26, "stress": 1}


def test_a_page_left_open_does_not_blank_a_note_written_since(said, signed_in, day):
    page = signed_in.get("/").text
    said(note="written\non the laptop")

    assert 'name="shown_note" value=""' in page
    signed_in.post(CHECK_IN, data={"note": "", "shown_note": "", "sleep_h": "7"})
    assert day().summary.note == "written\non the laptop"


def test_a_note_is_changed_and_blanked_by_whoever_saw_it(said, signed_in, day):
    said(note="a\nb")
    signed_in.post(CHECK_IN, data={"note": "a\r\nb\r\nc", "shown_note": "a\r\nb"})
    assert day().summary.note == "a\nb\nc"

    signed_in.post(CHECK_IN, data={"note": "", "shown_note": "a\r\nb\r\nc"})
    assert day().summary.note == ""


def test_a_quick_addition_counts_on_top_of_what_is_typed(signed_in, day):
    page = signed_in.get("/").text
    (coffee,) = re.findall(r'value="(caffeine_mg:\d)">\+ coffee 90 mg<', page)
    signed_in.post(CHECK_IN, data={"add": coffee, "caffeine_mg": "100"})

    assert day().summary.values == {"caffeine_mg": 190}


def test_an_addition_on_an_earlier_day_counts_for_the_whole_day(signed_in, day):
    signed_in.post("/days/2026-03-17/check-in", data={"add": "caffeine_mg:0"})

    assert day(YESTERDAY).stated == {"caffeine_mg"}
    assert day(YESTERDAY).summary.values == {"caffeine_mg": 90}


@pytest.mark.parametrize(
    "add",
    [
        "",
        ":",
        "caffeine_mg",
        "caffeine_mg:",
        "caffeine_mg:6",
        "caffeine_mg:0009",
        "caffeine_mg:-1",
        "caffeine_mg:²",
        "caffeine_mg:" + "9" * 400,
        "stress:0",
        "own_x:0",
    ],
)
def test_a_made_up_addition_adds_nothing(signed_in, day, add):
    answer = signed_in.post(CHECK_IN, data={"add": add})

    assert answer.status_code == 303
    assert day().summary.values == {}


def test_an_addition_that_a_day_cannot_hold_says_so(said, signed_in, day):
    said(YESTERDAY, changed={"caffeine_mg": 4950.0})
    page = signed_in.post(
        "/days/2026-03-17/check-in", data={"add": "caffeine_mg:0", "note": "long night"}
    )

    assert page.status_code == 422
    assert "long night" in page.text
    assert "more than a day can hold" in page.text
    assert day(YESTERDAY).summary.values == {"caffeine_mg": 4950}


@pytest.mark.parametrize("typed", ["676.2", "8.5", "0.1"])
def test_ounces_are_stored_as_millilitres_within_the_range(app, owner, signed_in, day, typed):
    with app.app_context():
        save_settings(owner, Settings(zone="Europe/Berlin", volume_unit="fl_oz"))
    answer = signed_in.post(CHECK_IN, data={"hydration_ml": typed})
    page = signed_in.get("/days/2026-03-18").text

    assert answer.status_code == 303
    assert day().summary.values["hydration_ml"] == pytest.approx(float(typed) * 29.5735295625)
    assert f'name="hydration_ml" value="{typed}"' in page


def test_more_ounces_than_a_day_can_hold_are_refused_on_the_form(app, owner, signed_in, day):
    with app.app_context():
        save_settings(owner, Settings(zone="Europe/Berlin", volume_unit="fl_oz"))
    answer = signed_in.post(CHECK_IN, data={"hydration_ml": "676.3"})

    assert answer.status_code == 422
    assert 'value="676.3"' in answer.text


@pytest.mark.parametrize(
    "day", ["2026-03-19", "2101-01-01", "1898-12-31", "2026-02-30", "0000-01-01", "2026-3-1", "x"]
)
def test_a_day_that_is_not_there_is_404(signed_in, day):
    assert signed_in.get(f"/days/{day}").status_code == 404
    assert signed_in.post(f"/days/{day}/check-in", data={"none": "1"}).status_code == 404


@pytest.mark.parametrize("day", ["1900-01-01", "2024-02-29", "2025-03-30"])
def test_the_farthest_and_oddest_days_open(signed_in, day):
    assert signed_in.get(f"/days/{day}").status_code == 200


def test_the_evening_before_the_first_day_has_a_page(app, owner, signed_in):
    with app.app_context():
        log_episode(owner, bout("1900-01-01 01:00"))
    page = signed_in.get("/journal").text
    (address,) = re.findall(r'href="(/days/1[^"]+)"', page)

    assert signed_in.get(address).status_code == 200


def test_a_timed_reading_is_added_listed_and_deleted(signed_in, day):
    fields = {"factor": "caffeine_mg", "amount": "90", "time": "08:10"}
    answer = signed_in.post("/days/2026-03-18/readings", data=fields)
    page = signed_in.get("/days/2026-03-18").text
    (delete,) = re.findall(r'action="(/readings/\d+/delete)"', page)

    assert answer.status_code == 303
    assert '<time datetime="2026-03-18T08:10:00+01:00">08:10</time> Caffeine 90 mg' in page
    signed_in.post(delete)
    assert day().readings == ()
    signed_in.post(delete.replace("delete", "restore"))
    assert day().summary.values == {"caffeine_mg": 90}


def test_a_reading_after_midnight_belongs_to_the_evening(signed_in, day):
    fields = {"factor": "caffeine_mg", "amount": "90", "time": "01:30"}
    signed_in.post("/days/2026-03-17/readings", data=fields)

    (reading,) = day(YESTERDAY).readings
    assert reading.at == moment("2026-03-18 01:30")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"amount": "90", "time": "13:30"}, "in the future"),
        ({"amount": "5001", "time": "08:00"}, "not possible for this factor"),
        ({"amount": "-1", "time": "08:00"}, "from 0 to"),
        ({"amount": "", "time": "08:00"}, "Please fill this in."),
        ({"amount": "90", "time": "24:00"}, "time of day"),
        ({"amount": "90", "time": ""}, "Please fill this in."),
        ({"amount": "90", "time": "08:00", "factor": "stress"}, "Not a valid choice"),
        ({"amount": "90", "time": "08:00", "factor": "own_x"}, "Not a valid choice"),
    ],
)
def test_a_reading_that_cannot_be_is_refused_and_kept(signed_in, day, fields, message):
    answer = signed_in.post("/days/2026-03-18/readings", data={"factor": "caffeine_mg"} | fields)

    assert answer.status_code == 422
    assert message in answer.text
    assert f'value="{fields["amount"]}"' in answer.text
    assert day().readings == ()


def test_a_reading_at_a_time_that_was_skipped_is_refused(app, owner, signed_in, noon):
    noon(moment("2026-04-01 12:00", 120))
    fields = {"factor": "caffeine_mg", "amount": "90", "time": "02:30"}
    answer = signed_in.post("/days/2026-03-28/readings", data=fields)

    assert answer.status_code == 422
    assert "The clocks skipped this time" in answer.text


def test_the_readings_of_others_are_not_there(app, owner, as_stranger, day):
    with app.app_context():
        number = log_reading(owner, BY_SLUG["caffeine_mg"], 90, moment("2026-03-18 08:00"))

    assert as_stranger.post(f"/readings/{number}/delete").status_code == 404
    assert len(day().readings) == 1


@pytest.mark.parametrize("number", ["0", "-1", str(2**63 - 1), str(2**63), "9" * 40, "x"])
def test_a_made_up_number_is_404(signed_in, number):
    assert signed_in.post(f"/readings/{number}/delete").status_code == 404


def test_an_own_rating_of_any_range_has_a_page(app, owner, signed_in):
    with app.app_context():
        add_own_factor(owner, own(kind="rating", lowest=-1e9, highest=1e9, combine="mean"))
    answer = signed_in.get("/")

    assert answer.status_code == 200
    assert 'name="own_cups_of_yerba"' in answer.text


def test_an_own_rating_over_few_steps_is_a_scale(app, owner, signed_in):
    with app.app_context():
        add_own_factor(owner, own(kind="rating", lowest=-2, highest=2, combine="mean"))
    found = re.findall(r'name="own_cups_of_yerba" value="([^"]*)"', signed_in.get("/").text)

    assert found == ["-2", "-1", "0", "1", "2", ""]


def test_a_value_between_the_steps_of_a_scale_is_not_lost(said, signed_in, day):
    said(changed={"stress": 3.5})
    page = signed_in.get("/").text
    checked = re.findall(r'name="stress" value="([^"]*)" checked', page)
    signed_in.post(CHECK_IN, data={"stress": checked, "shown_stress": "3.5"})

    assert day().summary.values == {"stress": 3.5}


def test_an_addition_to_a_whole_day_tells_of_what_was_noted_at_a_time(app, owner, signed_in):
    with app.app_context():
        log_reading(owner, BY_SLUG["caffeine_mg"], 50, moment("2026-03-17 09:00"))
    signed_in.post("/days/2026-03-17/check-in", data={"add": "caffeine_mg:0", "from": "day"})

    assert "together with what was noted at a time" in signed_in.get("/days/2026-03-17").text
