"""A tiny case-crossover, by hand."""

import numpy as np
import pytest

from tests.analysis.explore.clock import NAN, moment, reading, table
from twitchlog.analysis.explore.clock_times import clock_times, doses
from twitchlog.analysis.explore.matching import comparable, matched, settings

# Coffee at eight on three of five days; a bout at ten on the last.
CUPS = (reading(0, 8, 90), reading(2, 8, 90), reading(4, 8, 180))
STARTS = (moment(4, 10),)
COUNTS, VALUES = [0, 0, 0, 0, 1], [90, 0, 90, 0, 180]


def sets(counts=COUNTS, values=VALUES, cups=CUPS, starts=STARTS):
    days = table(counts, caffeine_mg=values)
    times = clock_times(days, starts, cups)
    return matched(days, times, doses(days, 0, cups), np.zeros((len(counts), 0)))


def test_a_bout_stands_beside_the_same_hour_of_other_days():
    (group,) = sets().groups

    assert group.days.tolist() == [2, 3, 4]
    assert group.taken.tolist() == [2]
    assert group.values[0, 0].tolist() == [90, 0, 180]


def test_the_windows_reach_back_two_days():
    (group,) = sets().groups

    assert group.values[1, 0].tolist() == [0, 0, 0]
    assert group.values[2, 0].tolist() == [0, 90, 0]


def test_bouts_of_that_day_so_far_are_held_fixed():
    (group,) = sets(
        counts=[0, 0, 0, 1, 2], starts=(moment(3, 9), moment(4, 8), moment(4, 10))
    ).groups

    assert group.values[3, 2] == pytest.approx(np.log([1, 2, 2]))


def test_means_are_before_bouts_and_at_the_same_hours_of_other_days():
    assert sets().means(0) == (180, 45)


def test_a_set_differs_where_its_days_do():
    assert [sets().differing(window) for window in range(3)] == [1, 0, 1]


def test_days_without_clock_times_drop_out_and_so_do_those_after_them():
    days = table([0] * 6, caffeine_mg=[0, 0, 0, 100, 0, 0])
    known = np.array([True, True, True, False, True, True])

    assert comparable(days, known).tolist() == [False, False, True, False, False, False]


def test_days_that_were_not_tracked_are_nobody_to_compare_with():
    assert sets(counts=[0, 0, NAN, 0, 1]).groups[0].days.tolist() == [3, 4]


def test_a_bout_without_another_day_is_left_out():
    assert sets(counts=[0, 0, NAN, NAN, 1]).groups == ()


def test_something_else_can_be_held_fixed_of_the_same_days():
    held = np.arange(5.0)[:, None]
    view = sets().holding(held)

    assert view.groups[0].fixed.tolist() == [[2], [3], [4]]
    assert view.covariates == sets().covariates + 1


def test_what_may_be_a_consequence_is_held_as_it_was_the_day_before():
    stress = np.tile([1.0, 5.0, 9.0], 10)
    days = table([1] * 30, caffeine_mg=[0] * 30, stress=stress)
    held, before = (setting[:, 6] for setting in settings(days, 0))

    assert before[1:] == pytest.approx(held[:-1])


def test_the_past_is_that_of_the_days_before():
    past = settings(table([0, 3, 0, 0], caffeine_mg=[0] * 4), 0)[0][:, -3:]
    usual = np.log(4) / 4

    assert past[2, 0] == pytest.approx(np.log(4) - usual)
    assert past[3, 1] == pytest.approx((np.log(4) - usual - usual) / 3)


def test_weekends_may_have_a_rhythm_of_their_own():
    # The third to the fifth day is Wednesday to Friday; two days on, Friday to Sunday.
    week = [0, 0, 0, 0, 1, 0, 1]
    late = sets(counts=week, values=[0] * 7, cups=(), starts=(moment(4, 12), moment(6, 6)))
    (group,) = late.groups

    assert group.values[4, 1] == pytest.approx([0, 0, 0, 1, 1])
    assert group.values[5, 0] == pytest.approx([0, 0, 0, -1, -1])
