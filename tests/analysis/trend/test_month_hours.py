"""Hours by month; hand-counted."""

from datetime import date

import numpy as np

from twitchlog.analysis.trend.month_hours import month_hours
from twitchlog.analysis.trend.starts import starts_of

JANUARY, FEBRUARY, MARCH = (date(2026, month, 1) for month in (1, 2, 3))


def grid(starts, tracked):
    """Bouts of day and hour, an hour behind UTC."""
    days = [day.toordinal() for day, _hour in starts]
    minutes = [day * 1440 + 60 * (hour + 1) for day, (_, hour) in zip(days, starts, strict=True)]
    columns = (days, minutes, [-60] * len(days))
    return month_hours(starts_of(columns, [day.toordinal() for day in tracked]))


def test_bouts_lie_in_the_hour_of_their_own_clock():
    found = grid([(JANUARY, 23), (JANUARY, 23), (MARCH, 0)], [JANUARY, FEBRUARY, MARCH])

    assert found.months == (JANUARY, FEBRUARY, MARCH)
    assert found.counts[23].tolist() == [2, 0, 0]
    assert found.counts[0].tolist() == [0, 0, 1]


def test_a_month_that_was_not_tracked_is_a_gap():
    found = grid([(JANUARY, 9)], [JANUARY, MARCH])

    assert np.isnan(found.shown[9]).tolist() == [False, True, False]
    assert [gap.first for gap in found.gaps] == [FEBRUARY]
