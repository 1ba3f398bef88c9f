"""Connections: keys and links are made, shown once, and taken back."""

import html
import re

import pytest

from tests.programs import API
from twitchlog.journal import handed_out
from twitchlog.journal.feeds import feeds_of
from twitchlog.journal.tokens import tokens_of

pytestmark = pytest.mark.usefixtures("noon")
KEY = {"name": "kitchen <button>", "scopes": ["write", "days"]}
CALENDAR = {"calendar": "phone", "span": "90", "details": "1"}


def shown(answer):
    """The secret that a page shows."""
    assert answer.status_code == 200
    return html.unescape(re.search(r"<textarea[^>]*readonly[^>]*>(.*?)</textarea>", answer.text)[1])


def test_a_key_is_shown_once_and_works(signed_in, client):
    key = shown(signed_in.post("/connections/keys", data=KEY))
    page = signed_in.get("/connections").text

    assert key not in page
    assert "kitchen &lt;button&gt;" in page
    assert "Write entries, Read days · not used yet" in page
    headers = {"Authorization": f"Bearer {key}"}
    assert client.get(f"{API}/days", headers=headers).status_code == 200


def test_a_link_is_shown_once_and_works(signed_in, client):
    link = shown(signed_in.post("/connections/calendars", data=CALENDAR))
    page = signed_in.get("/connections").text

    assert link not in page
    assert "the last 90 days, with place and kind" in page
    assert client.get(link).text.startswith("BEGIN:VCALENDAR")


def test_a_form_sent_twice_makes_one_key(app, owner, signed_in):
    answers = [signed_in.post("/connections/keys", data=KEY | {"nonce": "n"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 303]
    with app.app_context():
        assert len(tokens_of(owner)) == 1


NO_GOOD = [
    ("keys", {"name": "", "scopes": "write"}),
    ("keys", {"name": "x" * 61, "scopes": "write"}),
    ("keys", {"name": "x"}),
    ("keys", {"name": "x", "scopes": "everything"}),
    ("calendars", {"calendar": "x", "span": "12", "details": "0"}),
    ("calendars", {"calendar": "", "span": "90", "details": "0"}),
]


def test_what_cannot_be_made_is_not(app, owner, signed_in):
    for path, body in NO_GOOD:
        assert signed_in.post(f"/connections/{path}", data=body).status_code == 422, body
    with app.app_context():
        assert (tokens_of(owner), feeds_of(owner)) == ([], [])


def test_nobody_gets_more_keys_than_one_can_keep_an_eye_on(signed_in, monkeypatch):
    monkeypatch.setattr(handed_out, "MOST", 2)
    answers = [signed_in.post("/connections/keys", data=KEY).status_code for _ in range(3)]

    assert answers == [200, 200, 422]


def test_a_key_and_a_link_can_be_taken_back(app, owner, signed_in):
    signed_in.post("/connections/keys", data=KEY)
    signed_in.post("/connections/calendars", data=CALENDAR)
    with app.app_context():
        key, feed = tokens_of(owner)[0].id, feeds_of(owner)[0].id

    assert signed_in.post(f"/connections/keys/{key}/revoke").status_code == 303
    assert signed_in.post(f"/connections/calendars/{feed}/revoke").status_code == 303
    with app.app_context():
        assert (tokens_of(owner), feeds_of(owner)) == ([], [])
