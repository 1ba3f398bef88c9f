"""What was deleted goes for good after 30 days, and nothing before."""

import os
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.builders import bout, event, moment
from tests.conftest import NOON
from twitchlog.catalogue import BY_SLUG
from twitchlog.database import db, writing
from twitchlog.journal import attempts, sign_ins, uploads
from twitchlog.journal.episodes import delete_episode, log_episode, restore_episode
from twitchlog.journal.events import add_event, delete_event
from twitchlog.journal.nonces import remember
from twitchlog.journal.purge import purge
from twitchlog.journal.readings import delete_reading, log_reading
from twitchlog.models import Attempt, Episode, EpisodeSite, Event, Nonce, Reading, SignIn, Upload

MONTH = timedelta(days=30)
SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.usefixtures("stage")


@pytest.fixture
def lying(tmp_path):
    """The folder in which uploads wait."""
    return tmp_path / "uploads"


def rows(table) -> int | None:
    return db.session.scalar(select(func.count()).select_from(table))


@pytest.fixture
def deleted(owner):
    """A bout, a reading and an event, deleted at noon."""
    key = log_episode(owner, bout())
    delete_episode(owner, key)
    at = moment("2026-03-18 08:10")
    delete_reading(owner, log_reading(owner, BY_SLUG["caffeine_mg"], 90, at))
    delete_event(owner, add_event(owner, event()))
    return key


def test_for_thirty_days_a_deleted_entry_can_come_back(owner, deleted, lying, noon):
    noon(NOON + MONTH)

    purge(lying)

    restore_episode(owner, deleted)
    assert (rows(Episode), rows(Reading), rows(Event)) == (1, 1, 1)


def test_then_it_is_gone_for_good(deleted, lying, noon):
    noon(NOON + MONTH + SECOND)

    purge(lying)

    assert [rows(table) for table in (Episode, EpisodeSite, Reading, Event)] == [0, 0, 0, 0]


def test_what_is_not_deleted_stays(owner, lying, noon):
    log_episode(owner, bout())
    add_event(owner, event())
    noon(NOON + 100 * MONTH)

    purge(lying)

    assert (rows(Episode), rows(Event)) == (1, 1)


def test_old_forms_tries_and_sign_ins_are_forgotten(owner, lying, noon):
    with writing() as session:
        remember(session, owner, "a form", "done")
    attempts.begin(["account", "address"])
    sign_ins.open_sign_in(owner.id, "Firefox on Linux")
    noon(NOON + 3 * MONTH)

    purge(lying)

    assert (rows(Nonce), rows(Attempt), rows(SignIn)) == (0, 0, 0)


def test_fresh_forms_tries_and_sign_ins_stay(owner, lying):
    with writing() as session:
        remember(session, owner, "a form", "done")
    attempts.begin(["account", "address"])
    sign_ins.open_sign_in(owner.id, "Firefox on Linux")

    purge(lying)

    assert (rows(Nonce), rows(Attempt), rows(SignIn)) == (1, 2, 1)


def waiting(owner, lying, tmp_path, written) -> str:
    """A file put aside at some moment."""
    (tmp_path / "a.csv").write_bytes(b"date\n")
    with (tmp_path / "a.csv").open("rb") as file:
        token = uploads.keep_upload(owner, lying, file, "a.csv")
    os.utime(lying / token, (written.timestamp(), written.timestamp()))
    return token


def test_a_waiting_file_goes_after_a_day(owner, lying, tmp_path, noon):
    token = waiting(owner, lying, tmp_path, NOON)
    noon(NOON + timedelta(days=1) + SECOND)

    purge(lying)

    assert not (lying / token).exists()
    assert rows(Upload) == 0


def test_until_then_it_waits(owner, lying, tmp_path, noon):
    token = waiting(owner, lying, tmp_path, NOON)
    noon(NOON + timedelta(days=1))

    purge(lying)

    assert (lying / token).exists()


def test_an_old_file_of_which_no_row_tells_goes(lying, noon):
    lying.mkdir()
    for name, age in (("old", 2), ("fresh", 0)):
        written = (NOON - timedelta(days=age)).timestamp()
        (lying / name).touch()
        os.utime(lying / name, (written, written))

    purge(lying)

    assert [path.name for path in lying.iterdir()] == ["fresh"]
