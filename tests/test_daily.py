"""What the readings of a day amount to; every number here is worked out by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from twitchlog.catalogue import BY_SLUG, own_factor
from twitchlog.daily import added_up, agrees, combine, day_values, summaries
from twitchlog.records import (
    DayStatement,
    EpisodeRecord,
    JournalRecords,
    OwnFactorRecord,
    ReadingRecord,
    Site,
)

DAY = date(2026, 3, 1)
NEXT = date(2026, 3, 2)


def timed(value, hour=8, factor="caffeine_mg"):
    at = datetime(2026, 3, 1, hour, tzinfo=UTC)
    return ReadingRecord(day=DAY, at=at, factor=factor, value=value)


def stated(value, factor="caffeine_mg", day=DAY):
    return ReadingRecord(day=day, factor=factor, value=value)


def factor_with(rule):
    return own_factor(OwnFactorRecord(slug="own_x", label="x", combine=rule))


def episode(day):
    start = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    sites = (Site("calf", "left"),)
    return EpisodeRecord(id=f"{day}", started_at=start, day=day, type="cramp", sites=sites)


@pytest.mark.parametrize(("rule", "total"), [("sum", 9), ("mean", 3), ("max", 5), ("last", 1)])
def test_readings_make_a_day_by_the_rule_of_their_factor(rule, total):
    assert combine(factor_with(rule), [timed(3, 8), timed(1, 20), timed(5, 9)]) == total


def test_a_statement_wins_over_readings():
    assert combine(BY_SLUG["caffeine_mg"], [timed(90), stated(40), timed(90)]) == 40


def test_a_statement_of_zero_wins_as_well():
    assert combine(BY_SLUG["caffeine_mg"], [timed(90), stated(0)]) == 0


def test_no_reading_is_not_zero():
    assert combine(BY_SLUG["caffeine_mg"], []) is None


def test_the_order_of_readings_does_not_change_the_sum():
    several = [timed(value) for value in (0.1, 0.2, 0.3, 1e6)]
    sums = {added_up(BY_SLUG["caffeine_mg"], order) for order in permutations(several)}

    assert len(sums) == 1


def test_of_readings_at_the_same_moment_the_greater_is_the_last():
    assert combine(factor_with("last"), [timed(5, 9), timed(3, 9)]) == 5


def test_values_that_differ_by_rounding_agree():
    assert agrees(0.1 + 0.2, 0.3)
    assert not agrees(0.3, 0.300001)


def test_values_are_told_by_day_and_factor():
    readings = [timed(90), timed(80, 10), stated(7.5, "sleep_h"), stated(6, "sleep_h", NEXT)]
    values = day_values(readings, BY_SLUG.values())

    assert values == {DAY: {"caffeine_mg": 170, "sleep_h": 7.5}, NEXT: {"sleep_h": 6}}


def test_episodes_beat_none():
    journal = JournalRecords(
        episodes=(episode(DAY), episode(DAY)), days=(DayStatement(day=DAY, none=True),)
    )
    (day,) = summaries(journal)

    assert (day.tracked, day.episodes) == ("episodes", 2)


def test_the_strongest_is_the_highest_that_was_said():
    bouts = [replace(episode(DAY), strength=strength) for strength in (0, None, 2)]
    (day,) = summaries(JournalRecords(episodes=tuple(bouts)))

    assert day.strongest == 2


def test_none_is_said_and_a_note_alone_is_not_tracking():
    said = (DayStatement(day=DAY, none=True), DayStatement(day=NEXT, note="away"))
    first, second = summaries(JournalRecords(days=said))

    assert (first.tracked, first.episodes) == ("none", 0)
    assert (second.tracked, second.note) == (None, "away")


def test_only_days_that_are_known_are_told_in_order():
    journal = JournalRecords(episodes=(episode(NEXT),), readings=(timed(90),))

    assert [day.day for day in summaries(journal)] == [DAY, NEXT]
