"""Bands of a factor with the episodes of their days; hand-counted."""

from datetime import date

import numpy as np

from twitchlog.analysis.days import DayTable
from twitchlog.analysis.strips import Band, strip
from twitchlog.catalogue import BY_SLUG

FIRST = date(2026, 3, 2)
NAN = float("nan")


def table(slug, counts, values):
    return DayTable(
        FIRST, np.array(counts, float), np.array(values, float)[:, None], (BY_SLUG[slug],)
    )


def test_values_fall_into_thirds():
    found = strip(table("sleep_h", [1, 1, 0, 2] * 3, range(12)), "sleep_h")

    assert [(band.low, band.high, band.days) for band in found.bands] == [
        (0, 3, 4),
        (4, 7, 4),
        (8, 11, 4),
    ]
    assert found.bands[0] == Band(0, 3, 4, 1.0, ((0, 1), (1, 2), (2, 1)))
    assert found.days == 12


def test_what_is_mostly_zero_is_told_apart_by_use():
    found = strip(table("caffeine_mg", [1] * 12, [0] * 7 + [90, 90, 180, 180, 270]), "caffeine_mg")

    assert [(band.low, band.high, band.days) for band in found.bands] == [(0, 0, 7), (90, 270, 5)]


def test_a_flag_has_two_bands():
    found = strip(table("illness", [0] * 8 + [2] * 2, [0] * 8 + [1] * 2), "illness")

    assert [(band.low, band.days, band.mean) for band in found.bands] == [(0, 8, 0), (1, 2, 2)]


def test_the_factor_is_read_at_its_lag():
    found = strip(table("alcohol_drinks", [0, *[3, 0] * 5], [1, 0] * 5 + [1]), "alcohol_drinks")

    assert [(band.low, band.mean) for band in found.bands] == [(0, 0), (1, 3)]


def test_days_that_were_not_tracked_or_noted_are_left_out():
    found = strip(table("illness", [NAN, 5, *[1] * 10], [1, NAN, *[0, 1] * 5]), "illness")

    assert found.days == 10


def test_nine_days_are_too_few():
    assert strip(table("illness", [1] * 9, [0, 1, 0] * 3), "illness") is None


def test_a_value_that_never_changed_shows_nothing():
    assert strip(table("sleep_h", [1] * 12, [7] * 12), "sleep_h") is None
