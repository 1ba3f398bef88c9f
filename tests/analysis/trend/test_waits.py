"""Times from one start to the next; hand-counted."""

import pytest

from twitchlog.analysis.trend.starts import starts_of
from twitchlog.analysis.trend.waits import waits

DAY = 1440


def begun(minutes, tracked):
    """Bouts at minutes after midnight of day 0, with UTC on the wall."""
    return starts_of(([m // DAY for m in minutes], minutes, [0] * len(minutes)), tracked)


def test_each_time_lies_in_its_bin():
    found = waits(begun([0, 59, 59 + 60, 59 + 60 + 180], range(9)))

    assert found.counts[:3].tolist() == [1, 1, 1]
    assert found.known == 3


def test_a_time_across_an_untracked_day_is_left_out():
    found = waits(begun([0, 2 * DAY, 3 * DAY], [0, 2, 3]))

    assert (found.known, found.left_out) == (1, 1)


def test_a_long_time_over_tracked_days_counts():
    found = waits(begun([0, 20 * DAY], range(21)))

    assert found.counts[-1] == 1


def test_nine_times_have_no_quarters_and_ten_have():
    assert waits(begun(range(0, 600, 60), range(1))).quarters is None
    assert waits(begun(range(0, 660, 60), range(1))).quarters == (60, 60, 60)


def test_order_is_that_of_the_instants_not_of_the_days():
    after_midnight = starts_of(([1, 0], [DAY + 300, DAY + 100], [0, 0]), [0, 1])

    assert after_midnight.days.tolist() == [0, 1]
    assert waits(after_midnight).counts[:3].tolist() == [0, 0, 1]


@pytest.mark.parametrize("minutes", [[], [5]])
def test_one_bout_has_no_next(minutes):
    assert waits(begun(minutes, [0])).known == 0
