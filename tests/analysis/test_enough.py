"""Nothing is claimed before there is enough, and what is missing is said."""

from datetime import date

import numpy as np
import pytest

from twitchlog.analysis.days import DayTable
from twitchlog.analysis.enough import Need, factor_needs, journal_needs, twin_need, twins
from twitchlog.catalogue import BY_SLUG

SLEEP, ALCOHOL, ILLNESS = (BY_SLUG[s] for s in ("sleep_h", "alcohol_drinks", "illness"))
BLANK = np.nan


def said(needs):
    return [need.template % need.values for need in needs]


def test_a_full_month_of_mixed_days_is_enough():
    assert journal_needs(np.array([0.0, 2.0] * 14), 4) == ()


def test_untracked_days_do_not_count():
    counts = np.array([0.0, 4.0] * 8 + [BLANK] * 30)

    assert said(journal_needs(counts, 4)) == [
        "12 more tracked days (16 of 28)",
        "2 more days with more episodes than usual (8 of 10)",
        "2 more days with no more episodes than usual (8 of 10)",
    ]


def test_one_missing_day_is_said_in_the_singular():
    needs = journal_needs(np.array([0.0, 2.0] * 13 + [0.0]), 4)

    assert said(needs) == ["1 more tracked day (27 of 28)"]


def test_few_episodes_are_not_enough():
    counts = np.array([0.0] * 20 + [1.0] * 20)

    assert said(journal_needs(counts, 4)) == ["4 more episodes (20 of 24)"]


def test_equal_days_have_none_above_the_usual():
    assert said(journal_needs(np.full(40, 3.0), 4)) == [
        "10 more days with more episodes than usual (0 of 10)"
    ]


def test_many_links_take_more_days():
    assert journal_needs(np.array([0.0, 2.0] * 14), 8) == ()
    assert journal_needs(np.array([0.0, 2.0] * 14), 9)[0].wanted == 30


def test_a_factor_needs_days_on_either_side_of_its_median():
    values = np.array([5.0] * 4 + [7.0] * 14 + [8.0] * 12)

    assert factor_needs(SLEEP, np.array([6.0, 7.0, 8.0] * 10)) == ()
    assert said(factor_needs(SLEEP, values)) == ["1 more day below its middle value (4 of 5)"]


def test_a_factor_that_hardly_ever_changes_needs_unusual_days():
    values = np.array([8.0] * 26 + [5.0] * 4)

    assert said(factor_needs(SLEEP, values)) == ["1 more day away from its usual value (4 of 5)"]


@pytest.mark.parametrize("factor", [ALCOHOL, ILLNESS])
def test_flags_and_mostly_zero_amounts_need_days_with_and_without(factor):
    values = np.array([0.0] * 26 + [1.0] * 4)

    assert said(factor_needs(factor, values)) == ["1 more day with it (4 of 5)"]


def test_readings_must_cover_two_days_in_five():
    values = np.array([6.0, 7.0, 8.0] * 10 + [BLANK] * 70)

    assert said(factor_needs(SLEEP, values)) == [
        "10 more tracked days with a value for it (30 of 40)"
    ]


def test_a_factor_without_any_value_lacks_everything():
    assert factor_needs(SLEEP, np.full(40, BLANK))[0].had == 0


def test_twins_are_told_of_each_other():
    rng = np.random.default_rng(1)
    sleep = rng.normal(size=40)
    values = np.column_stack([sleep, -2 * sleep + 1, rng.normal(size=40)])
    table = DayTable(date(2024, 1, 1), np.ones(40), values, (SLEEP, BY_SLUG["stress"], ILLNESS))

    assert twins(table, [0, 1, 2]) == {0: (1,), 1: (0,)}


def test_a_twin_needs_days_apart():
    need = twin_need(SLEEP)

    assert isinstance(need, Need)
    assert need.template % need.values == (
        "days on which it does not rise and fall together with: Sleep"
    )
