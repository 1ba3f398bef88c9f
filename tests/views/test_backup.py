"""Backups on their page: one's own journal, and for the admin the date of the whole one."""

import io
from dataclasses import replace

import pytest

from tests.builders import TODAY, bout, event
from twitchlog.backup import automatic
from twitchlog.journal import replacing
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.suspicions import suspect
from twitchlog.records import CheckIn

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def filled(app, owner):
    """A journal with a few things in it."""
    with app.app_context():
        log_episode(owner, bout(note="from before"))
        add_event(owner, event())
        save_check_in(owner, TODAY, CheckIn(changed={"sleep_h": 7.0}))
        suspect(owner, ["caffeine_mg"])


def archive(client) -> bytes:
    with client.get("/data/journal.zip") as answer:
        return answer.data


def upload(client, content, name="journal.zip"):
    """Send a file and return the address of its preview."""
    file = (io.BytesIO(content), name)
    return client.post("/data/backup/restore", data={"file": file}).location


def log(app, owner, **more) -> None:
    with app.app_context():
        log_episode(owner, bout(**more))


def test_a_copy_is_brought_back_byte_by_byte(app, owner, signed_in, filled):
    copy = archive(signed_in)
    log(app, owner, note="since then")
    answer = signed_in.post(upload(signed_in, copy))

    assert (answer.status_code, answer.location) == (303, "/data/backup")
    assert archive(signed_in) == copy


def test_what_would_change_is_shown_and_nothing_written(app, owner, signed_in, filled):
    copy = archive(signed_in)
    log(app, owner, note="since then")
    now = archive(signed_in)
    page = signed_in.get(upload(signed_in, copy)).text

    (row,) = [row for row in page.split("<tr>") if ">Bouts<" in row]
    assert [cell.split("<")[0] for cell in row.split('is-number">')[1:]] == ["2", "1", "1", "0"]
    assert archive(signed_in) == now


def test_the_journal_as_it_was_is_kept_and_comes_back(app, owner, signed_in, filled):
    copy = archive(signed_in)
    log(app, owner, note="since then")
    now = archive(signed_in)
    page = signed_in.post(upload(signed_in, copy), follow_redirects=True).text
    with app.app_context():
        (kept,) = replacing.replaced_journals(owner)

    assert page.count(f'action="/data/backup/before/{kept.token}/restore"') == 2  # also as undo
    with signed_in.get(f"/data/backup/before/{kept.token}.zip") as answer:
        assert answer.data == now
    signed_in.post(f"/data/backup/before/{kept.token}/restore")
    assert archive(signed_in) == now


def test_the_journal_as_it_was_can_be_removed(app, owner, signed_in, filled):
    signed_in.post(upload(signed_in, archive(signed_in)))
    with app.app_context():
        (kept,) = replacing.replaced_journals(owner)
    signed_in.post(f"/data/backup/before/{kept.token}/remove")

    assert signed_in.get(f"/data/backup/before/{kept.token}.zip").status_code == 404


def test_the_same_form_twice_replaces_once(app, owner, signed_in, filled):
    preview = upload(signed_in, archive(signed_in))
    signed_in.post(preview)
    log(app, owner)
    now = archive(signed_in)

    assert signed_in.post(preview).status_code == 303
    assert archive(signed_in) == now


def test_it_can_be_left(signed_in, filled):
    preview = upload(signed_in, archive(signed_in))
    signed_in.post(f"{preview}/cancel")

    assert signed_in.get(preview).status_code == 404


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"date,tracked,sleep_h\r\n2026-03-16,none,7.5\r\n", "no full export"),
        (b"nothing of ours", "This file was not read"),
    ],
)
def test_anything_but_a_whole_journal_is_refused(signed_in, filled, content, words):
    before = archive(signed_in)
    preview = upload(signed_in, content)
    page = signed_in.get(preview)

    assert (page.status_code, words in page.text) == (422, True)
    assert signed_in.post(preview).status_code == 422
    assert archive(signed_in) == before


def test_no_file_is_asked_for(signed_in):
    answer = signed_in.post("/data/backup/restore", data={"file": (io.BytesIO(), "")})

    assert (answer.status_code, "choose a file" in answer.text) == (422, True)


def test_a_copy_of_ones_own_goes_into_another_account(signed_in, as_stranger, filled):
    copy = archive(signed_in)
    as_stranger.post(upload(as_stranger, copy))

    assert archive(as_stranger) == copy


def test_only_the_admin_is_told_of_the_whole_database(signed_in, as_stranger):
    assert "The whole installation" in signed_in.get("/data/backup").text
    assert "The whole installation" not in as_stranger.get("/data/backup").text
    assert as_stranger.post("/data/backup/installation").status_code == 404


@pytest.mark.sqlite
def test_the_admin_sees_when_it_was_made_and_can_have_it_made(app, signed_in):
    assert "no backup of the whole database yet" in signed_in.get("/data/backup").text
    page = signed_in.post("/data/backup/installation", follow_redirects=True).text

    assert "Last backup: 13:00, " in page
    assert "It was checked and is sound" in page
    assert automatic.last_copy(app.config["BACKUPS"]) is not None


@pytest.mark.sqlite
def test_the_admin_sees_why_none_was_made(app, signed_in):
    app.config["BACKUPS"] = replace(app.config["BACKUPS"], floor=10**15)
    page = signed_in.post("/data/backup/installation", follow_redirects=True).text

    assert "The last backup was not made" in page
    assert "1,000,000.0 GB have to stay free" in page


@pytest.mark.postgresql
def test_another_database_is_left_to_its_own_tools(signed_in):
    assert "by its own tools" in signed_in.get("/data/backup").text
    assert signed_in.post("/data/backup/installation").status_code == 404


@pytest.mark.sqlite
def test_who_deletes_an_account_is_told_how_long_copies_stay(app, signed_in):
    assert "the last after 12 months" in signed_in.get("/account/delete").text
    app.config["BACKUPS"] = replace(app.config["BACKUPS"], daily=False)

    assert "the last after" not in signed_in.get("/account/delete").text
