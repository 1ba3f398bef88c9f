"""Another journal in the place of the present one, which is kept for a while."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from tests.builders import bout, event, own
from tests.conftest import NOON
from twitchlog import exports
from twitchlog.journal import factors, replacing
from twitchlog.journal.accounts import owner_named, remove_account
from twitchlog.journal.episodes import delete_episode, log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.missing import NotThere
from twitchlog.journal.opinions import opinions_of
from twitchlog.journal.portable import records_of
from twitchlog.journal.purge import purge
from twitchlog.models import Model
from twitchlog.opinions import NONE
from twitchlog.records import JournalRecords

pytestmark = pytest.mark.usefixtures("stage")
EMPTY = JournalRecords()
# What belongs to the account rather than to the journal, and stays when another takes its place.
OF_THE_ACCOUNT = {
    "access_tokens",
    "day_revisions",
    "feeds",
    "import_mappings",
    "nonces",
    "reminders",
    "replaced_journals",
    "shares",
    "sign_ins",
    "uploads",
}


def replaced_by(owner, records=EMPTY, opinions=NONE, nonce=None) -> str:
    return replacing.replace_journal(owner, records, opinions, exports.packed, nonce)


def whole(owner) -> bytes:
    """The full export, with the settings as they stand by now."""
    owner = owner_named(owner.username)
    return exports.packed(records_of(owner), opinions_of(owner))


@pytest.fixture
def present(owner):
    """A journal with a bout, one that was deleted, an event and a factor."""
    log_episode(owner, bout())
    delete_episode(owner, log_episode(owner, bout(note="deleted")))
    add_event(owner, event())
    factors.add_own_factor(owner, own())
    return records_of(owner_named(owner.username))


def test_another_journal_takes_the_place(owner, present):
    replaced_by(owner)

    assert records_of(owner).episodes == records_of(owner).events == ()


def test_the_present_one_is_kept_whole(owner, present):
    before = whole(owner)
    token = replaced_by(owner)

    assert replacing.content_of(owner, token) == before
    assert [one.token for one in replacing.replaced_journals(owner)] == [token]


def test_it_can_be_brought_back_with_its_ids(owner, present):
    before = whole(owner)
    opinions = opinions_of(owner)
    replaced_by(owner)
    replaced_by(owner, present, opinions)

    assert whole(owner) == before


def test_the_same_form_twice_replaces_once(owner, present):
    token = replaced_by(owner, nonce="abc")
    log_episode(owner, bout())

    assert replaced_by(owner, nonce="abc") == token
    assert len(records_of(owner).episodes) == 1


def test_a_journal_that_does_not_go_in_changes_nothing(owner, present):
    twice = JournalRecords(episodes=(*present.episodes, *present.episodes))
    with pytest.raises(IntegrityError):
        replaced_by(owner, twice)

    assert records_of(owner_named(owner.username)) == present
    assert replacing.replaced_journals(owner) == []


def test_only_the_newest_few_are_kept(owner, noon):
    tokens = []
    for minute in range(replacing.MOST_KEPT + 2):
        noon(NOON + timedelta(minutes=minute))
        tokens.append(replaced_by(owner))

    kept = [one.token for one in replacing.replaced_journals(owner)]
    assert kept == tokens[:1:-1]


def test_it_is_removed_after_a_month(owner, noon, tmp_path):
    replaced_by(owner)
    noon(NOON + replacing.KEPT_FOR)
    purge(tmp_path)
    assert len(replacing.replaced_journals(owner)) == 1

    noon(NOON + replacing.KEPT_FOR + timedelta(seconds=1))
    purge(tmp_path)
    assert replacing.replaced_journals(owner) == []


def test_it_can_be_removed_at_once(owner):
    token = replaced_by(owner)
    replacing.drop_replaced(owner, token)

    with pytest.raises(NotThere):
        replacing.content_of(owner, token)
    with pytest.raises(NotThere):
        replacing.drop_replaced(owner, token)


def test_it_goes_with_the_account(stranger):
    token = replaced_by(stranger)
    remove_account(stranger)

    with pytest.raises(NotThere):
        replacing.content_of(stranger, token)


def test_the_journals_of_others_stay_and_are_not_there(owner, stranger, present):
    log_episode(stranger, bout())
    token = replaced_by(owner)

    assert len(records_of(stranger).episodes) == 1
    assert replacing.replaced_journals(stranger) == []
    for act in (replacing.content_of, replacing.drop_replaced):
        with pytest.raises(NotThere):
            act(stranger, token)


def test_every_table_of_an_owner_is_replaced_or_known_to_stay():
    owned = {table.name for table in Model.metadata.tables.values() if "owner_id" in table.c}

    assert owned - {table.__tablename__ for table in replacing.CONTENT} <= OF_THE_ACCOUNT
