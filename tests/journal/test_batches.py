"""Imports that can be undone."""

import pytest

from tests.builders import LEFT_CALF, TODAY, moment
from twitchlog.catalogue import BY_SLUG
from twitchlog.journal import check_in, episodes, events, readings
from twitchlog.journal.batches import add_import, import_of, imports_of
from twitchlog.journal.factors import choose_factors
from twitchlog.journal.missing import NotThere
from twitchlog.journal.portable import records_of
from twitchlog.journal.undoing_imports import Kept, kept_of, undo_import
from twitchlog.records import (
    CheckIn,
    DayStatement,
    EpisodeEntry,
    EpisodeRecord,
    EventRecord,
    JournalRecords,
    OwnFactorRecord,
    ReadingRecord,
)

pytestmark = pytest.mark.usefixtures("stage")
NOON = moment("2026-03-17 12:00")
DAY = NOON.date()
FILE = JournalRecords(
    own_factors=(OwnFactorRecord(slug="own_tea", label="Tea"),),
    episodes=(
        EpisodeRecord(id="e1", started_at=NOON, day=DAY, type="fasciculation", sites=(LEFT_CALF,)),
    ),
    readings=(
        ReadingRecord(day=DAY, factor="sleep_h", value=7.5),
        ReadingRecord(day=DAY, factor="own_tea", value=3),
        ReadingRecord(day=DAY, factor="caffeine_mg", value=90, at=NOON),
    ),
    days=(DayStatement(day=TODAY, none=True, note="from a file"),),
    events=(EventRecord(id="v1", day=DAY, kind="illness", label="Flu"),),
)


@pytest.fixture
def imported(owner):
    """The number of an import of everything."""
    add_import(owner, FILE, name="diary.csv", token="token")
    return imports_of(owner)[0].id


def test_an_import_is_listed_with_its_name_and_counts(owner, imported):
    (one,) = imports_of(owner)

    assert (one.name, one.undone_at) == ("diary.csv", None)
    assert one.counts == {"episodes": 1, "readings": 3, "days": 1, "events": 1, "own_factors": 1}


def test_the_same_token_imports_once(owner, imported):
    add_import(owner, FILE, name="diary.csv", token="token")

    assert len(imports_of(owner)) == 1


def test_undoing_leaves_the_journal_as_it_was(owner):
    check_in.save_check_in(owner, TODAY, CheckIn(changed={"stress": 3}, note="mine", none=True))
    before = records_of(owner)
    changed = DayStatement(day=TODAY, none=True, note="mine, and more")
    add_import(owner, JournalRecords(days=(changed,), episodes=FILE.episodes), name="a")

    assert undo_import(owner, imports_of(owner)[0].id) == []
    assert records_of(owner) == before


def test_everything_that_came_in_goes(owner, imported):
    assert undo_import(owner, imported) == []

    left = records_of(owner)
    assert not any((left.episodes, left.readings, left.days, left.events, left.own_factors))
    assert import_of(owner, imported).undone_at is not None


def test_what_was_written_anew_stays_and_is_named(owner, imported):
    check_in.save_check_in(owner, DAY, CheckIn(changed={"sleep_h": 6.0}))
    check_in.save_check_in(owner, TODAY, CheckIn(note="mine now"))
    events.change_event(owner, EventRecord(id="v1", day=DAY, kind="illness", label="A cold"))
    entry = EpisodeEntry(type="cramp", sites=(LEFT_CALF,), started_at=NOON)
    episodes.change_episode(owner, "e1", entry, 1)
    kept = [
        Kept("episode", DAY, "cramp"),
        Kept("statement", DAY, "sleep_h"),
        Kept("day", TODAY),
        Kept("event", DAY, "A cold"),
    ]

    assert kept_of(owner, imported) == kept
    assert undo_import(owner, imported) == kept
    left = records_of(owner)
    assert [one.value for one in left.readings] == [6.0]
    assert (left.own_factors, left.events[0].label, left.days[0].note) == ((), "A cold", "mine now")


def test_an_own_factor_that_is_in_use_stays(owner, imported):
    choose_factors(owner, ["own_tea"])

    assert undo_import(owner, imported) == [Kept("own_factor", None, "Tea")]
    assert records_of(owner).own_factors == FILE.own_factors


def test_a_statement_that_a_quick_addition_raised_stays(owner, imported):
    readings.log_reading(owner, BY_SLUG["caffeine_mg"], 50, NOON)

    assert undo_import(owner, imported) == []
    assert [one.value for one in records_of(owner).readings] == [50]


def test_no_twitches_that_an_import_ended_stands_again(owner):
    check_in.save_check_in(owner, DAY, CheckIn(none=True))
    add_import(owner, JournalRecords(episodes=FILE.episodes), name="a")
    assert not records_of(owner).days
    undo_import(owner, imports_of(owner)[0].id)

    assert records_of(owner).days == (DayStatement(day=DAY, none=True),)


def test_what_was_there_before_stays(owner):
    readings.log_reading(owner, BY_SLUG["caffeine_mg"], 90, NOON)
    before = records_of(owner)
    add_import(owner, FILE, name="a")
    undo_import(owner, imports_of(owner)[0].id)

    assert records_of(owner) == before


def test_undoing_twice_does_nothing_more(owner, imported):
    undo_import(owner, imported)
    add_import(owner, FILE, name="again")

    assert undo_import(owner, imported) == []
    assert len(records_of(owner).episodes) == 1


def test_the_imports_of_others_are_not_there(stranger, imported):
    assert imports_of(stranger) == []
    for act in (import_of, kept_of, undo_import):
        with pytest.raises(NotThere):
            act(stranger, imported)
