"""What came with an import."""

import pytest

from tests.builders import LEFT_CALF, moment
from twitchlog.journal.arrivals import Arrived, arrivals
from twitchlog.journal.batches import add_import, imports_of
from twitchlog.journal.episodes import delete_episode
from twitchlog.journal.missing import NotThere
from twitchlog.records import (
    DayStatement,
    EpisodeRecord,
    EventRecord,
    JournalRecords,
    ReadingRecord,
)

pytestmark = pytest.mark.usefixtures("stage")
FIRST, LAST = moment("2024-02-28 12:00"), moment("2024-03-05 12:00")
BOUTS = tuple(
    EpisodeRecord(id=f"e{n}", started_at=at, day=at.date(), type="cramp", sites=(LEFT_CALF,))
    for n, at in enumerate((FIRST, LAST))
)
FILE = JournalRecords(
    episodes=BOUTS,
    readings=(
        ReadingRecord(day=FIRST.date(), factor="sleep_h", value=7.5),
        ReadingRecord(day=FIRST.date(), factor="caffeine_mg", value=90),
        ReadingRecord(day=LAST.date(), factor="caffeine_mg", value=90, at=LAST),
    ),
    days=(DayStatement(day=moment("2024-03-01 12:00").date(), none=True, note="quiet"),),
    events=(EventRecord(id="v1", day=LAST.date(), kind="illness", label="Flu"),),
)


@pytest.fixture
def imported(owner):
    """The number of an import of everything."""
    add_import(owner, FILE, name="diary.csv")
    return imports_of(owner)[0].id


def test_each_kind_is_counted_with_its_first_and_its_last_day(owner, imported):
    first, between, last = FIRST.date(), moment("2024-03-01 12:00").date(), LAST.date()

    assert arrivals(owner, imported) == [
        Arrived("bouts", 2, first, last),
        Arrived("without", 1, between, between),
        Arrived("values", 2, first, last, "caffeine_mg"),
        Arrived("values", 1, first, first, "sleep_h"),
        Arrived("notes", 1, between, between),
        Arrived("events", 1, last, last),
    ]


def test_what_was_deleted_since_is_not_counted(owner, imported):
    delete_episode(owner, "e0")

    assert arrivals(owner, imported)[0] == Arrived("bouts", 1, LAST.date(), LAST.date())


def test_what_others_brought_is_not_there(stranger, imported):
    with pytest.raises(NotThere):
        arrivals(stranger, imported)
