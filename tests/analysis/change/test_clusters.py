"""Whole weeks as one piece of evidence, by hand."""

from math import exp

import numpy as np
import pytest

from twitchlog.analysis.change.clusters import same_hours, week_waves, zero_mean
from twitchlog.analysis.distributions import two_sided


def test_one_column_is_a_t_test():
    scores = np.array([1.0, 2, 0, 3, 1, 2])
    t = scores.mean() / (scores.std(ddof=1) / 6**0.5)

    assert zero_mean(scores[:, None]) == pytest.approx(two_sided(t, 5))


def test_scores_without_any_spread_are_no_evidence():
    assert zero_mean(np.zeros((6, 2))) == 1.0


def test_runs_that_agree_fully_are_as_unlikely_as_they_are_many():
    runs = np.zeros((5, 24))
    runs[:, 20] = 3

    assert same_hours(runs) == pytest.approx(exp(-10) * 11)


def test_runs_whose_hours_cancel_show_nothing():
    runs = np.zeros((4, 24))
    runs[[0, 1, 2, 3], [0, 6, 12, 18]] = 5

    assert same_hours(runs) == pytest.approx(1)


def test_runs_without_episodes_are_no_evidence():
    assert same_hours(np.zeros((4, 24))) == 1.0


def test_days_that_are_alike_make_no_waves():
    assert week_waves(np.full((2, 7), 3.0)) == pytest.approx(np.zeros((2, 4)))
    assert week_waves(np.eye(7)[:1])[0] == pytest.approx([1, 1, 0, 0])
