"""Signed-in devices and how long they stay so."""

from datetime import timedelta

import pytest
from sqlalchemy import event, select

from tests.conftest import NOON
from twitchlog import clock
from twitchlog.database import db
from twitchlog.journal import sign_ins
from twitchlog.models import SignIn


@pytest.fixture(autouse=True)
def inside(app, noon):
    with app.app_context():
        yield


def test_a_token_names_its_owner(owner):
    token = sign_ins.open_sign_in(owner.id, "Firefox on Linux")

    assert sign_ins.owner_of(token).owner == owner


@pytest.mark.parametrize("token", ["", "x", "\udcff"])
def test_another_token_names_nobody(owner, token):
    sign_ins.open_sign_in(owner.id, "Firefox on Linux")

    assert sign_ins.owner_of(token) is None


def test_only_the_hash_of_a_token_is_stored(owner):
    token = sign_ins.open_sign_in(owner.id, "Firefox on Linux")

    stored = db.session.scalar(select(SignIn.token_hash))
    assert len(stored) == 64
    assert token not in stored


def test_two_tokens_are_never_the_same(owner):
    assert sign_ins.open_sign_in(owner.id, "a") != sign_ins.open_sign_in(owner.id, "a")


@pytest.mark.sqlite
def test_the_owner_is_found_with_one_query(owner):
    token = sign_ins.open_sign_in(owner.id, "a")
    asked = []
    event.listen(db.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))

    sign_ins.owner_of(token)

    assert [statement.split()[0] for statement in asked] == ["SELECT"]


def test_a_sign_in_ends_after_thirty_days_without_use(owner, noon):
    token = sign_ins.open_sign_in(owner.id, "a")
    noon(NOON + timedelta(days=30, seconds=-1))
    assert sign_ins.owner_of(token)

    noon(NOON + timedelta(days=30))
    assert sign_ins.owner_of(token) is None


def test_use_keeps_a_sign_in_going(owner, noon):
    token = sign_ins.open_sign_in(owner.id, "a")
    noon(NOON + timedelta(days=29))
    sign_ins.touch(sign_ins.owner_of(token))

    noon(NOON + timedelta(days=58))
    assert sign_ins.owner_of(token)


def test_a_sign_in_ends_after_ninety_days_however_much_it_is_used(owner, noon):
    token = sign_ins.open_sign_in(owner.id, "a")
    for days in (25, 50, 75):
        noon(NOON + timedelta(days=days))
        sign_ins.touch(sign_ins.owner_of(token))

    noon(NOON + timedelta(days=90))
    assert sign_ins.owner_of(token) is None


def test_use_is_noted_every_ten_minutes_at_most(owner, noon):
    token = sign_ins.open_sign_in(owner.id, "a")
    noon(NOON + timedelta(minutes=9, seconds=59))
    assert not sign_ins.is_due(sign_ins.owner_of(token))

    noon(NOON + timedelta(minutes=10))
    assert sign_ins.is_due(sign_ins.owner_of(token))


def test_what_has_ended_is_cleared_away_at_the_next_sign_in(owner, stranger, noon):
    sign_ins.open_sign_in(owner.id, "old")
    noon(NOON + timedelta(days=31))
    sign_ins.open_sign_in(stranger.id, "new")

    assert db.session.scalars(select(SignIn.device)).all() == ["new"]


def test_devices_are_listed_by_the_owners_clock_the_last_used_first(owner, noon):
    sign_ins.open_sign_in(owner.id, "Firefox on Android")
    noon(NOON + timedelta(hours=1))
    sign_ins.open_sign_in(owner.id, "Safari on Mac")

    listed = sign_ins.devices(owner)
    assert [device.name for device in listed] == ["Safari on Mac", "Firefox on Android"]
    assert f"{listed[0].created_at:%H:%M %z}" == "14:00 +0100"


def test_one_device_is_signed_out(owner):
    token = sign_ins.open_sign_in(owner.id, "a")
    other = sign_ins.open_sign_in(owner.id, "b")

    sign_ins.end(owner, sign_ins.owner_of(token).sign_in)

    assert sign_ins.owner_of(token) is None
    assert sign_ins.owner_of(other)


def test_a_strangers_device_is_not_there(owner, stranger):
    token = sign_ins.open_sign_in(stranger.id, "a")

    with pytest.raises(sign_ins.NoSuchSignIn):
        sign_ins.end(owner, sign_ins.owner_of(token).sign_in)
    assert sign_ins.owner_of(token)


def test_all_other_devices_are_signed_out(owner, stranger):
    kept = sign_ins.open_sign_in(owner.id, "a")
    other = sign_ins.open_sign_in(owner.id, "b")
    strangers = sign_ins.open_sign_in(stranger.id, "c")

    sign_ins.end_others(owner, sign_ins.owner_of(kept).sign_in)

    assert [bool(sign_ins.owner_of(token)) for token in (kept, other, strangers)] == [
        True,
        False,
        True,
    ]


@pytest.mark.sqlite
def test_use_that_cannot_be_noted_is_no_obstacle(owner, caplog):
    present = sign_ins.owner_of(sign_ins.open_sign_in(owner.id, "a"))
    db.session.connection().exec_driver_sql("PRAGMA query_only=ON")
    db.session.rollback()

    assert sign_ins.touch(present) is False
    assert "could not note" in caplog.text
    assert clock.now() == present.seen
