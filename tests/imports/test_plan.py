"""What an import would add, and what stands in its way."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.files import BOUT, EMPTY, exported, planned, read
from twitchlog.imports import plan, read_upload
from twitchlog.records import (
    DayStatement,
    EpisodeRecord,
    EventRecord,
    JournalRecords,
    OwnFactorRecord,
    ReadingRecord,
    ServingRecord,
    Settings,
    Site,
)

DAY = date(2026, 3, 1)
EIGHT = datetime(2026, 3, 1, 8, tzinfo=UTC)
EPISODES = "id,started_at,type,sites,strength"
ROW = f"a,{BOUT},cramp,calf:left; foot_arch:right,2"
EPISODE = EpisodeRecord(
    id="a",
    started_at=datetime(2026, 3, 1, 22, 15, tzinfo=timezone(timedelta(hours=1))),
    day=DAY,
    type="cramp",
    sites=(Site("calf", "left"), Site("foot_arch", "right")),
    strength=2,
)
WITH_EPISODE = JournalRecords(episodes=(EPISODE,))
READINGS = "date,at,factor,value,unit"
COFFEE = "2026-03-01,2026-03-01T08:00:00+00:00,caffeine_mg,90,mg"
EVENTS = ("date,kind,label,dose,note", "2026-03-01,illness,flu,,")


def caffeine(value, at=None):
    return ReadingRecord(day=DAY, factor="caffeine_mg", value=value, at=at)


def with_caffeine(*readings):
    return JournalRecords(readings=readings)


def states(outcome):
    return [(one.new, one.same, one.conflicting, one.wrong) for one in outcome.counts]


def told(outcome):
    return [(one.file, one.line, one.column, one.fact) for one in outcome.conflicts]


def test_a_new_episode_is_added():
    outcome = planned(EMPTY, episodes=(EPISODES, ROW))

    assert outcome.additions.episodes == (EPISODE,)
    assert (states(outcome), outcome.blocked) == ([(1, 0, 0, 0)], False)


def test_a_known_episode_is_not_added_again():
    outcome = planned(WITH_EPISODE, episodes=(EPISODES, ROW))

    assert (states(outcome), outcome.empty) == ([(0, 1, 0, 0)], True)


def test_a_known_id_with_other_content_is_a_conflict():
    outcome = planned(WITH_EPISODE, episodes=(EPISODES, f"{ROW[:-1]}3"))

    assert told(outcome) == [("episodes.csv", 2, "id", "strength")]
    assert (states(outcome), outcome.blocked) == ([(0, 0, 1, 0)], True)


def test_the_order_of_sites_is_no_difference():
    row = ROW.replace("calf:left; foot_arch:right", "foot_arch:right;calf:left")

    assert planned(WITH_EPISODE, episodes=(EPISODES, row)).empty


def test_a_blank_id_is_matched_by_start_type_and_sites():
    assert planned(WITH_EPISODE, episodes=(EPISODES, ROW[1:])).empty


def test_a_blank_id_is_matched_on_another_clock_as_well():
    row = ROW[1:].replace(BOUT, "2026-03-01T21:15:00Z")

    assert planned(WITH_EPISODE, episodes=(EPISODES, row)).empty


def test_a_blank_id_of_another_bout_gets_one():
    outcome = planned(WITH_EPISODE, episodes=(EPISODES, ROW[1:].replace("calf", "shin")))
    (added,) = outcome.additions.episodes

    assert added.id not in ("", "a")
    assert added.sites[0] == Site("shin", "left")


def test_an_episode_stays_on_its_day_where_the_file_says_nothing_else():
    moved = JournalRecords(episodes=(replace(EPISODE, day=date(2026, 2, 28)),))

    assert planned(moved, episodes=(EPISODES, ROW)).empty


def test_an_episode_on_another_day_of_a_full_export_is_a_conflict():
    moved = JournalRecords(episodes=(replace(EPISODE, day=date(2026, 2, 28)),))
    outcome = plan(moved, read_upload(exported(WITH_EPISODE), "mine.zip"))

    assert ("episodes.csv", 2, "id", "day") in told(outcome)


def test_a_new_value_is_a_statement():
    outcome = planned(EMPTY, days=("date,caffeine_mg", "2026-03-01,0"))

    assert outcome.additions.readings == (caffeine(0),)


def test_a_value_that_differs_from_the_journal_is_a_conflict():
    days = ("date,caffeine_mg", "2026-03-01,100")

    assert told(planned(with_caffeine(caffeine(90)), days=days)) == [
        ("days.csv", 2, "caffeine_mg", "90")
    ]
    assert planned(with_caffeine(caffeine(90, EIGHT)), days=days).blocked


def test_a_value_equal_to_the_readings_of_the_journal_is_known():
    journal = with_caffeine(caffeine(90, EIGHT), caffeine(80, EIGHT + timedelta(hours=1)))

    assert planned(journal, days=("date,caffeine_mg", "2026-03-01,170")).empty


def test_an_older_sum_does_not_stand_against_newer_readings():
    journal = with_caffeine(caffeine(90, EIGHT), caffeine(80, EIGHT + timedelta(hours=1)))
    outcome = planned(
        journal, days=("date,caffeine_mg", "2026-03-01,90"), readings=(READINGS, COFFEE)
    )

    assert (outcome.empty, outcome.blocked) == (True, False)


def test_equal_readings_are_counted_not_merged():
    outcome = planned(with_caffeine(caffeine(90, EIGHT)), readings=(READINGS, COFFEE, COFFEE))

    assert outcome.additions.readings == (caffeine(90, EIGHT),)
    assert states(outcome) == [(1, 1, 0, 0)]


def test_a_day_without_twitches_is_new_once():
    days = ("date,tracked", "2026-03-01,none")
    said = (DayStatement(day=DAY, none=True),)

    assert planned(EMPTY, days=days).additions.days == said
    assert planned(JournalRecords(days=said), days=days).empty


@pytest.mark.parametrize("journal", [EMPTY, WITH_EPISODE])
def test_episodes_beat_none(journal):
    outcome = planned(journal, days=("date,tracked", "2026-03-01,none"), episodes=(EPISODES, ROW))

    assert (outcome.additions.days, outcome.blocked) == ((), False)


def test_a_note_joins_what_the_day_has():
    journal = JournalRecords(days=(DayStatement(day=DAY, none=True),))
    outcome = planned(journal, days=("date,note", "2026-03-01,calm"))

    assert outcome.additions.days == (DayStatement(day=DAY, none=True, note="calm"),)


def test_another_note_is_a_conflict():
    journal = JournalRecords(days=(DayStatement(day=DAY, note="calm"),))

    assert told(planned(journal, days=("date,note", "2026-03-01,busy"))) == [
        ("days.csv", 2, "note", "calm")
    ]


def test_blank_never_takes_anything_away():
    journal = JournalRecords(
        days=(DayStatement(day=DAY, none=True, note="calm"),), readings=(caffeine(90),)
    )

    assert planned(journal, days=("date,tracked,caffeine_mg,note", "2026-03-01,,,")).empty


def test_events_are_matched_by_all_they_show():
    known = EventRecord(id="e", day=DAY, kind="illness", label="flu")
    outcome = planned(JournalRecords(events=(known,)), events=(*EVENTS, EVENTS[1]))
    (added,) = outcome.additions.events

    assert replace(added, id="e") == known
    assert added.id not in ("", "e")


def test_a_bare_own_column_is_listed_for_asking():
    outcome = planned(EMPTY, days=("date,own_tea", "2026-03-01,2"))

    assert outcome.assumed == (OwnFactorRecord(slug="own_tea", label="tea"),)
    assert outcome.additions.own_factors == outcome.assumed


def test_an_own_column_that_the_journal_knows_follows_its_rules():
    own = OwnFactorRecord(slug="own_tea", label="Tee", lowest=-5, highest=5)
    outcome = planned(JournalRecords(own_factors=(own,)), days=("date,own_tea", "2026-03-01,-3"))

    assert (outcome.assumed, outcome.additions.own_factors, outcome.errors) == ((), (), ())


def test_an_own_factor_defined_otherwise_is_a_conflict():
    own = OwnFactorRecord(slug="own_tea", label="tea")
    other = JournalRecords(own_factors=(replace(own, lag=1),))
    outcome = plan(other, read_upload(exported(JournalRecords(own_factors=(own,))), "mine.zip"))

    assert told(outcome) == [("journal.json", 1, "", "lag")]


def test_settings_and_servings_go_into_an_empty_journal_only():
    serving = ServingRecord(factor="caffeine_mg", label="mug", amount=120.0)
    file = exported(JournalRecords(settings=Settings(zone="Asia/Tokyo"), servings=(serving,)))
    into_empty = plan(EMPTY, read_upload(file, "mine.zip"))
    into_other = plan(WITH_EPISODE, read_upload(file, "mine.zip"))

    assert into_empty.settings == into_empty.additions.settings == Settings(zone="Asia/Tokyo")
    assert into_empty.additions.servings == (serving,)
    assert (into_other.settings, into_other.empty) == (None, True)


def test_one_wrong_row_blocks_everything_and_counts_once():
    outcome = planned(EMPTY, episodes=(EPISODES, ROW, f"b,{BOUT},twitch,leg,9"))

    assert (outcome.blocked, states(outcome)) == (True, [(1, 0, 0, 1)])
    assert [error.column for error in outcome.errors] == ["type", "sites", "strength"]


def test_a_wrong_row_after_ten_thousand_good_ones_is_found():
    good = (f"{n},{BOUT},cramp,calf:left,2" for n in range(10_000))
    outcome = plan(EMPTY, read(EPISODES, *good, ROW.replace("cramp", "=cmd")))

    assert outcome.blocked
    assert [(error.line, error.value) for error in outcome.errors] == [(10_002, "=cmd")]
