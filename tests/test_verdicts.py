"""Verdicts: kept for one state of a journal, and never told of another."""

from dataclasses import replace
from datetime import timedelta

import pytest

import twitchlog.verdicts
from tests.builders import TODAY, YESTERDAY, bout, own
from tests.findable import findable
from twitchlog import clock
from twitchlog.analysis.findings import findings
from twitchlog.journal import accounts, check_in, episodes, factors
from twitchlog.journal.days import summaries
from twitchlog.journal.portable import add_records
from twitchlog.records import CheckIn, DayStatement, JournalRecords
from twitchlog.verdicts import tracked_table, verdicts

YERBA = "own_cups_of_yerba"
IN_FEBRUARY = TODAY - timedelta(days=25)


@pytest.fixture
def logged(app, noon, owner):
    """Forty days, and a factor of its owner's own that is known of most of them."""
    with app.app_context():
        factors.add_own_factor(owner, own())
        add_records(owner, findable(40))
        for n in range(2, 40):
            said = CheckIn(changed={YERBA: float(n % 3)})
            check_in.save_check_in(owner, TODAY - timedelta(days=n), said)
        yield


def now(owner):
    return verdicts(accounts.owner_named(owner.username))


def log_a_bout(owner, noon):
    episodes.log_episode(owner, bout("2026-03-17 12:00"))


def delete_a_bout(owner, noon):
    episodes.delete_episode(owner, findable(40).episodes[0].id)


def change_a_value(owner, noon):
    check_in.save_check_in(owner, IN_FEBRUARY, CheckIn(changed={"sleep_h": 11.0}))


def take_a_value_away(owner, noon):
    check_in.save_check_in(owner, IN_FEBRUARY, CheckIn(changed={"sleep_h": None}))


def import_a_day(owner, noon):
    before = DayStatement(day=TODAY - timedelta(days=50), none=True)
    add_records(owner, JournalRecords(days=(before,)))


def change_a_lag(owner, noon):
    factors.relabel_own_factor(owner, YERBA, "Cups of yerba", 1)


def add_a_factor(owner, noon):
    factors.add_own_factor(owner, own("Gardening"))


def drop_a_factor(owner, noon):
    factors.choose_factors(owner, ["sleep_h", "stress"])


def let_a_day_pass(owner, noon):
    episodes.log_episode(owner, bout("2026-03-18 11:00"))
    noon(clock.now() + timedelta(days=1))


CHANGES = [
    log_a_bout,
    delete_a_bout,
    change_a_value,
    take_a_value_away,
    import_a_day,
    change_a_lag,
    add_a_factor,
    drop_a_factor,
    let_a_day_pass,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_changes_changes_the_verdicts_at_once(logged, noon, owner, change):
    before = now(owner).found
    change(owner, noon)
    who = accounts.owner_named(owner.username)
    anew = findings(tracked_table(who, clock.today(who.settings.zone)))

    assert now(owner).found == anew != before


def test_a_factor_put_away_before_it_had_a_value_is_not_looked_at(logged, owner):
    slug = factors.add_own_factor(owner, own("Gardening"))
    assert slug in [factor.slug for factor in now(owner).factors]
    factors.retire_own_factor(owner, slug)

    assert slug not in [factor.slug for factor in now(owner).factors]


def test_what_is_logged_today_waits_until_the_day_is_over(logged, owner):
    before = now(owner)
    episodes.log_episode(owner, bout())

    assert now(owner) == before


def test_the_same_journal_is_looked_at_once(logged, owner, monkeypatch):
    first = now(owner)
    monkeypatch.setattr("twitchlog.verdicts._made", None)

    assert now(owner) == first


def test_a_strangers_verdicts_are_their_own(logged, owner, stranger):
    now(owner)

    assert now(stranger).found.tracked_days == 0


def test_contrasts_follow_the_unit_of_the_reader(logged, owner):
    said = CheckIn(changed={"hydration_ml": 2000.0})
    for n in range(1, 12):
        check_in.save_check_in(owner, YESTERDAY - timedelta(days=2 * n), said)
        half = replace(said, changed={"hydration_ml": 1000.0})
        check_in.save_check_in(owner, YESTERDAY - timedelta(days=2 * n + 1), half)
    before = now(owner).contrasts["hydration_ml"]
    accounts.save_settings(owner, replace(owner.settings, volume_unit="fl_oz"))

    assert now(owner).contrasts["hydration_ml"] != before


def test_the_factors_known_of_most_days_are_compared_and_the_rest_is_counted(
    logged, owner, monkeypatch
):
    everything = now(owner).factors
    monkeypatch.setattr(twitchlog.verdicts, "MOST_COMPARED", 2)
    log_a_bout(owner, None)
    some = now(owner)

    days = summaries(owner)
    known = {one.slug: sum(one.slug in day.values for day in days) for one in everything}
    left = [factor for factor in everything if factor not in some.factors]
    assert (len(some.factors), some.left_out) == (2, len(left))
    assert min(known[one.slug] for one in some.factors) >= max(known[one.slug] for one in left)
