"""Who may see what."""

from datetime import timedelta

import pytest
from flask import g

from tests.conftest import NOON
from twitchlog.database import writing
from twitchlog.journal import sign_ins
from twitchlog.models import User
from twitchlog.security import admin, owner, public, signed_in
from twitchlog.security.access import own_path, visitor


def add_views(app):
    """One view for each policy, and one without."""

    def who():
        found = visitor()
        return found.username if found else "nobody"

    for policy in (public, signed_in, admin):
        view = policy(lambda: who())
        path = f"/of-{policy.__name__}"
        app.add_url_rule(path, path, view_func=view, methods=["GET", "POST"])
    app.add_url_rule("/of-nothing", view_func=who)
    app.add_url_rule("/owner", view_func=signed_in(lambda: owner().username), endpoint="whose")


@pytest.fixture(scope="module")
def shared_app(share_app):
    return share_app(add_views)


def test_a_public_page_is_open_to_anybody(client):
    assert client.get("/of-public").text == "nobody"


def test_a_public_page_knows_who_is_signed_in(app, owner, signed_in):
    assert signed_in.get("/of-public").text == "owner"


def test_a_page_of_the_owner_is_open_to_the_owner(signed_in, as_stranger):
    assert signed_in.get("/owner").text == "owner"
    assert as_stranger.get("/owner").text == "stranger"


def test_anybody_else_is_asked_to_sign_in(client):
    answer = client.get("/of-signed_in?a=1&b=ä")

    assert answer.status_code == 303
    assert answer.location == "/sign-in?next=/of-signed_in?a%3D1%26b%3D%C3%A4"


def test_a_form_sent_after_the_sign_in_ended_is_not_lost(client):
    answer = client.post("/of-signed_in?a=1", data={"note": 'left "calf"', "password": "secret"})

    assert answer.status_code == 401
    assert '<input type="hidden" name="note" value="left &#34;calf&#34;">' in answer.text
    assert 'action="/of-signed_in?a=1"' in answer.text
    assert "secret" not in answer.text


def test_a_page_of_the_admin_is_not_there_for_others(signed_in, as_stranger, client):
    assert signed_in.get("/of-admin").text == "owner"
    assert as_stranger.get("/of-admin").status_code == 404
    assert client.get("/of-admin").status_code == 303


@pytest.mark.parametrize("visitor", ["client", "signed_in"])
def test_a_page_without_a_policy_is_for_nobody(request, visitor):
    assert request.getfixturevalue(visitor).get("/of-nothing").status_code == 403


def test_a_page_that_is_not_there_asks_nothing_of_the_database(app, signed_in):
    with signed_in:
        signed_in.get("/nowhere")
        assert "owner" not in g or g.owner is None


def test_a_made_up_token_is_nobodys(client):
    with client.session_transaction() as session:
        session["token"] = "made up"

    assert client.get("/of-signed_in").status_code == 303


def test_a_deleted_account_is_out_at_the_next_request(app, as_stranger, stranger):
    assert as_stranger.get("/owner").text == "stranger"
    with app.app_context(), writing() as session:
        session.delete(session.get_one(User, stranger.id))

    assert as_stranger.get("/owner").status_code == 303


def test_an_ended_sign_in_is_out_at_the_next_request(app, signed_in, owner):
    with app.app_context():
        sign_ins.end(owner, sign_ins.devices(owner)[0].id)

    assert signed_in.get("/owner").status_code == 303


def test_use_is_noted_and_the_cookie_renewed_every_ten_minutes(app, noon, owner, request):
    signed_in = request.getfixturevalue("signed_in")
    noon(NOON + timedelta(minutes=9))
    assert "Set-Cookie" not in signed_in.get("/owner").headers

    noon(NOON + timedelta(minutes=11))
    assert "twitchlog=" in signed_in.get("/owner").headers["Set-Cookie"]
    with app.app_context():
        seen = sign_ins.devices(owner)[0].last_seen_at
    assert seen == NOON + timedelta(minutes=11)


@pytest.mark.parametrize("path", ["/", "/journal", "/journal?day=2026-03-18&q=a/b", "/a//b", "/ä"])
def test_a_path_on_this_site_is_kept(path):
    assert own_path(path) == path


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "journal",
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/a\\b",
        "javascript:alert(1)",
        " //evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\u2028/",
    ],
)
def test_any_other_address_is_not(address):
    assert own_path(address) is None
