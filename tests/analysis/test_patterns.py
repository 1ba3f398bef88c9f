"""Hours, sites and types; hand-counted."""

from datetime import date

import numpy as np

from twitchlog.analysis.patterns import (
    SiteCount,
    hour_grid,
    site_counts,
    type_series,
)
from twitchlog.analysis.span import Gap, Span

MONDAY = date(2026, 3, 2)


def test_hours_add_up_by_weekday():
    grid = hour_grid([(0, 22, 3), (6, 1, 2), (0, 22, 1)])

    assert grid.counts[0, 22] == 4
    assert grid.counts[6, 1] == 2
    assert grid.episodes == 6


def test_parts_of_the_day_hold_six_hours_each():
    grid = hour_grid([(0, 0, 1), (1, 5, 1), (2, 6, 1), (3, 12, 4), (4, 18, 2), (5, 23, 3)])

    assert grid.parts == (2, 1, 4, 5)


def test_an_empty_grid_holds_nothing():
    assert hour_grid([]).parts == (0, 0, 0, 0)


def test_sides_of_a_region_stand_together():
    found = site_counts([("calf", "left", 2), ("tongue", "middle", 1), ("calf", "both", 3)], 5)

    assert found.sites == (SiteCount("calf", left=2, both=3), SiteCount("tongue", middle=1))
    assert found.sites[0].total == 5


def test_the_most_frequent_region_comes_first_and_ties_by_name():
    rows = [("knee", "left", 1), ("hand", "right", 2), ("calf", "left", 1)]

    assert [site.region for site in site_counts(rows, 4).sites] == ["hand", "calf", "knee"]


def test_all_regions_add_up_by_side():
    rows = [("calf", "left", 2), ("hand", "left", 1), ("hand", "right", 4)]

    assert site_counts(rows, 6).total == SiteCount("", left=3, right=4)


def test_types_by_day_keep_gaps():
    found = type_series(
        [(MONDAY, "tremor", 1), (MONDAY, "cramp", 2), (date(2026, 3, 4), "cramp", 1)],
        [(MONDAY, 1), (date(2026, 3, 4), 1)],
        Span(MONDAY, date(2026, 3, 5)),
    )

    assert found.types == ("cramp", "tremor")
    assert found.totals == (3, 1)
    np.testing.assert_equal(found.tracked, [1, 0, 1, 0])
    np.testing.assert_equal(found.rates, [[2, np.nan, 1, np.nan], [1, np.nan, 0, np.nan]])


def test_types_of_half_a_year_are_told_by_week():
    tuesday, sunday = date(2026, 3, 3), date(2026, 3, 8)
    span = Span(tuesday, date(2026, 8, 31))

    found = type_series([(tuesday, "cramp", 2), (sunday, "cramp", 1)], [(tuesday, 1)], span)

    assert (found.step, found.starts[0], len(found.starts)) == ("week", MONDAY, 27)
    assert found.counts[0, 0] == 3


def test_types_of_years_are_told_by_month():
    span = Span(date(2025, 1, 1), date(2026, 3, 31))
    rows = [(date(2025, 1, 27), "cramp", 4), (date(2025, 1, 20), "cramp", 3)]

    found = type_series(rows, [(date(2025, 1, 27), 7), (date(2025, 1, 20), 7)], span)

    assert found.starts[:2] == (date(2025, 1, 1), date(2025, 2, 1))
    assert found.starts[-1] == date(2026, 4, 1)  # the last week's middle day
    np.testing.assert_equal(found.counts[0, :2], [7, 0])


def test_no_episodes_make_no_types():
    found = type_series([], [(MONDAY, 1)], Span(MONDAY, MONDAY))

    assert found.types == ()
    assert found.rates.shape == (0, 1)


def test_steps_without_a_tracked_day_are_gaps():
    found = type_series([], [(MONDAY, 1)], Span(MONDAY, date(2026, 3, 4)))

    assert found.gaps == (Gap(date(2026, 3, 3), date(2026, 3, 4)),)


def test_a_pattern_of_hours_takes_ten_episodes():
    assert [hour_grid([(0, 12, count)]).enough for count in (9, 10)] == [False, True]
