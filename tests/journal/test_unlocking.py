"""Links behind a passphrase: wrong ones are counted, and too many lock the link."""

import threading
from datetime import date, timedelta

import pytest

from tests.conftest import NOON
from twitchlog import passwords
from twitchlog.journal.missing import NotThere
from twitchlog.journal.shares import share_report, shared_behind, shares_of
from twitchlog.journal.unlocking import MOST_WRONG, Locked, WrongPassphrase, renew, unlock

pytestmark = pytest.mark.usefixtures("stage")
DAY = date(2026, 3, 17)


@pytest.fixture
def link(owner):
    """What a link with a passphrase leads to, as it is now."""
    secret = share_report(owner, DAY, DAY, (), passphrase="quiet calves")
    return lambda: shared_behind(secret)


def try_with(found, passphrase):
    unlock(found.share, found.passphrase, passphrase)


def guess(found, times):
    for n in range(times):
        with pytest.raises(WrongPassphrase):
            try_with(found, f"loud calves {n}")


def test_only_the_passphrase_goes_on(link):
    try_with(link(), "quiet calves")
    guess(link(), 1)


def test_right_ones_are_not_counted(owner, link):
    for _ in range(MOST_WRONG + 1):
        try_with(link(), "quiet calves")

    assert shares_of(owner)[0].wrong == 0


def test_one_too_many_locks_it_for_the_right_one_too(owner, link):
    guess(link(), MOST_WRONG)

    with pytest.raises(Locked):
        try_with(link(), "quiet calves")
    assert (link().locked, shares_of(owner)[0].locked) == (True, True)


def test_many_guesses_at_once_gain_nothing(app, link):
    found, locked = link(), []

    def try_wrong():
        with app.app_context():
            try:
                try_with(found, "loud calves")
            except WrongPassphrase as error:
                locked.append(isinstance(error, Locked))

    threads = [threading.Thread(target=try_wrong) for _ in range(MOST_WRONG + 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(locked) == [False] * MOST_WRONG + [True] * 5


def test_a_passphrase_of_earlier_days_goes_on_as_it_was_written(owner, link):
    found = link()

    unlock(found.share, passwords.hashed("Quiet  Calves"), "Quiet  Calves")


def test_a_new_passphrase_takes_the_place_of_the_old_one(owner, link):
    guess(link(), MOST_WRONG)
    renew(owner, link().share, "calm ankles")

    try_with(link(), "calm ankles")
    with pytest.raises(WrongPassphrase):
        try_with(link(), "quiet calves")
    assert shares_of(owner)[0].wrong == 1


def test_a_stranger_renews_nothing(stranger, link):
    with pytest.raises(NotThere):
        renew(stranger, link().share, "calm ankles")

    try_with(link(), "quiet calves")


def test_what_has_ended_is_not_renewed(owner, link, noon):
    share = link().share
    noon(NOON + timedelta(days=30))

    with pytest.raises(NotThere):
        renew(owner, share, "calm ankles")
