"""Keys of other programs: what they open, and that no cookie ever does."""

import pytest
from sqlalchemy import select

from tests.conftest import NOON, browser_client, sign_in
from tests.programs import API, Program
from twitchlog.database import db
from twitchlog.journal.attempts import ALLOWED
from twitchlog.journal.tokens import PREFIX, tokens_of
from twitchlog.models import AccessToken

pytestmark = pytest.mark.usefixtures("noon")
BOUT = {"type": "cramp", "sites": ["calf:left"]}


def test_only_the_hash_of_a_key_is_kept(app, owner):
    program = Program(app, owner)
    with app.app_context():
        (kept,) = db.session.scalars(select(AccessToken.token_hash))

    assert program.key.startswith(PREFIX)
    assert program.key not in kept
    assert len(kept) == 64


def test_a_request_without_a_key_is_asked_for_one(client):
    for headers in ({}, {"Authorization": "Basic b3duZXI6cGFzcw=="}, {"Authorization": "Bearer "}):
        answer = client.get(f"{API}/days", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer realm=twitchlog"
        assert "error" in answer.json


def test_a_wrong_key_is_told_so(client):
    answer = client.get(f"{API}/days", headers={"Authorization": f"Bearer {PREFIX}x"})

    assert answer.status_code == 401
    assert "error=invalid_token" in answer.headers["WWW-Authenticate"]


def test_a_key_in_the_address_opens_nothing(app, owner, client):
    assert client.get(f"{API}/days?token={Program(app, owner).key}").status_code == 401


def test_a_cookie_opens_nothing(signed_in):
    assert signed_in.get(f"{API}/days").status_code == 401
    assert signed_in.post(f"{API}/episodes", json=BOUT).status_code == 401


def test_a_key_opens_no_page(app, owner, client):
    headers = {"Authorization": f"Bearer {Program(app, owner).key}"}

    assert client.get("/journal", headers=headers).status_code == 303
    assert client.post("/settings/", headers=headers).status_code == 401


def test_the_key_counts_and_not_whose_browser_it_is(app, owner, as_stranger, journal):
    headers = {"Authorization": f"Bearer {Program(app, owner).key}"}
    as_stranger.post(f"{API}/episodes", json=BOUT, headers=headers)

    assert len(journal().episodes) == 1


def test_a_program_is_no_other_site(app, owner, journal):
    program = Program(app, owner)
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert program.post("/episodes", BOUT, **headers).status_code == 201
    assert len(journal().episodes) == 2


def test_another_site_may_not_read_along(app, owner):
    answer = Program(app, owner).client.options(
        f"{API}/days", headers={"Origin": "https://elsewhere.example"}
    )

    assert "Access-Control-Allow-Origin" not in answer.headers


SCOPES = {
    "write": {("POST", "/episodes"), ("POST", "/readings"), ("POST", "/days/today/none")},
    "days": {("GET", "/days")},
    "all": {("GET", "/days"), ("GET", "/episodes")},
}


@pytest.mark.parametrize("scope", SCOPES)
def test_a_key_does_what_its_scope_allows_and_no_more(app, owner, scope):
    program = Program(app, owner, [scope])
    every = set.union(*SCOPES.values())
    refused = {
        (method, path)
        for method, path in every
        if (program.get(path) if method == "GET" else program.post(path, {})).status_code == 403
    }

    assert refused == every - SCOPES[scope]


def test_wrong_keys_are_slowed_down_but_a_right_one_never(app, owner, client):
    program = Program(app, owner)
    wrong = {"Authorization": "Bearer guess"}
    answers = [client.get(f"{API}/days", headers=wrong) for _ in range(ALLOWED + 1)]

    assert [answer.status_code for answer in answers] == [401] * ALLOWED + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert program.get("/days").status_code == 200


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"note": "' + b"x" * 70_000 + b'"}', "application/json", 413),
        (b"type=cramp", "application/x-www-form-urlencoded", 415),
        (b"{}", "text/plain", 415),
        (b"{}", "", 415),
        (b'{"note": "\xff"}', "application/json", 400),
    ],
)
def test_a_body_that_does_not_fit_is_refused(app, owner, body, kind, status):
    program = Program(app, owner)
    headers = {"Authorization": f"Bearer {program.key}"}
    answer = program.client.post(
        f"{API}/episodes", data=body, content_type=kind or None, headers=headers
    )

    assert answer.status_code == status
    assert "error" in answer.json


def test_the_last_use_of_a_key_is_noted_every_ten_minutes(app, owner):
    program = Program(app, owner)
    with app.app_context():
        assert tokens_of(owner)[0].last_used_at is None
    program.get("/days")

    with app.app_context():
        assert tokens_of(owner)[0].last_used_at == NOON


def test_a_stranger_takes_no_key_of_the_owners_back(app, owner, stranger):
    program = Program(app, owner)
    with app.app_context():
        (key,) = tokens_of(owner)
        assert tokens_of(stranger) == []
    other = sign_in(browser_client(app), stranger)

    assert other.post(f"/connections/keys/{key.id}/revoke").status_code == 404
    assert program.get("/days").status_code == 200
