"""How long it still takes, if the coming weeks are like the last ones."""

from datetime import date, timedelta

import numpy as np
import pytest

from twitchlog.analysis.days import DayTable
from twitchlog.analysis.outlook import claims_since, outlook, rounded_up
from twitchlog.catalogue import BY_SLUG

FIRST = date(2026, 1, 5)  # a Monday


def table(counts, *values, slugs=("stress",)):
    """Days of counts (NaN not tracked) and of one list of values for each factor."""
    columns = np.array(values, dtype=float).T.reshape(len(counts), len(slugs))
    return DayTable(FIRST, np.array(counts, dtype=float), columns, tuple(map(BY_SLUG.get, slugs)))


def after(days):
    return FIRST + timedelta(days=days)


def test_ten_even_days_need_eighteen_more():
    found = outlook(table([0, 3, 1, 3, 1] * 2, [1, 5, 2, 6, 3] * 2), after(10))

    assert found.journal == 18


def test_a_factor_waits_for_its_twentieth_value():
    found = outlook(table([0, 1, 2, 3, 2] * 2, [1, 5, 2, 6, 3] * 2), after(10))

    assert found.factors == {"stress": 10}


def test_every_second_day_takes_twice_as_long():
    nan = np.nan
    found = outlook(table([0, nan, 2, nan, 1, nan, 3, nan] * 2, [1, nan, 5, nan] * 4), after(16))

    assert found.factors == {"stress": 23}


def test_who_stopped_writing_is_told_nothing():
    found = outlook(table([0, 1, 2, 3, 2] * 2, [1, 5, 2, 6, 3] * 2), after(60))

    assert (found.journal, found.factors) == (None, {})


def test_a_week_is_the_least_to_look_back_on():
    six = outlook(table([0, 3, 1, 3, 1, 3], [1, 5, 2, 6, 3, 1]), after(6))
    seven = outlook(table([0, 3, 1, 3, 1, 3, 0], [1, 5, 2, 6, 3, 1, 2]), after(7))

    assert (six.journal, seven.journal) == (None, 21)


def test_a_value_that_never_comes_is_never_promised():
    found = outlook(table([0, 1, 2, 3] * 10, [0] * 40, slugs=("illness",)), after(40))

    assert found.factors == {}


def test_one_rare_day_is_too_little_to_go_by():
    ill = [0] * 39 + [1]
    found = outlook(table([0, 1, 2, 3] * 10, ill, slugs=("illness",)), after(40))

    assert found.factors == {}


def test_a_habit_that_has_just_ended_promises_nothing():
    counts, values = [0, 1, 2, 3] * 7, [1, 5, 2, 6] * 3 + [np.nan] * 16
    found = outlook(table(counts, values), after(28))

    assert found.factors == {}


def test_where_there_is_enough_nothing_is_to_come():
    found = outlook(table([0, 1, 2, 3] * 10, [1, 5, 2, 6] * 10), after(40))

    assert (found.journal, found.factors) == (None, {})


def test_an_empty_journal_has_no_outlook():
    empty = DayTable(after(0), np.zeros(0), np.zeros((0, 1)), (BY_SLUG["stress"],))

    assert outlook(empty, after(0)).journal is None


def test_an_outcome_is_not_waited_for():
    found = outlook(table([0, 1, 2, 3, 2] * 2, [1] * 10, slugs=("burden",)), after(10))

    assert found.factors == {}


@pytest.mark.parametrize(("days", "said"), [(1, 1), (10, 10), (11, 15), (40, 40), (41, 50)])
def test_far_days_are_said_less_exactly(days, said):
    assert rounded_up(days) == said


def test_claims_are_possible_from_the_day_after_there_was_enough():
    known = table([0, 3, 1, 3, 1] * 20, [1] * 100)

    assert claims_since(known, 1) == after(28)
    assert claims_since(known, 10) == after(32)


def test_without_enough_no_claim_was_ever_possible():
    assert claims_since(table([0, 3, 1, 3, 1], [1] * 5), 1) is None
