"""Error pages: calm, numbered, and keeping what was typed."""

import errno
import logging
import re
from dataclasses import replace

import pytest
from flask import abort
from sqlalchemy import event, text

from twitchlog.database import db, writing
from twitchlog.journal import accounts, site_settings
from twitchlog.security import public

CODES = (400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503)


def add_broken_views(app):
    """Views that fail in every way."""

    def fail():
        raise RuntimeError("a secret of ours")

    def ask_nonsense():
        db.session.execute(
            text("SELECT * FROM nowhere WHERE note = :note"), {"note": "my left calf"}
        )

    def store_a_lot():
        with writing() as session:
            site_settings.put(session, "large", "x" * 1_000_000)

    def fill_the_disk():
        raise OSError(errno.ENOSPC, "No space left on device")

    def miss_a_file():
        raise FileNotFoundError(errno.ENOENT, "No such file")

    for view in (fail, ask_nonsense, store_a_lot, fill_the_disk, miss_a_file):
        app.add_url_rule(f"/{view.__name__}", view_func=public(view), methods=["GET", "POST"])
    app.add_url_rule("/abort/<int:code>", "abort", public(lambda code: abort(code)))


@pytest.fixture(scope="module")
def shared_app(share_app):
    return share_app(add_broken_views)


def number_on(answer):
    return re.search(r"<code>([0-9a-f]{8})</code>", answer.text)[1]


@pytest.mark.parametrize("code", CODES)
def test_every_error_has_a_page(client, code):
    answer = client.get(f"/abort/{code}")

    assert answer.status_code == code
    assert answer.mimetype == "text/html"
    assert "<h1>" in answer.text


def test_the_pages_look_like_the_others(client):
    assert "css/base.css" in client.get("/nowhere").text


def test_an_error_nobody_thought_of_has_a_page_too(client):
    assert client.get("/abort/418").status_code == 418
    assert client.get("/abort/502").status_code == 502


@pytest.mark.parametrize("path", ["/fail", "/abort/500", "/abort/503", "/ask_nonsense"])
def test_a_fault_is_logged_under_the_number_on_the_page(client, caplog, path):
    answer = client.get(path)
    found = [r for r in caplog.records if number_on(answer) in r.getMessage()]

    assert [record.levelno for record in found] == [logging.ERROR]
    assert found[0].exc_info


def test_a_fault_says_nothing_of_itself_on_the_page(client):
    answer = client.get("/fail")

    assert answer.status_code == 500
    assert not re.search("secret|Traceback|RuntimeError|twitchlog/", answer.text)


def test_a_fault_is_logged_once(client, caplog):
    client.get("/fail")

    assert len([record for record in caplog.records if record.exc_info]) == 1


def test_two_faults_have_different_numbers(client):
    assert number_on(client.get("/fail")) != number_on(client.get("/fail"))


def test_the_log_holds_nothing_that_was_written(client, caplog):
    client.post("/ask_nonsense?q=typed", data={"note": "my right eyelid"})

    assert "no such table" in caplog.text
    assert not re.search("calf|eyelid|typed", caplog.text)


def test_a_database_that_fails_keeps_what_was_typed(client):
    note = 'line 1\nline 2 <b>"'
    answer = client.post("/ask_nonsense?day=2026-03-18", data={"note": note, "sites": ["a", "b"]})

    assert answer.status_code == 503
    assert "Nothing was saved" in answer.text
    assert 'name="note" value="line 1\nline 2 &lt;b&gt;&#34;"' in answer.text
    assert re.findall(r'name="sites" value="(\w)"', answer.text) == ["a", "b"]
    assert 'action="/ask_nonsense?day=2026-03-18"' in answer.text


@pytest.mark.parametrize("name", ["password", "new_password", "api_key", "token"])
def test_secrets_are_never_sent_back(client, name):
    assert "hush hush" not in client.post("/ask_nonsense", data={name: "hush hush"}).text


def test_nothing_is_offered_again_when_nothing_was_sent(client):
    assert "<form" not in client.get("/ask_nonsense").text


@pytest.fixture
def full_disk(app):
    """A database that cannot grow; call the fixture to give it room again."""

    def no_room(connection, _record):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    with app.app_context():
        db.engine.dispose()
        event.listen(db.engine, "connect", no_room)
        yield lambda: (event.remove(db.engine, "connect", no_room), db.engine.dispose())


def test_a_full_disk_is_told_and_leaves_nothing_half_done(app, client, full_disk):
    answer = client.post("/store_a_lot", data={"note": "my left calf"})
    assert answer.status_code == 503
    assert 'value="my left calf"' in answer.text

    assert client.get("/sign-in").status_code == 200
    full_disk()
    assert client.post("/store_a_lot").status_code == 500  # the view returns nothing
    assert db.session.scalar(text("SELECT length(value) FROM site_settings")) == 1_000_000


def test_a_method_that_is_refused_says_which_are_not(client):
    assert set(client.put("/sign-in").headers["Allow"].split(", ")) >= {"GET", "POST"}


def test_the_page_wears_the_owners_colours(app, signed_in, owner):
    with app.app_context():
        accounts.save_settings(owner, replace(owner.settings, theme="dark"))

    assert 'data-theme="dark"' in signed_in.get("/abort/409").text


def test_after_a_fault_others_go_on(client):
    client.get("/fail")

    assert client.get("/healthz").text == "ok\n"


def test_a_disk_without_room_is_no_fault_of_ours(client):
    answer = client.post("/fill_the_disk", data={"note": "my left calf"})

    assert answer.status_code == 503
    assert "the disk may be full" in answer.text
    assert "my left calf" in answer.text


def test_a_file_that_is_missing_is_a_fault_of_ours(client):
    assert client.post("/miss_a_file").status_code == 500
