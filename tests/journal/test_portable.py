"""A whole journal at once: out of one account, into another."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from sqlalchemy import delete

from tests.builders import TODAY, YESTERDAY, bout, event, moment, own
from tests.journals import journals
from twitchlog.catalogue import BY_SLUG
from twitchlog.database import writing
from twitchlog.exports.columns import episode_order, event_order, reading_order
from twitchlog.journal.accounts import owner_named
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import delete_episode, log_episode
from twitchlog.journal.events import add_event, delete_event
from twitchlog.journal.factors import add_own_factor
from twitchlog.journal.listing import day_of
from twitchlog.journal.portable import (
    AlreadyThere,
    add_records,
    episodes_of,
    records_of,
)
from twitchlog.journal.readings import delete_reading, log_reading
from twitchlog.models import DayRow, Episode, Event, OwnFactor, Reading, Serving
from twitchlog.records import (
    CheckIn,
    DayStatement,
    EpisodeRecord,
    JournalRecords,
    OwnFactorRecord,
    ReadingRecord,
)

pytestmark = pytest.mark.usefixtures("stage")


def comparable(records):
    """Records in one order, without what an import makes anew."""
    return replace(
        records,
        servings=tuple(replace(s, references=()) for s in sorted(records.servings, key=_factor)),
        episodes=tuple(sorted(records.episodes, key=episode_order)),
        readings=tuple(sorted(records.readings, key=reading_order)),
        days=tuple(sorted(records.days, key=lambda said: said.day)),
        events=tuple(sorted((replace(e, id="") for e in records.events), key=event_order)),
    )


def _factor(serving):
    return serving.factor


def emptied(owner):
    with writing() as session:
        for table in (Episode, DayRow, Reading, OwnFactor, Serving, Event):
            session.execute(delete(table).where(table.owner_id == owner.id))
    return owner


def record(public_id, **more):
    said = bout()
    fields = {name: getattr(said, name) for name in type(said).__slots__}
    return EpisodeRecord(id=public_id, day=TODAY, **(fields | more))


@settings(max_examples=25)
@given(journals())
def test_any_journal_is_the_same_in_another_account(stranger, journal):
    add_records(emptied(stranger), journal, settings=journal.settings)
    taken = records_of(owner_named(stranger.username))

    assert comparable(taken) == comparable(journal)


def test_a_journal_logged_by_hand_is_the_same_in_another_account(owner, stranger):
    slug = add_own_factor(owner, own(lag=2))
    log_episode(owner, bout("2026-03-18 01:30", note="a\nb", ended_at=moment("2026-03-18 01:40")))
    log_episode(owner, bout(still_going=True, strength=0))
    save_check_in(owner, YESTERDAY, CheckIn(changed={slug: 0.0, "sleep_h": 7.5}, note="x"))
    save_check_in(owner, date(2026, 3, 10), CheckIn(none=True))
    log_reading(owner, BY_SLUG["caffeine_mg"], 90, moment("2026-03-18 08:10"))
    add_event(owner, event(dose="400 mg"))
    records = records_of(owner_named(owner.username))
    add_records(stranger, records, settings=records.settings)

    assert comparable(records_of(owner_named(stranger.username))) == comparable(records)


def test_what_is_deleted_does_not_leave(owner):
    delete_episode(owner, log_episode(owner, bout()))
    delete_event(owner, add_event(owner, event()))
    delete_reading(
        owner, log_reading(owner, BY_SLUG["caffeine_mg"], 90, moment("2026-03-18 08:10"))
    )

    assert records_of(owner) == JournalRecords(settings=owner.settings)


def test_settings_stay_unless_they_are_to_be_taken_over(owner):
    add_records(owner, JournalRecords(settings=replace(owner.settings, zone="Asia/Tokyo")))

    assert owner_named(owner.username).settings == owner.settings


def test_a_deleted_bout_comes_back_from_a_file(owner):
    public_id = log_episode(owner, bout(note="mine"))
    saved = records_of(owner)
    delete_episode(owner, public_id)
    add_records(owner, JournalRecords(episodes=saved.episodes))

    assert records_of(owner).episodes == saved.episodes


def test_a_bout_that_is_there_already_stops_an_import_whole(owner):
    public_id = log_episode(owner, bout())
    additions = JournalRecords(episodes=(record("new"), record(public_id)))

    with pytest.raises(AlreadyThere):
        add_records(owner, additions)
    assert [one.id for one in episodes_of(owner)] == [public_id]


@pytest.mark.parametrize(
    "additions",
    [
        JournalRecords(own_factors=(OwnFactorRecord(slug="own_cups_of_yerba", label="x"),)),
        JournalRecords(readings=(ReadingRecord(day=TODAY, factor="sleep_h", value=1),)),
    ],
)
def test_what_was_said_meanwhile_stops_an_import_whole(owner, additions):
    add_own_factor(owner, own())
    save_check_in(owner, TODAY, CheckIn(changed={"sleep_h": 7.0}))

    with pytest.raises(AlreadyThere):
        add_records(owner, replace(additions, episodes=(record("new"),)))
    assert list(episodes_of(owner)) == []


def test_an_imported_bout_ends_a_none(owner):
    save_check_in(owner, TODAY, CheckIn(none=True))
    add_records(owner, JournalRecords(episodes=(record("new"),)))

    assert day_of(owner, TODAY).summary.tracked == "episodes"
    delete_episode(owner, "new")
    assert day_of(owner, TODAY).summary.tracked is None


def test_a_bout_without_an_id_gets_one(owner):
    add_records(owner, JournalRecords(episodes=(record(""), record(""))))
    first, second = episodes_of(owner)

    assert first.id
    assert second.id not in ("", first.id)


def test_a_day_that_was_spoken_of_is_replaced(owner):
    save_check_in(owner, TODAY, CheckIn(note="old", none=True))
    add_records(owner, JournalRecords(days=(DayStatement(day=TODAY, note="new"),)))

    assert records_of(owner).days == (DayStatement(day=TODAY, note="new"),)


def test_bouts_are_read_within_a_span(owner):
    for day in (16, 17, 18):
        log_episode(owner, bout(f"2026-03-{day} 12:00"))
    found = episodes_of(owner, YESTERDAY, YESTERDAY)

    assert [one.day for one in found] == [YESTERDAY]


def test_many_bouts_are_read_in_batches_and_in_order(owner):
    many = tuple(record(f"{n:04}", started_at=moment("2026-03-18 12:00")) for n in range(1100))
    add_records(owner, JournalRecords(episodes=many))

    assert tuple(episodes_of(owner)) == many
