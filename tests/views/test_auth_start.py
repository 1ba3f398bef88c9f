"""The first start: from this machine, or with the one-time link that was printed."""

import pytest

from tests.conftest import browser_client
from twitchlog.journal import accounts, site_settings

NEW = {"username": "first", "password": "three quiet words", "browser_zone": "Europe/Berlin"}
ELSEWHERE = {"REMOTE_ADDR": "192.168.1.20"}


@pytest.fixture
def client(empty_app):
    return browser_client(empty_app)


@pytest.fixture
def key(empty_app):
    with empty_app.app_context():
        return site_settings.first_start_key()


def opened(app):
    with app.app_context():
        return [account.username for account in accounts.accounts()]


def test_an_empty_installation_leads_to_the_first_start(client):
    assert client.get("/", follow_redirects=True).request.path == "/start"
    assert "Create your journal" in client.get("/start").text


def test_creating_the_journal_signs_its_owner_in(client, empty_app):
    answer = client.post("/start", data=NEW)

    assert answer.status_code == 303
    assert client.get(answer.location).status_code == 200
    with empty_app.app_context():
        owner = accounts.owner_named("first")
    assert (owner.is_admin, owner.settings.zone) == (True, "Europe/Berlin")


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "\x1b"])
def test_a_zone_that_nobody_knows_is_utc(client, empty_app, zone):
    client.post("/start", data=NEW | {"browser_zone": zone})

    with empty_app.app_context():
        assert accounts.owner_named("first").settings.zone == "UTC"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"username": ""}, "Please fill this in."),
        ({"username": "x" * 65}, "up to 64 characters"),
        ({"username": "a\x1bb"}, "cannot be kept"),
        ({"password": ""}, "Please fill this in."),
        ({"password": "short"}, "at least 8 characters"),
        ({"password": "password"}, "easy to guess"),
    ],
)
def test_what_cannot_be_taken_is_told_and_the_name_kept(client, empty_app, wrong, words):
    answer = client.post("/start", data=NEW | wrong)

    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{(NEW | wrong)["username"]}"' in answer.text
    assert "three quiet words" not in answer.text
    assert opened(empty_app) == []


def test_further_fields_change_nothing(client, empty_app):
    client.post("/start", data=NEW | {"id": "7", "is_admin": "0"})

    with empty_app.app_context():
        assert (accounts.owner_named("first").id, accounts.owner_named("first").is_admin) == (
            1,
            True,
        )


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("link", ["/start", "/start?key=", "/start?key=guessed"])
def test_from_elsewhere_it_needs_the_link(client, empty_app, key, method, link):
    answer = client.open(link, method=method, data=NEW, environ_overrides=ELSEWHERE)

    assert answer.status_code == 403
    assert "one-time link" in answer.text
    assert opened(empty_app) == []


def test_with_the_link_it_works_from_elsewhere(client, empty_app, key):
    link = f"/start?key={key}"
    assert client.get(link, environ_overrides=ELSEWHERE).status_code == 200
    assert client.post(link, data=NEW, environ_overrides=ELSEWHERE).status_code == 303

    assert opened(empty_app) == ["first"]


def test_only_the_link_printed_last_works(client, empty_app, key):
    with empty_app.app_context():
        site_settings.first_start_key()

    assert client.get(f"/start?key={key}", environ_overrides=ELSEWHERE).status_code == 403


def test_there_is_only_one_first_start(client, empty_app, key):
    client.post("/start", data=NEW)
    client.post("/sign-out")

    for request in (client.get, client.post):
        answer = request(f"/start?key={key}", data=NEW | {"username": "second"})
        assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert opened(empty_app) == ["first"]
