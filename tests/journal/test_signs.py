"""Checks of the signs: once a month at most, never nagging, each owner's own."""

from datetime import date, timedelta

import pytest

from tests.builders import TODAY
from tests.conftest import NOON
from twitchlog.journal.accounts import remove_account
from twitchlog.journal.missing import NotThere
from twitchlog.journal.purge import purge
from twitchlog.journal.signs import (
    TooSoon,
    answer,
    checks_of,
    delete_check,
    is_due,
    next_day,
    remind,
    reminder_of,
    restore_check,
)
from twitchlog.signs import SignsCheck

pytestmark = pytest.mark.usefixtures("stage")
MONTH = timedelta(days=30)


def test_answers_are_kept_with_their_day_in_the_order_of_the_questions(owner):
    answer(owner, {"speech": "no", "weaker": "not_sure"})

    said = (("weaker", "not_sure"), ("speech", "no"))
    assert checks_of(owner) == (SignsCheck(day=TODAY, answers=said),)


def test_on_the_same_day_answers_can_be_corrected(owner):
    answer(owner, {"weaker": "yes", "grip": "no"})
    answer(owner, {"weaker": "no"})

    assert checks_of(owner) == (SignsCheck(day=TODAY, answers=(("weaker", "no"),)),)


def test_within_a_month_there_is_no_second_check(owner, noon):
    answer(owner, {"weaker": "no"})
    noon(NOON + MONTH - timedelta(days=1))

    assert next_day(owner) == TODAY + MONTH
    with pytest.raises(TooSoon):
        answer(owner, {"weaker": "yes"})


def test_after_a_month_there_is_one(owner, noon):
    answer(owner, {"weaker": "no"})
    noon(NOON + MONTH)
    answer(owner, {"weaker": "yes"})

    assert [check.day for check in checks_of(owner)] == [TODAY, TODAY + MONTH]


def test_nobody_is_reminded_who_never_asked_for_it(owner):
    assert not is_due(owner)


def test_who_wants_a_reminder_gets_it_until_a_check_is_made(owner, noon):
    remind(owner, True)
    assert is_due(owner)

    answer(owner, {"weaker": "no"})
    assert not is_due(owner)


@pytest.mark.parametrize(("days", "due"), [(29, False), (30, True)])
def test_who_made_one_is_reminded_after_a_month(owner, noon, days, due):
    answer(owner, {"weaker": "no"})
    noon(NOON + timedelta(days=days))

    assert is_due(owner) is due


def test_who_switched_it_off_is_left_alone(owner, noon):
    answer(owner, {"weaker": "no"})
    remind(owner, False)
    noon(NOON + 2 * MONTH)

    assert not is_due(owner)


def test_a_deleted_check_comes_back(owner):
    answer(owner, {"weaker": "no"})
    delete_check(owner, TODAY)
    assert checks_of(owner) == ()

    restore_check(owner, TODAY)
    assert len(checks_of(owner)) == 1


def test_after_thirty_days_a_deleted_check_is_gone_for_good(owner, noon, tmp_path):
    answer(owner, {"weaker": "no"})
    delete_check(owner, TODAY)
    noon(NOON + MONTH + timedelta(seconds=1))
    purge(tmp_path)

    with pytest.raises(NotThere):
        restore_check(owner, TODAY)


def test_checks_are_their_owners_alone(owner, stranger):
    answer(owner, {"weaker": "no"})

    assert checks_of(stranger) == ()
    with pytest.raises(NotThere):
        delete_check(stranger, TODAY)


def test_a_day_without_a_check_has_none_to_delete(owner):
    with pytest.raises(NotThere):
        delete_check(owner, date(2026, 1, 1))


def test_they_go_with_the_account(stranger):
    answer(stranger, {"weaker": "no"})
    remind(stranger, True)
    remove_account(stranger)

    assert (checks_of(stranger), reminder_of(stranger)) == ((), None)
