"""Natural cubic splines, worked out by hand."""

import numpy as np
import pytest

from twitchlog.analysis.explore.splines import Spline, spline_for


def test_the_bend_between_three_knots_is_as_by_hand():
    # (z+^3 - 2 (z-1)+^3 + (z-2)+^3) / 4 at 0, 1, 2, 3 and 4.
    columns = Spline(np.array([0.0, 1, 2])).columns(np.array([-1.0, 0, 1, 2, 3, 4]))

    assert columns[:, 0].tolist() == [-1, 0, 1, 2, 3, 4]
    assert columns[:, 1] == pytest.approx([0, 0, 0.25, 1.5, 3.0, 4.5], abs=1e-12)


def test_the_curve_runs_on_straight_beyond_its_outer_knots():
    spline = Spline(np.array([0.0, 1, 2.5, 4, 7]))

    for outside in (np.linspace(-3, 0, 5), np.linspace(7, 12, 5)):
        assert np.diff(spline.columns(outside), 2, axis=0) == pytest.approx(0, abs=1e-9)


def test_five_knots_make_four_columns():
    assert spline_for(np.arange(100.0)).columns(np.zeros(1)).shape == (1, 4)


def test_knots_lie_where_the_days_are():
    # Quantiles .05, .275, .5, .725 and .95 of 0 to 100.
    assert spline_for(np.arange(101.0)).knots == pytest.approx([5, 27.5, 50, 72.5, 95])


def test_a_value_that_fills_most_days_is_counted_once():
    zeros_and_more = np.array([0.0] * 60 + list(range(1, 41)))

    assert spline_for(zeros_and_more).knots == pytest.approx([2, 11, 20, 29, 38])


@pytest.mark.parametrize(("values", "knots"), [([1, 2, 3], 3), ([1, 2, 2, 3, 4], 4)])
def test_there_are_no_more_knots_than_values(values, knots):
    assert len(spline_for(np.array(values, float)).knots) == knots


def test_two_values_have_no_curve():
    assert spline_for(np.array([0.0, 1, 1, 0])) is None


def test_knots_stay_apart_where_two_values_fill_nearly_all_days():
    values = np.array([0.0] * 50 + [1.0] * 50 + [2.0, 3.0, 4.0])

    assert (np.diff(spline_for(values).knots) > 0).all()
