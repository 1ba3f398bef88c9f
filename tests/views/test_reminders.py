"""The page of reminders: off until asked for, and only to where something may be sent."""

import pytest

from tests.builders import TODAY
from tests.conftest import browser_client, close, make_app, sign_in
from twitchlog.journal import reminders

pytestmark = pytest.mark.usefixtures("noon")
WELL = {
    "switched_on": "1",
    "hour": "21",
    "ntfy": "https://ntfy.example.org/calf",
    "away_until": "2026-03-25",
}


@pytest.fixture
def kept(app, owner):
    def read():
        with app.app_context():
            return reminders.reminder_of(owner)

    return read


def test_nobody_is_reminded_until_they_want_it(signed_in, kept):
    page = signed_in.get("/reminders").text

    assert kept() == reminders.Reminder()
    assert "Not today" not in page


def test_what_is_wanted_is_kept_with_the_address_of_the_journal(signed_in, kept):
    assert signed_in.post("/reminders", data=WELL).status_code == 303
    found = kept()

    assert (found.switched_on, found.hour, found.ntfy) == (True, 21, WELL["ntfy"])
    assert found.address == "http://localhost/"
    assert "If nothing is logged, there is one at 21:00." in signed_in.get("/reminders").text


NO_GOOD = [
    ("ntfy", "ftp://ntfy.example.org/calf"),
    ("ntfy", "https://ntfy.example.org"),
    ("hour", "24"),
    ("hour", ""),
    ("switched_on", "2"),
    ("away_until", "tomorrow"),
    ("email", "me"),
    ("email", "me@example.org, you@example.org"),
    ("email", "me@example.org\r\nBcc: you@example.org"),
]


def test_what_cannot_be_used_is_refused(app, signed_in, kept):
    app.config["TWITCHLOG_SMTP_HOST"] = "mail.example.org"
    for field, value in NO_GOOD:
        answer = signed_in.post("/reminders", data=WELL | {field: value})
        assert answer.status_code == 422, value
    assert kept() == reminders.Reminder()


def test_today_can_be_left_out_and_taken_back(signed_in, kept):
    signed_in.post("/reminders", data=WELL)
    signed_in.post("/reminders/today", data={"quiet": "1"})
    assert kept().quiet_on == TODAY
    assert "There is no reminder today." in signed_in.get("/reminders").text

    signed_in.post("/reminders/today", data={"quiet": "0"})
    assert kept().quiet_on is None


def test_a_mail_is_offered_where_there_is_a_mail_server(signed_in, folder, owner):
    assert "By e-mail" not in signed_in.get("/reminders").text
    app = make_app(folder, TWITCHLOG_SMTP_HOST="mail.example.org")
    assert "By e-mail" in sign_in(browser_client(app), owner).get("/reminders").text
    close(app)


def test_no_mail_is_kept_where_there_is_no_mail_server(signed_in, kept):
    assert signed_in.post("/reminders", data=WELL | {"email": "me"}).status_code == 303
    assert kept().email == ""


def test_trouble_is_told(app, owner, signed_in):
    signed_in.post("/reminders", data=WELL)
    with app.app_context():
        reminders.note_outcome(owner, "It took too long.")

    assert "did not go out: It took too long." in signed_in.get("/reminders").text


def test_a_link_for_a_calendar_is_made(signed_in, client):
    page = signed_in.post("/connections/calendars/reminders").text

    assert "/reminders.ics" in page
    assert "There is a link already." in signed_in.get("/reminders").text
