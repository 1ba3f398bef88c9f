"""Wrong sign-ins are counted, and too many at once have to wait."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.conftest import NOON
from twitchlog.database import db
from twitchlog.journal import attempts
from twitchlog.models import Attempt


@pytest.fixture(autouse=True)
def inside(app, noon):
    with app.app_context():
        yield


def try_often(times, account="account", address="address"):
    for _ in range(times):
        attempts.begin((account, address))


def test_ten_tries_are_let_through():
    try_often(10)


@pytest.mark.parametrize("keys", [("account", "elsewhere"), ("another", "address")])
def test_the_eleventh_has_to_wait_by_account_and_by_address(keys):
    try_often(10)

    with pytest.raises(attempts.TooManyAttempts) as locked:
        attempts.begin(keys)
    assert locked.value.seconds == 600


def test_another_account_from_elsewhere_need_not_wait():
    try_often(10)

    attempts.begin(("another", "elsewhere"))


def test_tries_from_before_the_clock_was_put_back_lock_nobody_out(noon):
    noon(NOON + timedelta(days=365))
    try_often(10)
    noon(NOON)

    attempts.begin(("account", "address"))


def test_the_wait_gets_shorter_and_ends(noon):
    try_often(10)
    noon(NOON + timedelta(minutes=9))
    with pytest.raises(attempts.TooManyAttempts) as locked:
        try_often(1)
    assert locked.value.seconds == 60

    noon(NOON + timedelta(minutes=10))
    try_often(1)


def test_being_refused_does_not_lengthen_the_wait(noon):
    try_often(10)
    noon(NOON + timedelta(minutes=9))
    for _ in range(5):
        with pytest.raises(attempts.TooManyAttempts):
            try_often(1)

    noon(NOON + timedelta(minutes=10))
    try_often(10)


def test_the_right_password_forgets_the_wrong_tries_of_its_account():
    try_often(9, address="a phone")
    attempts.begin(("account", "home"))
    attempts.succeeded("account", "home")

    try_often(10, address="another phone")


def test_the_right_password_does_not_forget_the_wrong_tries_of_an_address():
    try_often(9)
    attempts.begin(("own", "address"))
    attempts.succeeded("own", "address")
    attempts.begin(("account of another", "address"))

    with pytest.raises(attempts.TooManyAttempts):
        attempts.begin(("account of a third", "address"))


def test_old_tries_are_cleared_away(noon):
    try_often(3)
    noon(NOON + timedelta(minutes=10))
    try_often(1)

    assert db.session.scalar(select(func.count()).select_from(Attempt)) == 2
