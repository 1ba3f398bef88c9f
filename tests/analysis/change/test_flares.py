"""Flares in the means of longer stretches, against sums over days."""

from datetime import date

import numpy as np
import pytest

from twitchlog.analysis.change.flares import all_guesses, flare_covariance
from twitchlog.analysis.change.units import added_up
from twitchlog.analysis.state_space import Guesses


def covariance(counts, carry):
    guess = Guesses(np.zeros(1), np.array([2.0]), np.array([carry]))
    return flare_covariance(added_up(date(2024, 1, 1), counts), guess)[0]


@pytest.mark.parametrize("carry", [0.7, 0.97])
def test_whole_weeks_vary_as_the_sum_over_their_days(carry):
    days = np.arange(28)
    daily = 2.0 * carry ** np.abs(days[:, None] - days[None, :])
    means = np.kron(np.eye(4), np.full((1, 7), 1 / 7))

    assert covariance(np.ones(28), carry) == pytest.approx(means @ daily @ means.T)


def test_a_week_with_one_tracked_day_varies_as_a_day():
    counts = np.full(14, np.nan)
    counts[[3, 8]] = 1

    assert np.diag(covariance(counts, 0.7)) == pytest.approx([2.0, 2.0])


def test_no_flare_has_no_covariance():
    assert not covariance(np.ones(28), 0.0).any()
    assert len(all_guesses().carry) == 4 * 26
