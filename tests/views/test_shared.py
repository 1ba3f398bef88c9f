"""A report behind a link: read by whoever was given it, and nothing else from there."""

import re
from datetime import timedelta

import pytest

from tests.builders import bout
from tests.conftest import NOON, OWNER_PASSWORD, browser_client
from twitchlog.journal import signs
from twitchlog.journal.episodes import delete_episode, log_episode
from twitchlog.journal.shares import shares_of
from twitchlog.journal.story import tell
from twitchlog.story import Story

pytestmark = pytest.mark.usefixtures("noon")
MADE = {"from": "2026-03-10", "to": "2026-03-17", "section": ["story", "course"], "lasts": "30"}


@pytest.fixture
def days(app, owner):
    """Bouts within the period and after it, and a story."""
    with app.app_context():
        log_episode(owner, bout("2026-03-12 22:15"))
        tell(owner, Story(onset="zebrafinch"))


@pytest.fixture
def made(signed_in, days):
    """Make a link with these fields and return its path."""

    def make(**more):
        page = signed_in.post("/report/links", data=MADE | more).text
        return re.search(r"http://localhost(/shared/[\w-]+)", page)[1]

    return make


@pytest.fixture
def visits(app, owner):
    def read():
        with app.app_context():
            return [link.visits for link in shares_of(owner)]

    return read


def test_whoever_has_the_link_reads_the_report(made, client, visits):
    page = client.get(made())

    assert page.status_code == 200
    assert "zebrafinch" in page.text
    assert visits() == [1]


def test_a_link_shows_the_checks_that_were_there_when_it_was_made(app, owner, made, client, noon):
    with app.app_context():
        signs.answer(owner, {"grip": "no"})
    path = made(section=["signs"], lasts="90")
    noon(NOON + timedelta(days=40))
    with app.app_context():
        signs.answer(owner, {"grip": "yes"})
    page = client.get(path).text

    assert '<th scope="col" dir="auto">2026-03-18</th>' in page
    assert '<th scope="col" dir="auto">2026-04-27</th>' not in page


def test_what_was_not_chosen_and_later_days_are_not_there(app, owner, made, client, noon):
    path = made(section=["course"])
    noon(NOON + timedelta(days=2))
    with app.app_context():
        log_episode(owner, bout("2026-03-19 12:00"))
    page = client.get(path).text

    assert "zebrafinch" not in page
    assert "2026-03-12 to 2026-03-17" in page
    assert ">1 of 1 (100 %)" in page


def test_it_lives_within_its_period(app, owner, made, client):
    path = made()
    with app.app_context():
        log_episode(owner, bout("2026-03-15 12:00"))

    assert "2 of 6" in client.get(path).text


def test_a_journal_that_was_emptied_since_shows_an_empty_report(app, owner, made, client, journal):
    path = made()
    with app.app_context():
        for one in journal().episodes:
            delete_episode(owner, one.id)

    assert "0 of 6 (0 %)" in client.get(path).text


def test_the_owners_own_look_is_no_visit(made, signed_in, visits):
    path = made()
    signed_in.get(path)

    assert visits() == [0]


def test_the_page_leads_nowhere_and_has_no_script(made, client):
    page = client.get(made()).text

    assert "<script" not in page
    assert re.findall(r'href="(?!/static/)[^"]*"', page) == []
    assert "<form" not in page


def test_it_is_kept_from_caches_indexes_and_other_sites(made, client):
    headers = client.get(made()).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"].startswith("noindex")
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in headers


def test_other_pages_are_told_to_no_index_in_particular(signed_in):
    headers = signed_in.get("/more").headers

    assert "X-Robots-Tag" not in headers
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_passphrase_is_asked_for_on_every_visit(made, client, visits):
    path = made(password="quiet calves")
    asked = client.get(path)
    assert (asked.status_code, "zebrafinch" in asked.text) == (200, False)

    shown = client.post(path, data={"password": "quiet calves"})
    assert (shown.status_code, "zebrafinch" in shown.text) == (200, True)
    assert "Set-Cookie" not in shown.headers
    assert "zebrafinch" not in client.get(path).text
    assert visits() == [1]


def test_a_wrong_passphrase_shows_nothing(made, client, visits):
    answer = client.post(made(password="quiet calves"), data={"password": "loud calves"})

    assert (answer.status_code, "zebrafinch" in answer.text) == (422, False)
    assert visits() == [0]


def guess(client, path, times):
    wrong = {"password": "loud calves"}
    return [client.post(path, data=wrong).status_code for _ in range(times)]


def test_a_passphrase_may_be_written_as_it_was_heard(made, client):
    path = made(password="quiet calves")

    assert client.post(path, data={"password": " Quiet  calves "}).status_code == 200


def test_twenty_wrong_passphrases_lock_a_link_for_good(made, client, noon):
    path = made(password="quiet calves")
    assert guess(client, path, 20) == [422] * 20
    noon(NOON + timedelta(days=20))

    answer = client.post(path, data={"password": "quiet calves"})
    assert (answer.status_code, "zebrafinch" in answer.text) == (403, False)
    assert (client.get(path).status_code, "<form" in client.get(path).text) == (403, False)


def test_a_right_passphrase_gives_no_wrong_one_back(made, client):
    path = made(password="quiet calves")
    for _ in range(4):
        guess(client, path, 5)
        client.post(path, data={"password": "quiet calves"})

    assert client.post(path, data={"password": "quiet calves"}).status_code == 403


def test_guesses_at_a_link_keep_nobody_from_signing_in(made, client):
    guess(client, made(password="quiet calves"), 20)

    right = {"username": "owner", "password": OWNER_PASSWORD}
    assert client.post("/sign-in", data=right).status_code == 303


def test_one_link_that_is_locked_locks_no_other(made, client):
    locked, other = made(password="quiet calves"), made(password="other calves")
    guess(client, locked, 20)

    assert client.post(other, data={"password": "other calves"}).status_code == 200


def test_the_owner_sees_wrong_passphrases_and_the_lock(made, client, signed_in):
    path = made(password="quiet calves")
    guess(client, path, 3)
    assert "3 wrong ones tried" in signed_in.get("/report").text

    guess(client, path, 17)
    assert "locked after 20 wrong passphrases" in signed_in.get("/report").text


def test_a_new_passphrase_opens_the_link_again(app, owner, made, client, signed_in):
    path = made(password="quiet calves")
    guess(client, path, 20)
    with app.app_context():
        key = shares_of(owner)[0].id
    page = signed_in.post(f"/report/links/{key}/passphrase").text
    new = re.search(r'id="passphrase"[^>]*>([a-z ]+)<', page)[1]

    assert client.post(path, data={"password": "quiet calves"}).status_code == 422
    assert client.post(path, data={"password": new}).status_code == 200
    assert "1 wrong one tried" in signed_in.get("/report").text


def test_a_stranger_gives_no_link_a_new_passphrase(app, owner, made, as_stranger, client):
    path = made(password="quiet calves")
    with app.app_context():
        key = shares_of(owner)[0].id

    assert as_stranger.post(f"/report/links/{key}/passphrase").status_code == 404
    assert client.post(path, data={"password": "quiet calves"}).status_code == 200


def test_a_link_without_a_passphrase_can_be_given_one(app, owner, made, signed_in, client):
    path = made()
    with app.app_context():
        key = shares_of(owner)[0].id
    assert "Add a passphrase" in signed_in.get("/report").text
    signed_in.post(f"/report/links/{key}/passphrase")

    assert "zebrafinch" not in client.get(path).text


def test_a_passphrase_is_made_up_for_the_owner(signed_in, days):
    page = signed_in.get("/report").text
    offered = re.search(r'name="password"[^>]*value="([^"]+)"', page)[1]

    assert len(offered.split()) == 4
    assert offered in signed_in.post("/report/links", data=MADE | {"password": offered}).text


def answer_of(client, path):
    """What is answered, apart from the address itself."""
    answer = client.get(path)
    return answer.status_code, answer.text.replace(path, ""), dict(answer.headers)


def test_ended_revoked_and_unknown_links_answer_alike(app, owner, made, signed_in, client, noon):
    ended, revoked = made(lasts="7"), made(password="quiet calves")
    with app.app_context():
        key = shares_of(owner)[0].id
    signed_in.post(f"/report/links/{key}/revoke")
    noon(NOON + timedelta(days=7))

    answers = [answer_of(client, path) for path in (ended, revoked, "/shared/never-made")]
    assert answers[0][0] == 404
    assert answers[0] == answers[1] == answers[2]
    assert client.post(revoked, data={"password": "quiet calves"}).status_code == 404


def test_a_visitor_reaches_no_other_page(made, client):
    client.get(made())

    for path in ("/", "/report", "/journal", "/data/journal.zip"):
        assert client.get(path).status_code == 303


def test_a_link_is_shown_once_and_listed_without_its_secret(made, signed_in):
    secret = made().removeprefix("/shared/")
    page = signed_in.get("/report").text

    assert secret not in page
    assert "until 2026-04-17" in page
    assert "0 visits" in page


NOT_SHARED = (
    {"lasts": "4000"},
    {"lasts": ""},
    {"password": "short"},
    {"password": "a        b"},
    {"password": "87654321"},
    {"from": "2026-03-20"},
    {"from": ""},
    {"section": ["moon"]},
    {"from": "2020-01-01", "to": "2020-02-01"},
)


def test_what_cannot_be_shared_is_said(signed_in, days, visits):
    answers = [signed_in.post("/report/links", data=MADE | more) for more in NOT_SHARED]

    assert {answer.status_code for answer in answers} == {422}
    assert visits() == []


def test_only_signed_in_owners_make_links(app, days):
    assert browser_client(app).post("/report/links", data=MADE).status_code == 401


def test_a_strangers_take_back_changes_nothing(app, owner, made, as_stranger, client):
    path = made()
    with app.app_context():
        key = shares_of(owner)[0].id

    assert as_stranger.post(f"/report/links/{key}/revoke").status_code == 404
    assert client.get(path).status_code == 200
