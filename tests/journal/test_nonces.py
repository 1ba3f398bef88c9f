"""Forms that were saved before, and how long they are remembered."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.conftest import NOON
from twitchlog.database import writing
from twitchlog.journal.nonces import (
    KEPT_FOR,
    LONGEST,
    claim,
    earlier_result,
    forget,
    forget_old,
    remember,
)
from twitchlog.models import Nonce

pytestmark = pytest.mark.usefixtures("stage")


@pytest.mark.parametrize("nonce", [None, ""])
def test_a_form_without_a_nonce_is_always_new(owner, nonce):
    with writing() as session:
        remember(session, owner, nonce, "first")

        assert earlier_result(session, owner, nonce) is None


def test_a_form_is_known_by_owner_and_nonce(owner, stranger):
    with writing() as session:
        remember(session, owner, "abc", "first")

        assert earlier_result(session, owner, "abc") == "first"
        assert earlier_result(session, owner, "ABC") is None
        assert earlier_result(session, stranger, "abc") is None


def test_a_nonce_of_any_length_is_known_again_and_kept_short(owner):
    long = "".join(chr(0x4E00 + n) for n in range(5000))
    with writing() as session:
        remember(session, owner, long, "first")

        assert earlier_result(session, owner, long) == "first"
        assert earlier_result(session, owner, long[:-1]) is None
        assert session.scalar(select(func.max(func.length(Nonce.nonce)))) <= LONGEST


def test_a_forgotten_form_is_new_again(owner):
    with writing() as session:
        remember(session, owner, "abc", "first")
        session.flush()
        forget(session, owner, "abc")

        assert earlier_result(session, owner, "abc") is None


def test_forms_are_forgotten_after_their_time(owner, noon):
    with writing() as session:
        remember(session, owner, "old", "first")
    noon(NOON + KEPT_FOR + timedelta(days=1))
    with writing() as session:
        remember(session, owner, "new", "second")
        session.flush()
        forget_old(session)

        assert earlier_result(session, owner, "old") is None
        assert earlier_result(session, owner, "new") == "second"


def test_a_form_can_be_claimed_once(owner, stranger):
    with writing() as session:
        given = [(owner, "first"), (owner, "second"), (stranger, "third")]
        claimed = [claim(session.connection(), who, "n", result) for who, result in given]

        assert claimed == [True, False, True]
        assert earlier_result(session, owner, "n") == "first"
