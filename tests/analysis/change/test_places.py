"""Places over time: the strip, the sides and how many different ones."""

from datetime import date, timedelta

import numpy as np
import pytest

from twitchlog.analysis.change.places import places, strip
from twitchlog.analysis.change.sides import balance
from twitchlog.analysis.change.spread import different, spread

MONDAY = date(2024, 1, 1)


def week(n):
    return MONDAY + timedelta(weeks=n)


def told(rows, totals=(), weeks=4, tracked=None):
    days = np.full(weeks, 7) if tracked is None else np.array(tracked)
    return places(rows, totals, MONDAY, days)


def noted(lefts, rights):
    """Weeks with so many bouts of the left and the right calf."""
    pairs = list(zip(lefts, rights, strict=True))
    rows = [(week(n), "calf", left + right, left, right) for n, (left, right) in enumerate(pairs)]
    return told(rows, weeks=len(pairs))


def test_the_most_frequent_region_comes_first():
    found = told(
        [(week(0), "neck", 1, 0, 1), (week(1), "calf", 2, 2, 0), (week(3), "calf", 1, 0, 0)]
    )

    assert found.regions == ("calf", "neck")
    assert found.bouts.tolist() == [[0, 2, 0, 1], [1, 0, 0, 0]]
    assert found.left.tolist() == [0, 2, 0, 0]


def test_a_week_that_was_not_tracked_stays_a_gap():
    found = strip(told([(week(0), "calf", 2, 0, 0)], tracked=[7, 0, 7, 7]), by_month=False)

    assert found.shown[0].tolist() == pytest.approx([2, np.nan, 0, 0], nan_ok=True)


def test_months_add_up_their_weeks():
    rows = [(week(n), "calf", 1, 0, 0) for n in range(9)]
    found = strip(told(rows, weeks=9), by_month=True)

    assert found.starts == (date(2024, 1, 1), date(2024, 2, 1))
    assert found.counts.tolist() == [[4, 5]]


def test_only_the_ten_most_frequent_regions_are_shown():
    rows = [(week(0), f"region{n:02}", 20 - n, 0, 0) for n in range(12)]
    found = strip(told(rows), by_month=False)

    assert (len(found.regions), found.others) == (10, 2)


def test_few_sides_are_not_compared():
    assert balance(noted([4] * 15, [0] * 15)).side is None


def test_one_side_that_always_comes_is_said():
    found = balance(noted([4] * 20, [1, 0] * 10))

    assert (found.side, found.left, found.right) == ("left", 80, 10)
    assert found.low > 0.5


def test_two_long_spots_are_no_side():
    found = balance(noted([5] * 12 + [0] * 6, [0] * 12 + [5] * 6))

    assert found.side == "even"


def test_mirrored_journals_have_mirrored_sides():
    lefts, rights = [3, 0, 2, 4, 1, 2] * 4, [1, 2, 0, 1, 3, 1] * 4
    one, other = balance(noted(lefts, rights)), balance(noted(rights, lefts))

    assert one.share == pytest.approx(1 - other.share)
    assert one.low == pytest.approx(1 - other.high)


def test_two_of_three_bouts_in_two_places_by_hand():
    # Of the three pairs of bouts (a a, a b, a b) two name two places: 1 + 2/3.
    assert different(np.array([[2], [1]]), np.array([3]), 2).tolist() == pytest.approx([5 / 3])


def test_weeks_with_fewer_bouts_than_drawn_are_left_out():
    assert np.isnan(different(np.array([[2], [1]]), np.array([3]), 5)).all()


def test_logging_twice_as_much_is_no_spread():
    rows, totals = [], []
    for n in range(20):
        times = 2 if n >= 10 else 1
        regions = ("calf", "neck", "hand") if n % 2 else ("calf", "neck", "hand", "heel")
        rows += [(week(n), region, 2 * times, 0, 0) for region in regions]
        totals.append((week(n), 2 * times * len(regions)))
    found = spread(told(rows, totals, weeks=20))

    assert (found.bouts, found.weeks, found.change) == (5, 20, "no_change")


def test_more_and_more_places_are_said():
    rows, totals = [], []
    for n in range(20):
        regions = 1 + n // 4
        rows += [(week(n), f"region{k}", 2, 0, 0) for k in range(regions)]
        totals.append((week(n), 2 * regions + 3))
        rows.append((week(n), "calf", 3, 0, 0))
    found = spread(told(rows, totals, weeks=20))

    assert found.change == "more_places"
    assert found.late > found.early


def test_a_journal_without_places_is_calm():
    assert spread(told([])).change is None
    assert balance(told([])).side is None
    assert strip(told([]), by_month=False).regions == ()
