"""Revisions: whatever changes what is known of a day changes the revisions that the day is in."""

import ast
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders import TODAY, YESTERDAY, bout, event, moment, own
from twitchlog import clock, exports, journal
from twitchlog.catalogue import BY_SLUG
from twitchlog.journal import (
    accounts,
    batches,
    cards,
    check_in,
    episodes,
    events,
    factors,
    portable,
    readings,
    replacing,
    signs,
    story,
    suspicions,
    typed,
    undoing,
    undoing_imports,
)
from twitchlog.journal.opinions import opinions_of
from twitchlog.journal.purge import purge
from twitchlog.journal.revisions import Revision, revision, runs_of_weeks
from twitchlog.opinions import Opinions
from twitchlog.records import (
    CheckIn,
    DayStatement,
    EpisodeRecord,
    JournalRecords,
    ReadingRecord,
    ServingRecord,
    Settings,
    Site,
)
from twitchlog.signs import SignsCheck
from twitchlog.story import Story

pytestmark = pytest.mark.usefixtures("stage")

CAFFEINE = BY_SLUG["caffeine_mg"]
LAST_YEAR = date(2025, 7, 1)
CHECKED = date(2026, 1, 7)
ELSEWHERE = {"sites": (Site("thumb", "right"),)}
COFFEE = [ServingRecord(factor="caffeine_mg", label="large", amount=200.0)]


@dataclass
class There:
    """What is there before a verb acts."""

    bout: str
    going: str
    deleted: str
    reading: int
    gone_reading: int
    said: str
    event: str
    gone_event: str
    imported: int
    typed: str


def imported(owner):
    """The number of an import of one day."""
    quiet = DayStatement(day=date(2025, 11, 1), none=True)
    batches.add_import(owner, JournalRecords(days=(quiet,)), name="b.csv")
    return batches.imports_of(owner)[0].id


@pytest.fixture
def there(owner):
    """Bouts, readings, a check-in and events, one of each deleted."""
    new = [episodes.log_episode(owner, bout(start)) for start in ("2026-03-18 09:00",) * 3]
    read = [readings.log_reading(owner, CAFFEINE, 90, moment("2026-03-18 08:00")) for _ in "ab"]
    noted = [events.add_event(owner, event()) for _ in "ab"]
    there = There(
        bout=new[0],
        going=episodes.log_episode(owner, bout("2026-03-17 22:00", still_going=True)),
        deleted=new[2],
        reading=read[0],
        gone_reading=read[1],
        said=check_in.save_check_in(owner, LAST_YEAR, CheckIn(changed={"stress": 3}, none=True)),
        event=noted[0],
        gone_event=noted[1],
        imported=imported(owner),
        typed=typed.save_typed(owner, [bout("2026-03-18 10:30")], []),
    )
    factors.add_own_factor(owner, own())
    checks = (SignsCheck(day=day, answers=(("grip", "no"),)) for day in (LAST_YEAR, CHECKED))
    portable.add_records(owner, JournalRecords(), opinions=Opinions(checks=tuple(checks)))
    signs.delete_check(owner, LAST_YEAR)
    episodes.delete_episode(owner, there.deleted)
    readings.delete_reading(owner, there.gone_reading)
    events.delete_event(owner, there.gone_event)
    return there


FILE = JournalRecords(
    settings=Settings(),
    episodes=(
        EpisodeRecord(
            id="from-a-file",
            started_at=moment("2025-12-24 20:00"),
            day=date(2025, 12, 24),
            type="cramp",
            sites=(Site("calf", "left"),),
        ),
    ),
    readings=(ReadingRecord(day=YESTERDAY, factor="sleep_h", value=7.0),),
    days=(DayStatement(day=date(2025, 12, 25), none=True),),
)
OF_DAYS = {
    "episodes.log_episode": lambda who, there: episodes.log_episode(who, bout()),
    "episodes.change_episode": lambda who, there: episodes.change_episode(
        who, there.bout, bout("2026-03-18 09:00", **ELSEWHERE), 1
    ),
    "episodes.delete_episode": lambda who, there: episodes.delete_episode(who, there.bout),
    "episodes.restore_episode": lambda who, there: episodes.restore_episode(who, there.deleted),
    "undoing.undo_log": lambda who, there: undoing.undo_log(who, there.bout),
    "episodes.repeat_episode": lambda who, there: episodes.repeat_episode(who, there.bout),
    "episodes.still_there": lambda who, there: episodes.still_there(who, there.going),
    "episodes.end_episode": lambda who, there: episodes.end_episode(who, there.going),
    "readings.log_reading": lambda who, there: readings.log_reading(
        who, CAFFEINE, 90, moment("2026-03-18 10:00")
    ),
    "readings.delete_reading": lambda who, there: readings.delete_reading(who, there.reading),
    "readings.restore_reading": lambda who, there: readings.restore_reading(
        who, there.gone_reading
    ),
    "check_in.save_check_in": lambda who, there: check_in.save_check_in(
        who, LAST_YEAR, CheckIn(note="quiet")
    ),
    "check_in.undo_check_in": lambda who, there: check_in.undo_check_in(who, there.said),
    "portable.add_records": lambda who, there: portable.add_records(who, FILE),
    "batches.add_import": lambda who, there: batches.add_import(who, FILE, name="a.csv"),
    "undoing_imports.undo_import": lambda who, there: undoing_imports.undo_import(
        who, there.imported
    ),
    "replacing.replace_journal": lambda who, there: replacing.replace_journal(
        who, FILE, Opinions(), exports.packed
    ),
    "typed.save_typed": lambda who, there: typed.save_typed(who, [bout()], []),
    "typed.undo_typed": lambda who, there: typed.undo_typed(who, there.typed),
}
OF_THE_REST = {
    "accounts.save_settings": lambda who, there: accounts.save_settings(
        who, Settings(zone="Asia/Tokyo", week_starts_on=6)
    ),
    "events.add_event": lambda who, there: events.add_event(who, event("Flu")),
    "events.change_event": lambda who, there: events.change_event(
        who, event("Zinc", id=there.event)
    ),
    "events.delete_event": lambda who, there: events.delete_event(who, there.event),
    "events.restore_event": lambda who, there: events.restore_event(who, there.gone_event),
    "factors.add_own_factor": lambda who, there: factors.add_own_factor(who, own("Tea")),
    "factors.choose_factors": lambda who, there: factors.choose_factors(who, ["stress"]),
    "factors.relabel_own_factor": lambda who, there: factors.relabel_own_factor(
        who, "own_cups_of_yerba", "Mate", 1
    ),
    "factors.retire_own_factor": lambda who, there: factors.retire_own_factor(
        who, "own_cups_of_yerba"
    ),
    "factors.set_servings": lambda who, there: factors.set_servings(who, "caffeine_mg", COFFEE),
    "suspicions.suspect": lambda who, there: suspicions.suspect(who, ["stress"]),
    "cards.choose_card": lambda who, there: cards.choose_card(who, "stress", "pinned"),
    "story.tell": lambda who, there: story.tell(who, Story(onset="March")),
    "signs.answer": lambda who, there: signs.answer(who, {"grip": "yes"}),
    "signs.delete_check": lambda who, there: signs.delete_check(who, CHECKED),
    "signs.restore_check": lambda who, there: signs.restore_check(who, LAST_YEAR),
    "signs.remind": lambda who, there: signs.remind(who, True),
}
# Who is signed in, and files that only wait; and what changes nothing that is known of a journal.
OF_NO_JOURNAL = (
    "attempts",
    "handed_out",
    "mappings",
    "reminders",
    "shares",
    "sign_ins",
    "site_settings",
    "unlocking",
    "uploads",
)
CHANGES_NOTHING_KNOWN = {
    "accounts.create_account",
    "accounts.make_admin",
    "accounts.remove_account",
    "purge.purge",
    "replacing.drop_replaced",
}


def by_value(owner):
    """What a result names that rests on more than days."""
    who = accounts.owner_named(owner.username)
    named = factors.factors_of(who, retired=True), events.events_of(who), factors.servings_of(who)
    return who.settings, opinions_of(who), *named


def test_every_verb_that_writes_is_walked_here():
    verbs = set()
    for path in Path(journal.__path__[0]).glob("*.py"):
        tree = ast.parse(path.read_text())
        writes = [one for one in tree.body if "with writing()" in ast.unparse(one)]
        names = {f"{path.stem}.{one.name}" for one in writes if not one.name.startswith("_")}
        verbs |= set() if path.stem in OF_NO_JOURNAL else names

    assert verbs == OF_DAYS.keys() | OF_THE_REST.keys() | CHANGES_NOTHING_KNOWN


@pytest.mark.parametrize("verb", OF_DAYS)
def test_what_changes_days_changes_their_revision(owner, there, verb):
    known, before = portable.records_of(owner), revision(owner)
    OF_DAYS[verb](owner, there)

    assert portable.records_of(owner) != known
    assert revision(owner) != before


@pytest.mark.parametrize("verb", OF_THE_REST)
def test_what_changes_the_rest_is_named_by_value(owner, there, verb):
    before = by_value(owner)
    OF_THE_REST[verb](owner, there)

    assert by_value(owner) != before


def test_a_bout_that_moves_changes_the_day_it_leaves_and_the_one_it_comes_to(owner, there):
    days = YESTERDAY - timedelta(days=3), TODAY
    before = [revision(owner, day, day) for day in days]
    episodes.change_episode(owner, there.bout, bout("2026-03-14 09:00"), 1)

    assert all(revision(owner, day, day) != was for day, was in zip(days, before, strict=True))


def test_days_before_and_after_a_change_keep_their_revision(owner, there):
    check_in.save_check_in(owner, date(2025, 6, 30), CheckIn(none=True))
    before = revision(owner, last=YESTERDAY), revision(owner, first=TODAY)
    episodes.log_episode(owner, bout())

    assert revision(owner, last=YESTERDAY) == before[0]
    assert revision(owner, first=TODAY) != before[1]


def test_a_change_that_is_not_saved_changes_no_revision(owner, there):
    before = revision(owner)
    with pytest.raises(episodes.ChangedMeanwhile):
        episodes.change_episode(owner, there.bout, bout("2026-03-14 09:00"), 7)

    assert revision(owner) == before


def test_a_strangers_entries_change_no_revision_of_mine(owner, stranger, there):
    before = revision(owner)
    episodes.log_episode(stranger, bout())

    assert revision(owner) == before
    assert revision(stranger).days == 1


def test_a_day_put_back_as_it_was_has_another_revision(owner, there):
    before = revision(owner)
    episodes.delete_episode(owner, there.bout)
    episodes.restore_episode(owner, there.bout)

    assert revision(owner) != before


def test_runs_of_weeks_have_revisions_of_their_own(owner, there):
    first, last = date(2025, 6, 25), TODAY
    runs = runs_of_weeks(owner, first, last, 4)

    assert [run.revision for run in runs] == [revision(owner, *run[:2]) for run in runs]
    assert [sum(run.first <= day <= run.last for run in runs) for day in (LAST_YEAR, TODAY)] == [
        1
    ] * 2
    assert runs[0].first == first or runs[0].first.weekday() == owner.settings.week_starts_on


def test_runs_end_with_the_span(owner, there):
    (run,) = runs_of_weeks(owner, LAST_YEAR, LAST_YEAR, 4)

    assert run == (LAST_YEAR, LAST_YEAR, revision(owner, LAST_YEAR, LAST_YEAR))


def test_an_empty_journal_has_the_revision_of_nothing(owner):
    assert revision(owner) == Revision(0, 0)
    assert runs_of_weeks(owner, clock.EARLIEST, clock.LATEST, 4) == []


def test_purging_shows_nothing_else_than_before(owner, there, noon, tmp_path):
    known = portable.records_of(owner)
    noon(clock.now() + timedelta(days=31))
    purge(tmp_path)

    assert portable.records_of(owner) == known
