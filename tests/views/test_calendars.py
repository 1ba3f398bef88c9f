"""Calendars behind secret links: whose link it is counts, and nothing else."""

import re
from datetime import date

import pytest

from tests.builders import TODAY, YESTERDAY, bout
from tests.conftest import NOON, browser_client, sign_in
from twitchlog.journal import feeds, reminders
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import delete_episode, log_episode
from twitchlog.records import CheckIn

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def link(app, owner):
    """Make a link of the owner's and return the path it leads to."""

    def make(kind="episodes", **more):
        with app.app_context():
            secret = feeds.make_feed(owner, kind, "phone", **more)
        return f"/calendars/{secret}/{kind}.ics"

    return make


@pytest.fixture
def remind(app, owner):
    """Ask for reminders."""

    def ask(**more):
        with app.app_context():
            wanted = reminders.Reminder(**{"switched_on": True, "hour": 20} | more)
            reminders.save_reminder(owner, wanted)

    return ask


def starts(answer):
    return re.findall(r"DTSTART:(\S+)", answer.text)


def test_bouts_are_there_for_whoever_knows_the_link(app, owner, client, link):
    with app.app_context():
        log_episode(owner, bout(note="zebrafinch"))
        delete_episode(owner, log_episode(owner, bout("2026-03-17 12:00")))
    answer = client.get(link())

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert starts(answer) == ["20260318T110000Z"]
    assert "SUMMARY:Bout\r\n" in answer.text
    assert "zebrafinch" not in answer.text


def test_a_bout_keeps_its_number(app, owner, client, link):
    with app.app_context():
        log_episode(owner, bout())
    first, second = (re.search(r"UID:\S+", client.get(link()).text)[0] for _ in range(2))

    assert first == second


def test_place_and_kind_are_told_where_that_was_asked_for(app, owner, client, link):
    with app.app_context():
        log_episode(owner, bout(strength=1, note="zebrafinch"))
    text = client.get(link(details=True)).text

    assert "SUMMARY:Left calf: flicker\r\nDESCRIPTION:just visible\r\n" in text
    assert "zebrafinch" not in text


def test_a_calendar_reaches_back_as_far_as_was_asked_for(app, owner, client, link):
    with app.app_context():
        for day in ("2025-12-19", "2025-12-18"):
            log_episode(owner, bout(f"{day} 12:00"))

    assert starts(client.get(link(days=90))) == ["20251219T110000Z"]
    assert len(starts(client.get(link()))) == 2


def test_only_the_right_link_leads_anywhere(app, owner, stranger, client, link):
    path = link()
    other = sign_in(browser_client(app), owner).get("/calendars/guess/episodes.ics")

    assert other.status_code == 404
    assert client.get(path.replace("episodes.ics", "reminders.ics")).status_code == 404
    with app.app_context():
        log_episode(stranger, bout())
    assert starts(sign_in(browser_client(app), stranger).get(path)) == []


def test_no_index_and_no_other_site_is_told_of_the_link(client, link):
    for path in (link("episodes"), link("reminders")):
        headers = client.get(path).headers
        assert headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_a_link_that_was_taken_back_leads_nowhere(app, owner, client, link):
    path = link()
    with app.app_context():
        feeds.revoke_feed(owner, feeds.feeds_of(owner)[0].id)

    assert client.get(path).status_code == 404


def test_the_last_use_of_a_link_is_noted(app, owner, client, link):
    client.get(link())
    with app.app_context():
        assert feeds.feeds_of(owner)[0].last_used_at == NOON


def test_a_reminder_stands_at_the_hour_on_every_day_to_come(client, link, remind):
    remind()
    answer = client.get(link("reminders"))

    assert len(starts(answer)) == 14
    assert starts(answer)[0] == "20260318T190000Z"
    assert starts(answer)[-1] == "20260331T180000Z"  # in summer time by then
    assert "SUMMARY:Time for your check-in\r\nURL:http://localhost/\r\n" in answer.text


@pytest.mark.parametrize("known", ["a bout", "a check-in"])
def test_a_day_of_which_something_is_known_has_no_reminder(app, owner, client, link, remind, known):
    remind()
    with app.app_context():
        if known == "a bout":
            log_episode(owner, bout())
        else:
            save_check_in(owner, TODAY, CheckIn(changed={"stress": 3.0}))

    assert starts(client.get(link("reminders")))[0] == "20260319T190000Z"


def test_yesterday_says_nothing_of_today(app, owner, client, link, remind):
    remind()
    with app.app_context():
        save_check_in(owner, YESTERDAY, CheckIn(none=True))

    assert starts(client.get(link("reminders")))[0] == "20260318T190000Z"


def test_a_quiet_day_and_a_holiday_have_no_reminders(app, owner, client, link, remind):
    remind(away_until=date(2026, 3, 20))
    path = link("reminders")
    assert starts(client.get(path))[0] == "20260321T190000Z"

    remind()
    with app.app_context():
        reminders.be_quiet(owner, TODAY)
    assert starts(client.get(path))[0] == "20260319T190000Z"


def test_nothing_is_reminded_of_until_that_is_asked_for(client, link, remind):
    assert starts(client.get(link("reminders"))) == []
    remind(switched_on=False)
    assert starts(client.get(link("reminders"))) == []
