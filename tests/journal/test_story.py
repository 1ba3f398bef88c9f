"""What owners tell of how it began."""

import pytest

from twitchlog.journal.accounts import remove_account
from twitchlog.journal.portable import add_records
from twitchlog.journal.story import story_of, tell
from twitchlog.opinions import Opinions
from twitchlog.records import JournalRecords
from twitchlog.story import UNTOLD, Story

pytestmark = pytest.mark.usefixtures("stage")
TOLD = Story(onset="Spring 2024", first_site="Left calf")


def test_before_it_is_told_there_is_none(owner):
    assert story_of(owner) == UNTOLD


def test_it_is_kept_as_it_was_told(owner):
    tell(owner, TOLD)

    assert story_of(owner) == TOLD


def test_telling_it_anew_leaves_nothing_of_before(owner):
    tell(owner, TOLD)
    tell(owner, Story(course="In spells"))

    assert story_of(owner) == Story(course="In spells")


def test_it_is_its_owners_alone(owner, stranger):
    tell(owner, TOLD)
    tell(stranger, Story())

    assert (story_of(owner), story_of(stranger)) == (TOLD, UNTOLD)


def test_an_import_fills_in_what_was_not_told(owner):
    tell(owner, Story(onset="April 2024"))
    add_records(owner, JournalRecords(), opinions=Opinions(story=Story(family="An aunt")))

    assert story_of(owner) == Story(onset="April 2024", family="An aunt")


def test_it_goes_with_the_account(stranger):
    tell(stranger, TOLD)
    remove_account(stranger)

    assert story_of(stranger) == UNTOLD
