"""The cookie that carries a sign-in."""

import pytest

from tests.conftest import OWNER_PASSWORD, sign_in
from twitchlog.journal import sign_ins

SIGN_IN = {"username": "owner", "password": OWNER_PASSWORD}


def cookie_of(answer):
    name, _, rest = answer.headers["Set-Cookie"].partition("=")
    return name, {part.strip() for part in rest.split(";")[1:]}


def test_over_https_the_browser_vouches_for_the_cookie(client):
    answer = client.post("/sign-in", data=SIGN_IN, base_url="https://localhost")
    name, facts = cookie_of(answer)

    assert name == "__Host-twitchlog"
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= facts
    assert not any(fact.startswith("Domain") for fact in facts)


def test_over_http_the_cookie_has_a_plain_name(client):
    name, facts = cookie_of(client.post("/sign-in", data=SIGN_IN))

    assert name == "twitchlog"
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= facts
    assert "Secure" not in facts


def test_the_cookie_is_kept_for_thirty_days(client, noon):
    client.post("/sign-in", data=SIGN_IN)
    cookie = client.get_cookie("twitchlog")

    assert cookie.expires is not None
    assert len(cookie.value) < 1000


def test_signing_in_opens_a_session_that_nobody_held_before(app, client, owner, stranger):
    sign_in(client, stranger)
    before = client.get_cookie("twitchlog").value
    client.post("/sign-in", data=SIGN_IN)
    assert client.get_cookie("twitchlog").value != before

    client.set_cookie("twitchlog", before)
    assert client.get("/account").status_code == 303


def test_signing_out_makes_the_cookie_worthless(signed_in):
    before = signed_in.get_cookie("twitchlog").value
    answer = signed_in.post("/sign-out")
    assert answer.headers["Clear-Site-Data"] == '"cache"'

    signed_in.set_cookie("twitchlog", before)
    assert signed_in.get("/account").status_code == 303


def test_signing_out_leaves_other_devices_alone(app, signed_in, owner):
    with app.app_context():
        token = sign_ins.open_sign_in(owner.id, "other")
    signed_in.post("/sign-out")

    with app.app_context():
        assert sign_ins.owner_of(token)


@pytest.mark.parametrize("cookie", ["", "x", "a.b.c", "eyJ0b2tlbiI6ICJ4In0.abc.def"])
def test_a_forged_cookie_is_nobodys(client, cookie):
    client.set_cookie("twitchlog", cookie)

    assert client.get("/account").status_code == 303


def test_an_anonymous_page_sets_no_cookie(client):
    assert "Set-Cookie" not in client.get("/sign-in").headers
