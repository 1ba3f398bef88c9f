"""Sites by week and month; hand-counted."""

from datetime import date, timedelta

from twitchlog.analysis.series import daily_series, weekly_series
from twitchlog.analysis.span import Span
from twitchlog.analysis.trend.body import added_up, halves
from twitchlog.analysis.trend.site_steps import by_month, by_week

MONDAY = date(2026, 3, 2)
NOTED = [
    (MONDAY, [("calf", "left"), ("hand", "right")], [2, 1, 1, 0]),
    (MONDAY, [("calf", "both")], [1]),
]


def days(*counts):
    tracked = [(MONDAY + timedelta(days=n), c) for n, c in enumerate(counts) if c is not None]
    return daily_series(tracked, Span(MONDAY, MONDAY + timedelta(days=len(counts) - 1)))


def test_weeks_have_their_tracked_days_and_episodes():
    found = by_week(NOTED, days(2, None, 0, *[None] * 4, 1), 0)

    assert found.starts == (MONDAY, MONDAY + timedelta(days=7))
    assert (found.tracked.tolist(), found.episodes.tolist()) == ([2, 1], [2, 1])
    assert found.noted["calf", "left"].tolist() == [2, 1]


def test_a_region_counts_every_side_and_the_most_frequent_comes_first():
    found = by_week(NOTED, days(*[1] * 8), 0)

    assert {name: n.tolist() for name, n in found.regions().items()} == {
        "calf": [3, 1],
        "hand": [1, 0],
    }
    assert list(found.regions()) == ["calf", "hand"]


def test_a_strip_leaves_weeks_without_a_tracked_day_open():
    strip = by_week(NOTED, days(1, *[None] * 14, 1), 0).strip()

    assert strip.tracked.tolist() == [1, 0, 1]
    assert strip.regions == ("calf", "hand")


def test_weeks_add_up_to_the_month_of_their_middle():
    weeks = [(MONDAY + timedelta(weeks=n), 3, 7) for n in range(6)]

    found = by_month([(MONDAY, [("calf", "left")], [1] * 6)], weekly_series(weeks))

    assert found.starts == (date(2026, 3, 1), date(2026, 4, 1))
    assert found.noted["calf", "left"].tolist() == [4, 2]
    assert found.tracked.tolist() == [28, 14]


def test_both_sides_and_the_middle_count_on_either_half():
    found = halves(by_week(NOTED, days(*[1] * 8), 0).noted)

    assert added_up(found) == {
        ("calf", "left"): 4,
        ("calf", "right"): 1,
        ("hand", "right"): 1,
    }
