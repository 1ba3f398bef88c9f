"""Bars, means, gaps and marks."""

from datetime import date
from math import nan

import pytest

from twitchlog.svg.days import Bars, Mark, bars

FIRST = date(2026, 3, 1)


def drawn(values, means=None, marks=(), step=1):
    return bars(Bars(FIRST, step, values, means or [nan] * len(values), marks), "Episodes a day")


def test_each_day_with_episodes_has_a_bar_and_one_without_a_ring():
    found = drawn([2.0, 0.0, 1.0])

    assert (found.count('class="d-bar"'), found.count('class="d-none"')) == (2, 1)


def test_days_that_were_not_tracked_are_hatched_and_never_zero():
    found = drawn([1.0, nan, nan, 1.0])

    assert (found.count('class="d-gap"'), found.count('class="d-none"')) == (1, 0)


def test_the_mean_is_broken_where_there_is_none():
    assert drawn([1.0] * 4, [1.0, 1.0, nan, 1.0]).count('class="d-mean"') == 2


def test_events_are_marked_with_their_number():
    found = drawn([1.0] * 5, marks=[Mark(1, date(2026, 3, 2)), Mark(2, date(2026, 3, 5))])

    assert found.count('class="d-event"') == 2
    assert 'class="d-mark">2<' in found


@pytest.mark.parametrize(("most", "top"), [(0.0, 1), (3.0, 3), (6.0, 6), (9.0, 10), (41.0, 60)])
def test_the_axis_ends_above_the_most(most, top):
    assert Bars(FIRST, 1, [most], [nan]).top == top


def test_nothing_tracked_at_all_can_be_drawn():
    assert 'class="d-gap"' in drawn([nan, nan])


def test_few_days_are_named_by_the_week_and_many_by_the_month():
    assert ">2026-03-08<" in drawn([1.0] * 10)
    assert ">2026-04<" in drawn([1.0] * 60)
