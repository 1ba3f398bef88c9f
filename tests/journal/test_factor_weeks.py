"""Factors week by week: the same effective values as day by day, added up in SQL."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from twitchlog.analysis.span import week_of
from twitchlog.catalogue import BY_SLUG, own_factor
from twitchlog.journal import check_in, readings
from twitchlog.journal.factor_weeks import FactorWeek, factor_weeks
from twitchlog.records import CheckIn, OwnFactorRecord, Settings

MONDAY = date(2026, 3, 2)
SUNDAY = MONDAY + timedelta(days=6)
CAFFEINE, STRESS, ILLNESS = BY_SLUG["caffeine_mg"], BY_SLUG["stress"], BY_SLUG["illness"]


@pytest.fixture(autouse=True)
def inside(app, noon):
    with app.app_context():
        yield


@pytest.fixture
def owner(owner):
    return replace(owner, settings=Settings(zone="UTC"))


def timed(owner, factor, value, day=MONDAY, hour=8):
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return readings.log_reading(owner, factor, value, at)


def said(owner, factor, value, day=MONDAY):
    check_in.save_check_in(owner, day, CheckIn(changed={factor.slug: value}))


def weeks(owner, *factors):
    return factor_weeks(owner, factors, MONDAY, SUNDAY)


def test_days_of_a_week_add_up(owner):
    said(owner, CAFFEINE, 90)
    said(owner, CAFFEINE, 0, MONDAY + timedelta(days=1))

    assert weeks(owner, CAFFEINE) == [FactorWeek("caffeine_mg", MONDAY, 90, 2)]


def test_a_week_without_a_value_is_absent(owner):
    said(owner, CAFFEINE, 90, MONDAY - timedelta(days=1))

    assert weeks(owner, CAFFEINE) == []


@pytest.mark.parametrize(
    ("combine", "value"), [("sum", 140), ("mean", 70), ("max", 90), ("last", 50)]
)
def test_timed_readings_make_a_day_by_the_factors_rule(owner, combine, value):
    factor = replace(CAFFEINE, combine=combine)
    timed(owner, factor, 90, hour=8)
    timed(owner, factor, 50, hour=15)

    assert weeks(owner, factor) == [FactorWeek("caffeine_mg", MONDAY, value, 1)]


@pytest.mark.parametrize("combine", ["mean", "max", "last"])
def test_a_statement_wins(owner, combine):
    factor = replace(CAFFEINE, combine=combine)
    timed(owner, factor, 90)
    said(owner, factor, 200)

    assert weeks(owner, factor)[0].total == 200


def test_a_deleted_reading_does_not_count(owner):
    readings.delete_reading(owner, timed(owner, CAFFEINE, 90))

    assert weeks(owner, CAFFEINE) == []


def test_only_the_factors_asked_for_are_told(owner):
    said(owner, CAFFEINE, 90)
    said(owner, STRESS, 3)

    assert [week.factor for week in weeks(owner, STRESS)] == ["stress"]


def test_a_strangers_readings_do_not_count(owner, stranger):
    said(stranger, CAFFEINE, 90)

    assert weeks(owner, CAFFEINE) == []


def test_weeks_agree_with_days(owner):
    last = own_factor(OwnFactorRecord(slug="own_x", label="x", combine="last"))
    for n in range(6):
        day = MONDAY + timedelta(days=n)
        timed(owner, CAFFEINE, 10 + n, day)
        timed(owner, STRESS, n, day, hour=9)
        timed(owner, STRESS, 5, day, hour=11)
        said(owner, ILLNESS, n % 2, day)
    factors = (CAFFEINE, STRESS, ILLNESS, last)

    sums = defaultdict(float)
    for day, values in readings.effective_values(owner, factors, MONDAY, SUNDAY).items():
        for slug, value in values.items():
            sums[slug, week_of(day)] += value
    assert {(w.factor, w.week): w.total for w in weeks(owner, *factors)} == pytest.approx(sums)
