"""Opening an account of one's own, while the admin lets people in."""

import pytest

from tests.conftest import browser_client
from twitchlog.journal import accounts, site_settings

NEW = {"username": "new", "password": "three quiet words", "browser_zone": "Asia/Tokyo"}


@pytest.fixture
def opened(app):
    with app.app_context():
        site_settings.open_registration(True)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_it_is_closed_unless_opened(app, client, method):
    assert client.open("/register", method=method, data=NEW).status_code == 404
    assert "/register" not in client.get("/sign-in").text


def test_no_address_opens_accounts_without_end(app, opened, noon):
    answers = [
        browser_client(app).post("/register", data=NEW | {"username": f"new {n}"}).status_code
        for n in range(11)
    ]

    assert answers == [303] * 10 + [429]


def test_while_it_is_open_the_sign_in_page_leads_there(client, opened):
    assert 'href="/register"' in client.get("/sign-in").text
    assert client.get("/register").status_code == 200


def test_a_new_account_is_signed_in_and_no_admin(app, client, opened):
    assert client.post("/register", data=NEW | {"is_admin": "1"}).status_code == 303
    assert client.get("/account").status_code == 200

    with app.app_context():
        made = accounts.owner_named("new")
    assert (made.is_admin, made.settings.zone) == (False, "Asia/Tokyo")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"username": "Owner"}, "has this name already"),
        ({"password": "newnewnew"}, "easy to guess"),
    ],
)
def test_what_cannot_be_taken_is_told(client, opened, wrong, words):
    answer = client.post("/register", data=NEW | wrong)

    assert answer.status_code == 422
    assert words in answer.text


def test_once_closed_it_is_closed(app, client, opened):
    with app.app_context():
        site_settings.open_registration(False)

    assert client.post("/register", data=NEW).status_code == 404
