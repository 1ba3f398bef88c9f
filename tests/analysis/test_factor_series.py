"""The course of a factor; hand-computed."""

from datetime import date, timedelta

import numpy as np
import pytest

from twitchlog.analysis.factor_series import daily_factor, weekly_factor
from twitchlog.analysis.span import Span
from twitchlog.catalogue import BY_SLUG

FIRST = date(2026, 3, 2)  # a Monday
SLEEP, ILLNESS = BY_SLUG["sleep_h"], BY_SLUG["illness"]
NAN = float("nan")


def daily(*values, factor=SLEEP):
    """A series of one value a day, None where not recorded."""
    rows = [(FIRST + timedelta(days=n), v) for n, v in enumerate(values) if v is not None]
    return daily_factor(
        factor, rows, Span.ending(FIRST + timedelta(days=len(values) - 1), len(values))
    )


def test_a_blank_day_is_missing_and_zero_is_a_value():
    found = daily(7.5, None, 0)

    np.testing.assert_equal(found.values, [7.5, NAN, 0])
    assert found.days == 2


def test_the_mean_needs_four_values():
    np.testing.assert_allclose(daily(6, 7, None, 8, 9).means, [NAN, NAN, NAN, NAN, 7.5])


def test_days_before_the_span_feed_the_first_mean():
    rows = [(FIRST - timedelta(days=n), 6.0) for n in range(1, 7)]

    found = daily_factor(SLEEP, [*rows, (FIRST, 13.0)], Span(FIRST, FIRST))

    np.testing.assert_allclose(found.means, [7])


def test_quartiles_leave_blank_days_out():
    assert daily(4, None, 6, 8, 10, 12).quartiles == (6, 8, 10)


def test_nothing_recorded_has_no_quartiles():
    assert np.isnan(daily(None, None).quartiles).all()


def test_a_flag_adds_up_to_the_days_on_which_it_held():
    assert daily(1, 0, None, 1, factor=ILLNESS).total == 2


def test_a_week_is_the_mean_of_its_recorded_days():
    rows = [(FIRST, 21.0, 3), (FIRST + timedelta(weeks=2), 40.0, 5)]

    found = weekly_factor(SLEEP, rows, Span(FIRST, FIRST + timedelta(days=20)))

    np.testing.assert_equal(found.values, [7, NAN, 8])
    assert (found.step, found.days, found.total) == (7, 8, 61)


def test_weeks_start_where_the_owner_wants():
    sunday = FIRST - timedelta(days=1)

    found = weekly_factor(SLEEP, [(sunday, 8.0, 1)], Span(FIRST, FIRST), week_starts_on=6)

    assert found.first == sunday


@pytest.mark.parametrize(("weeks", "mean"), [(3, NAN), (4, 8), (14, 8)])
def test_the_weekly_mean_needs_four_weeks(weeks, mean):
    rows = [(FIRST + timedelta(weeks=n), 16.0, 2) for n in range(weeks)]

    found = weekly_factor(SLEEP, rows, Span(FIRST, rows[-1][0]))

    np.testing.assert_equal(found.means[-1], mean)


def test_a_course_takes_five_values():
    assert [daily(*[7] * days).enough for days in (4, 5)] == [False, True]
