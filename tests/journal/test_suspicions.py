"""What owners suspect, and since when."""

from datetime import date, timedelta

import pytest

from tests.builders import TODAY
from twitchlog import clock
from twitchlog.journal.accounts import remove_account
from twitchlog.journal.opinions import opinions_of
from twitchlog.journal.portable import add_records
from twitchlog.journal.suspicions import suspect, suspicions_of
from twitchlog.opinions import Opinions, Suspicion
from twitchlog.records import JournalRecords

pytestmark = pytest.mark.usefixtures("stage")


def test_a_suspicion_is_kept_with_its_day(owner):
    suspect(owner, ["stress"])

    assert suspicions_of(owner) == (Suspicion(factor="stress", stated_on=TODAY),)


def test_an_earlier_suspicion_keeps_its_day(owner, noon):
    suspect(owner, ["stress"])
    noon(clock.now() + timedelta(days=7))
    suspect(owner, ["caffeine_mg", "stress"])

    days = {one.factor: one.stated_on for one in suspicions_of(owner)}
    assert days == {"stress": TODAY, "caffeine_mg": TODAY + timedelta(days=7)}


def test_what_is_no_longer_suspected_is_forgotten_with_its_day(owner, noon):
    suspect(owner, ["stress"])
    suspect(owner, [])
    noon(clock.now() + timedelta(days=7))
    suspect(owner, ["stress"])

    assert suspicions_of(owner)[0].stated_on == TODAY + timedelta(days=7)


def test_suspicions_are_their_owners_alone(owner, stranger):
    suspect(owner, ["stress"])
    suspect(stranger, [])

    assert (len(suspicions_of(owner)), suspicions_of(stranger)) == (1, ())


def test_an_import_writes_the_earlier_day(owner):
    suspect(owner, ["stress"])
    earlier = Opinions(suspicions=(Suspicion(factor="stress", stated_on=date(2026, 1, 1)),))
    add_records(owner, JournalRecords(), opinions=earlier)

    assert opinions_of(owner) == earlier


def test_they_go_with_the_account(stranger):
    suspect(stranger, ["stress"])
    remove_account(stranger)

    assert suspicions_of(stranger) == ()
