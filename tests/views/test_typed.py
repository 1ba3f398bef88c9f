"""Logging in one typed line: nothing is saved before it was shown how it is understood."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from tests.builders import TODAY, YESTERDAY, bout
from tests.conftest import NOON
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.records import CheckIn, Site
from twitchlog.security.waited import owner_key

pytestmark = pytest.mark.usefixtures("noon")
LINE = "left calf flicker 10 min ago, coffee 2, odd words"


def hidden(page: str) -> dict[str, str]:
    """What the form that saves would send."""
    form = page[page.index('action="/typed/save"') :]
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[: form.index("</form>")])
    return {name: html.unescape(value) for name, value in found}


def shown(client, line: str) -> dict[str, str]:
    return hidden(client.post("/typed", data={"text": line}).text)


def test_it_is_shown_what_was_understood_and_what_was_not(signed_in, journal):
    page = signed_in.post("/typed", data={"text": LINE}).text

    for words in ("Left calf: flicker", "12:50", "Caffeine: + 180 mg", "odd words"):
        assert words in page
    assert journal().episodes == journal().readings == ()


def test_what_was_shown_is_saved(signed_in, journal):
    answer = signed_in.post("/typed/save", data=shown(signed_in, LINE))
    (saved,) = journal().episodes

    assert (answer.status_code, answer.location) == (303, "/")
    assert (saved.sites, saved.note) == ((Site("calf", "left"),), "")
    assert [one.value for one in journal().readings] == [180]
    assert "Saved: Left calf: flicker, Caffeine: + 180 mg." in signed_in.get("/").text


def test_ten_minutes_ago_is_seen_from_the_preview(signed_in, journal, noon):
    form = shown(signed_in, LINE)
    noon(NOON + timedelta(minutes=30))
    signed_in.post("/typed/save", data=form)

    assert f"{journal().episodes[0].started_at:%H:%M}" == "12:50"


def test_an_old_preview_is_shown_anew(signed_in, journal, noon):
    form = shown(signed_in, LINE)
    noon(NOON + timedelta(days=2))

    assert signed_in.post("/typed/save", data=form).status_code == 422
    assert journal().episodes == ()


@pytest.mark.parametrize("changed", [{"text": "right calf"}, {"seen": ""}, {"at": "soon"}])
def test_nothing_is_saved_that_was_not_shown(signed_in, journal, changed, noon):
    form = shown(signed_in, LINE) | changed
    noon(NOON + timedelta(minutes=1))
    answer = signed_in.post("/typed/save", data=form)

    assert (answer.status_code, journal().episodes) == (422, ())
    assert "once more" in answer.text


def test_what_was_not_understood_is_a_note_only_if_asked_for(signed_in, journal):
    signed_in.post("/typed/save", data=shown(signed_in, LINE) | {"keep": "1"})

    assert journal().episodes[0].note == "odd words"


def test_without_a_bout_it_becomes_a_note_on_the_day(signed_in, journal):
    signed_in.post("/typed/save", data=shown(signed_in, "odd words") | {"keep": "1"})

    assert [(day.day, day.note) for day in journal().days] == [(TODAY, "odd words")]


def test_nothing_understood_cannot_be_saved_without_asking(signed_in, journal):
    answer = signed_in.post("/typed/save", data=shown(signed_in, "odd words"))

    assert (answer.status_code, journal().days) == (422, ())


def test_sent_twice_is_saved_once(signed_in, journal):
    form = shown(signed_in, LINE)
    for _ in range(2):
        signed_in.post("/typed/save", data=form)

    assert len(journal().episodes) == 1


def test_it_is_undone_in_one_piece(app, owner, signed_in, journal):
    with app.app_context():
        save_check_in(owner, TODAY, CheckIn(none=True))
    before = journal()
    form = shown(signed_in, LINE)
    signed_in.post("/typed/save", data=form)
    signed_in.post(f"/typed/{form['nonce']}/undo")

    assert journal() == before


def test_a_day_with_bouts_stays_one(app, owner, signed_in, journal):
    with app.app_context():
        log_episode(owner, bout())
    signed_in.post("/typed/save", data=shown(signed_in, "none today, stress 4"))

    assert [one.factor for one in journal().readings] == ["stress"]
    assert "stays a day with twitches" in signed_in.get("/").text


def test_a_blank_or_overlong_line_is_refused_and_kept(signed_in):
    assert signed_in.post("/typed", data={"text": " "}).status_code == 422
    answer = signed_in.post("/typed", data={"text": "x" * 501})

    assert answer.status_code == 422
    assert "x" * 501 in answer.text


def test_marks_in_a_line_are_shown_as_they_are(signed_in):
    assert "<b>x" not in signed_in.post("/typed", data={"text": "<b>x, coffee"}).text


def test_a_stranger_cannot_undo_it(signed_in, as_stranger, journal):
    form = shown(signed_in, LINE)
    signed_in.post("/typed/save", data=form)

    assert as_stranger.post(f"/typed/{form['nonce']}/undo").status_code == 404
    assert len(journal().episodes) == 1


WAITED = {"text": "left calf flicker 10 min ago, coffee 2", "nonce": "made-on-the-device"}


@pytest.fixture
def send_waited(app, owner, signed_in):
    """Send a line that waited on a device since the evening before, as the page does."""
    with app.app_context():
        whose = owner_key(owner)
    evening = {"X-Entry-Owner": whose, "X-Entry-At": "2026-03-17T22:00:00+01:00"}
    return lambda line: signed_in.post("/typed/take", data=line, headers=evening)


def test_a_line_that_waited_is_saved_once_as_of_then(send_waited, signed_in, journal):
    assert [send_waited(WAITED).status_code for _ in range(2)] == [204, 204]
    (saved,) = journal().episodes

    assert f"{saved.started_at:%d %H:%M}" == "17 21:50"
    assert [one.at.day for one in journal().readings] == [17]
    assert "Saved: Left calf: flicker" in signed_in.get("/").text


@pytest.mark.parametrize("text", ["left calf flicker, odd words", "odd words", "calf, left, 23:59"])
def test_a_line_that_waited_is_not_saved_unseen_where_a_part_is_not_understood(
    send_waited, journal, text
):
    answer = send_waited(WAITED | {"text": text})

    assert (answer.status_code, "Not understood" in answer.text) == (200, True)
    assert journal().episodes == journal().days == ()


def test_a_line_that_waited_is_mended_as_of_then_and_waits_no_longer(
    send_waited, signed_in, journal
):
    told = {"at": "2026-03-15T21:00:00+00:00", "waited": "1", "nonce": WAITED["nonce"]}
    page = signed_in.post("/typed", data=told | {"text": "left calf flicker, odd words"}).text
    signed_in.post("/typed/save", data=hidden(page) | {"keep": "1"})
    (saved,) = journal().episodes

    assert re.search("Read as of .* 22:00, when it was typed", page)
    assert (f"{saved.started_at:%d %H:%M}", saved.note) == ("15 22:00", "odd words")
    assert send_waited(WAITED | {"text": "odd words"}).status_code == 204
    assert len(journal().episodes) == 1


def test_a_note_of_a_line_that_waited_is_one_on_the_day_of_then(signed_in, journal):
    told = {"text": "odd words", "at": "2026-03-17T22:00:00+01:00", "waited": "1"}
    page = signed_in.post("/typed", data=told).text
    signed_in.post("/typed/save", data=hidden(page) | {"keep": "1"})

    assert [(day.day, day.note) for day in journal().days] == [(YESTERDAY, "odd words")]


def test_what_was_undone_is_not_taken_again(send_waited, signed_in, journal):
    send_waited(WAITED)
    signed_in.post(f"/typed/{WAITED['nonce']}/undo")

    assert (send_waited(WAITED).status_code, journal().episodes) == (204, ())
