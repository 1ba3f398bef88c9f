"""The page that devices keep: it is made while somebody is signed in, and knows nobody."""

from dataclasses import replace

import pytest

from twitchlog.journal.accounts import save_settings

pytestmark = pytest.mark.usefixtures("noon")


def test_what_was_just_said_to_somebody_is_not_kept_on_the_device(signed_in):
    signed_in.post("/episodes/quick", data={"type": "myoclonus", "sites": "calf"})

    assert "Saved:" not in signed_in.get("/offline").text
    assert "Saved:" in signed_in.get("/").text


def test_the_page_looks_the_same_whoever_is_signed_in(app, owner, signed_in, client):
    with app.app_context():
        save_settings(owner, replace(owner.settings, theme="dark"))

    assert signed_in.get("/offline").text == client.get("/offline").text
