"""Readings: timed ones add up by their factor's rule, and a statement wins."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import TODAY, YESTERDAY, moment, own
from twitchlog import daily
from twitchlog.catalogue import BY_SLUG, COMBINES, OutOfRange
from twitchlog.database import writing
from twitchlog.journal.check_in import save_check_in, undo_check_in
from twitchlog.journal.factors import add_own_factor, factors_of
from twitchlog.journal.listing import day_of
from twitchlog.journal.missing import NotThere
from twitchlog.journal.portable import add_records, readings_of
from twitchlog.journal.readings import (
    delete_reading,
    effective_values,
    log_reading,
    restore_reading,
    set_statement,
)
from twitchlog.models import Reading
from twitchlog.records import Addition, CheckIn, JournalRecords, ReadingRecord

pytestmark = pytest.mark.usefixtures("stage")
CAFFEINE = BY_SLUG["caffeine_mg"]


def log(owner, value, time="08:00", factor=CAFFEINE):
    return log_reading(owner, factor, value, moment(f"2026-03-18 {time}"))


def value_of(owner, slug="caffeine_mg", day=TODAY):
    return day_of(owner, day).summary.values.get(slug)


def factor_with(owner, rule):
    slug = add_own_factor(owner, own(combine=rule, lowest=-1000))
    return next(factor for factor in factors_of(owner) if factor.slug == slug)


def test_a_reading_keeps_its_time_and_belongs_to_its_day(owner):
    log(owner, 90, "01:30")
    (reading,) = day_of(owner, YESTERDAY).readings

    assert reading.at.isoformat() == "2026-03-18T01:30:00+01:00"
    assert (reading.factor, reading.value) == ("caffeine_mg", 90)


@pytest.mark.parametrize(("rule", "made"), [("sum", 9), ("mean", 3), ("max", 5), ("last", 1)])
def test_readings_make_a_day_by_the_rule_of_their_factor(owner, rule, made):
    factor = factor_with(owner, rule)
    for value, time in ((3, "08:00"), (1, "20:00"), (5, "09:00")):
        log(owner, value, time, factor)

    assert value_of(owner, factor.slug) == made


@pytest.mark.parametrize("rule", COMBINES)
@settings(max_examples=15)
@given(
    timed=st.lists(st.tuples(st.integers(4, 23), st.floats(-1000, 1000)), max_size=5),
    stated=st.none() | st.sampled_from([0.0, 7.25, -3.0]),
)
def test_the_database_adds_up_as_the_rules_do(owner, rule, timed, stated):
    factor = factor_with(owner, rule)
    for hour, value in timed:
        log(owner, value, f"{hour:02}:00", factor)
    with writing() as session:
        set_statement(session, owner, TODAY, factor.slug, stated)
    expected = daily.combine(factor, [r for r in readings_of(owner) if r.factor == factor.slug])

    assert value_of(owner, factor.slug) == (expected and pytest.approx(expected, abs=1e-9))


@pytest.mark.parametrize("stated", [0.0, 40.0])
def test_a_statement_beats_readings(owner, stated):
    log(owner, 90)
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": stated}))

    assert value_of(owner) == stated


def test_a_reading_after_a_statement_raises_it(owner):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 40.0}))
    log(owner, 90)

    assert value_of(owner) == 130


def test_a_statement_never_rises_above_what_is_possible(owner):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 4990.0}))
    log(owner, 90)

    assert value_of(owner) == 5000


@pytest.mark.parametrize("rule", ["mean", "max", "last"])
def test_only_what_adds_up_raises_a_statement(owner, rule):
    factor = factor_with(owner, rule)
    save_check_in(owner, TODAY, CheckIn(changed={factor.slug: 4.0}))
    log(owner, 9, factor=factor)

    assert value_of(owner, factor.slug) == 4


def test_a_deleted_reading_counts_no_more_and_comes_back(owner):
    reading = log(owner, 90)

    assert delete_reading(owner, reading) == TODAY
    assert value_of(owner) is None
    assert restore_reading(owner, reading) == TODAY
    assert value_of(owner) == 90


def test_a_deleted_reading_lowers_the_statement_that_it_raised(owner):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 40.0}))
    reading = log(owner, 90)

    delete_reading(owner, reading)
    assert value_of(owner) == 40
    restore_reading(owner, reading)
    assert value_of(owner) == 130


def test_a_statement_made_after_a_reading_stays_when_it_is_deleted(owner):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 40.0}))
    reading = log(owner, 90)
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 200.0}))

    delete_reading(owner, reading)
    assert value_of(owner) == 200
    restore_reading(owner, reading)
    assert value_of(owner) == 200


def test_a_statement_never_falls_below_what_is_possible(owner):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 4990.0}))
    first, second = log(owner, 4000), log(owner, 4000)

    delete_reading(owner, first)
    delete_reading(owner, second)
    assert value_of(owner) == 0


def test_an_undone_check_in_leaves_the_statement_as_old_as_it_was(owner):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 40.0}))
    reading = log(owner, 90)
    undo_check_in(owner, save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 200.0})))

    delete_reading(owner, reading)
    assert value_of(owner) == 40


def test_what_was_added_to_a_whole_day_leaves_the_statement_as_old_as_it_was(owner):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 40.0}))
    reading = log(owner, 90)
    save_check_in(owner, TODAY, CheckIn(addition=Addition(factor="caffeine_mg", value=50)))

    delete_reading(owner, reading)
    assert value_of(owner) == 90


def test_an_imported_statement_counts_as_said_after_the_readings(owner):
    at = moment("2026-03-18 08:00")
    said = ReadingRecord(day=TODAY, factor="caffeine_mg", value=40)
    add_records(owner, JournalRecords(readings=(said, replace(said, value=90, at=at))))
    (reading,) = day_of(owner, TODAY).readings

    delete_reading(owner, reading.id)
    assert value_of(owner) == 40


@pytest.mark.parametrize("act", [delete_reading, restore_reading])
def test_a_reading_deleted_or_brought_back_twice_counts_once(owner, act):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 40.0}))
    reading = log(owner, 90)
    delete_reading(owner, reading)
    act(owner, reading)
    once = value_of(owner)

    assert act(owner, reading) == TODAY
    assert value_of(owner) == once == (40 if act is delete_reading else 130)


def test_a_reading_out_of_range_is_refused(owner):
    with pytest.raises(OutOfRange):
        log(owner, 5001)
    assert value_of(owner) is None


@pytest.mark.parametrize("act", [delete_reading, restore_reading])
def test_the_readings_of_others_are_not_there(owner, stranger, act):
    reading = log(owner, 90)

    with pytest.raises(NotThere):
        act(stranger, reading)
    assert value_of(owner) == 90


def test_a_statement_is_no_reading_to_delete(owner):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 40.0}))
    with writing() as session:
        (row,) = session.query(Reading).all()
        number = row.id

    with pytest.raises(NotThere):
        delete_reading(owner, number)


def test_values_are_told_by_day_within_a_span(owner):
    for day in (date(2026, 3, 16), YESTERDAY, TODAY):
        save_check_in(owner, day, CheckIn(changed={"sleep_h": 7.0, "stress": 0.0}))

    assert effective_values(owner, [BY_SLUG["stress"]], YESTERDAY, YESTERDAY) == {
        YESTERDAY: {"stress": 0}
    }


def test_a_number_that_a_check_in_used_is_no_readings_number(owner):
    save_check_in(owner, TODAY, CheckIn(note="fine"), "the same")
    number = log_reading(owner, CAFFEINE, 90, moment("2026-03-18 08:00"), "the same")

    assert number == log_reading(owner, CAFFEINE, 90, moment("2026-03-18 08:00"), "the same")
    assert value_of(owner) == 90
