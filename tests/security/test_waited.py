"""Forms that waited on a device: saved once, for their owner, at their own moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from twitchlog.security.waited import owner_key

TAPPED = datetime(2026, 3, 17, 21, 15, tzinfo=UTC)  # the evening before
WHEN = TAPPED.isoformat()
BOUT = {"type": "myoclonus", "sites": "calf", "nonce": "made-on-the-device"}


@pytest.fixture
def key(app, owner) -> str:
    with app.app_context():
        return owner_key(owner)


@pytest.fixture
def send(signed_in, key, noon):
    """Send what waited, as the page does."""

    def send(address="/episodes/quick", data=BOUT, *, at=WHEN, whose=key):
        headers = {"X-Entry-Owner": whose, "X-Entry-At": at}
        return signed_in.post(address, data=data, headers=headers)

    return send


def test_just_now_means_the_moment_of_the_tap(send, journal):
    assert send().status_code == 204

    [bout] = journal().episodes
    assert bout.started_at == TAPPED
    assert bout.day.isoformat() == "2026-03-17"


def test_what_waited_is_not_noted_as_recalled(send, journal):
    send(at=(TAPPED - timedelta(days=5)).isoformat())

    assert not journal().episodes[0].recalled


def test_sending_twice_saves_once(send, journal):
    assert [send().status_code, send().status_code] == [204, 204]

    assert len(journal().episodes) == 1


def test_an_entry_of_somebody_else_is_refused(app, send, stranger, journal):
    with app.app_context():
        theirs = owner_key(stranger)

    assert send(whose=theirs).status_code == 409
    assert journal().episodes == ()


@pytest.mark.parametrize("whose", ["", "1", "é"])
def test_a_key_that_is_no_key_is_refused(send, whose):
    assert send(whose=whose.encode().decode("latin-1")).status_code == 409


def test_signed_out_nothing_is_saved_and_the_page_is_told(client, key):
    headers = {"X-Entry-Owner": key, "X-Entry-At": TAPPED.isoformat()}

    assert client.post("/episodes/quick", data=BOUT, headers=headers).status_code == 401


def test_a_device_whose_clock_is_ahead_tapped_now(send, journal, noon):
    send(at="2027-01-01T00:00:00+00:00")

    assert journal().episodes[0].started_at == datetime(2026, 3, 18, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("at", ["", "yesterday", "2026-03-17T21:15:00", "2025-01-01T00:00:00Z"])
def test_a_moment_that_cannot_be_is_refused(send, journal, at):
    assert send(at=at).status_code == 400
    assert journal().episodes == ()


def test_a_form_that_is_wrong_says_so_and_saves_nothing(send, journal):
    assert send(data=BOUT | {"sites": "tail"}).status_code == 422
    assert journal().episodes == ()


def test_a_check_in_counts_for_the_day_on_which_it_was_tapped(send, journal):
    send("/days/2026-03-17/check-in", {"stress": "4", "none": "1", "nonce": "n"})

    assert [(day.day.isoformat(), day.none) for day in journal().days] == [("2026-03-17", True)]


def test_the_next_request_is_dealt_with_now(send, signed_in, journal):
    send()
    signed_in.post("/episodes/quick", data=BOUT | {"nonce": "another"})

    assert journal().episodes[-1].started_at == datetime(2026, 3, 18, 12, 0, tzinfo=UTC)


def test_guesses_at_a_password_cannot_be_sent_back_in_time(send):
    guess = {"username": "stranger", "password": "not the right one"}

    assert {send("/sign-in", data=guess).status_code for _ in range(11)} == {400}


def test_entries_alone_may_wait(app):
    assert {name for name, view in app.view_functions.items() if hasattr(view, "may_wait")} == {
        "episodes.quick",
        "episodes.create",
        "episodes.repeat",
        "episodes.still",
        "episodes.end",
        "days.check_in",
        "days.add_reading",
        "typed.save",
        "typed.take",
    }


def test_the_key_says_nothing_of_the_owner_and_differs_between_installations(app, empty_app, owner):
    with app.app_context():
        here = owner_key(owner)
    with empty_app.app_context():
        there = owner_key(owner)

    assert here != there
    assert owner.username not in here
