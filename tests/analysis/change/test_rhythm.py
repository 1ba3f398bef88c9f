"""Weekdays and hours against their own weeks."""

from datetime import date

import numpy as np
import pytest

from twitchlog.analysis.change.rhythm import hours, part_grid, weekdays

MONDAY = date(2024, 1, 1)


def test_a_weekday_is_held_against_its_own_week():
    found = weekdays(MONDAY, np.array([3.0, 1, 1, 1, 1, 0, 0, 6, 2, 2, 2, 2, 0, 0]))

    assert found.parts[0].ratio == pytest.approx(3)
    assert found.parts[5].ratio == 0
    assert (found.runs, found.episodes) == (2, 21)


def test_a_blank_day_is_not_zero():
    counts = np.tile([2.0, np.nan, 2, np.nan, 2, np.nan, 2], 4)
    found = weekdays(MONDAY, counts)

    assert [part.ratio for part in found.parts[::2]] == pytest.approx([1, 1, 1, 1])


def test_fewer_than_fourteen_weeks_are_not_judged():
    assert weekdays(MONDAY, np.tile([9.0, 1, 1, 1, 1, 1, 1], 13)).p is None


def test_a_weekday_that_always_stands_out_is_found():
    rng = np.random.default_rng(1)
    counts = rng.poisson(np.tile([4.0, 1, 1, 1, 1, 1, 1], 26)).astype(float)
    found = weekdays(MONDAY, counts)

    assert found.found
    assert found.parts[0].low > 1


def test_hours_are_counted_in_stretches_of_four():
    found = hours([(100, 3, 2), (100, 4, 1), (101, 23, 3)])

    assert [part.episodes for part in found.parts] == [2, 1, 0, 0, 0, 3]
    assert found.p is None


def test_evenings_are_found_over_many_runs_of_weeks():
    found = hours([(run, 20 + run % 3, 8) for run in range(5)])

    assert found.found
    assert found.parts[5].ratio == pytest.approx(6)


def test_a_journal_without_episodes_is_calm():
    assert hours([]).p is None
    assert weekdays(MONDAY, np.zeros(200)).p is None


def test_the_grid_counts_every_episode_once():
    grid = part_grid([(0, 3, 2), (0, 0, 1), (6, 23, 4)])

    assert grid[0, 0] == 3
    assert grid[6, 5] == 4
    assert grid.sum() == 7
