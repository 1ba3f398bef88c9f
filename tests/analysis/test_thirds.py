"""Low and high days; the bounds worked out by hand."""

import numpy as np
import pytest

from twitchlog.analysis.thirds import Thirds, thirds


def bounds(*values, **more):
    found = thirds(np.array(values, float), **more)
    return found.low, found.high


def test_bounds_are_the_roundest_that_leave_days_where_they_are():
    # The thirds end with 287 and begin with 487; 300 and 400 would move the day of 437.
    assert bounds(*range(137, 638, 50)) == (300, 450)


def test_one_day_in_seven_may_change_sides_for_a_rounder_bound():
    # The thirds end with 190 and begin with 320; 300 moves two of fourteen days.
    assert bounds(*range(60, 460, 10)) == (200, 300)


def test_bounds_are_round_in_the_readers_unit():
    assert bounds(*(30 * n for n in (30, 40, 44.1, 52, 57.9, 60, 70)), unit=30) == (1350, 1650)


def test_days_on_the_bound_belong_to_the_side():
    found = thirds(np.array([5.0, 6, 6, 7, 7, 8, 8, 9]))

    assert found.below(np.array([6.0, 6.5])).tolist() == [True, False]
    assert found.above(np.array([7.5, 8.0])).tolist() == [False, True]


def test_mostly_zero_means_with_and_without():
    assert thirds(np.array([0.0, 0, 0, 2, 5])) == Thirds(0, 2, use=True)


def test_a_flag_means_with_and_without():
    assert thirds(np.array([0.0, 1, 1, 1]), flag=True) == Thirds(0, 1, use=True)


def test_one_value_on_most_days_stands_between_the_sides():
    assert bounds(1500, 2000, 2000, 2000, 2000, 2000, 2250) == (1500, 2250)


def test_one_value_on_most_days_may_be_an_end_itself():
    assert bounds(2000, 2000, 2000, 2000, 2250) == (2000, 2250)


def test_values_of_half_hours_keep_their_halves():
    assert bounds(5, 5.5, 6, 6.5, 6.5, 7, 7, 7, 7.5, 8, 8, 8.5) == (6.5, 7.5)


def test_a_value_that_never_changes_has_no_sides():
    assert thirds(np.array([7.0, 7, 7])) is None


@pytest.mark.parametrize("size", [1e-300, 1e-9, 1.0, 1e9, 1e300])
def test_any_size_has_two_sides(size):
    values = size * np.arange(30.0)
    found = thirds(values + size)

    assert 8 <= found.below(values).sum() <= 12
    assert 8 <= found.above(values).sum() <= 12
