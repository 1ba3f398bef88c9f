"""The filter and the smoother, against the whole covariance matrix of five days with gaps."""

import numpy as np
import pytest

from twitchlog.analysis.kalman import smoothed, whitened_products

DAY = np.array([0, 1, 3, 4, 9])
NOISE = np.array([0.5, 0.8, 0.3, 1.1, 0.6])
COLUMNS = np.array([[1, 0.3, 2], [1, -1, 0], [1, 0.7, 1], [1, 2, -1], [1, 0, 0.5]])


def flare_covariance(variance, carry):
    return variance * carry ** np.abs(DAY[:, None] - DAY[None, :])


@pytest.mark.parametrize(("variance", "carry"), [(0.7, 0.9), (0.2, 0.5), (0.0, 0.0)])
def test_the_filter_equals_the_full_covariance(variance, carry):
    full = flare_covariance(variance, carry) + np.diag(NOISE)

    products, log_det = whitened_products(
        COLUMNS, NOISE[None, :], np.array([variance]), np.array([carry]), DAY
    )

    expected = COLUMNS.T @ np.linalg.inv(full) @ COLUMNS
    assert products[0] == pytest.approx(expected, abs=1e-9)
    assert log_det[0] == pytest.approx(np.linalg.slogdet(full)[1], abs=1e-9)


def test_guesses_do_not_disturb_each_other():
    variance, carry = np.array([0.7, 0.2]), np.array([0.9, 0.5])
    noise = np.stack([NOISE, 2 * NOISE])

    together, _ = whitened_products(COLUMNS, noise, variance, carry, DAY)
    alone, _ = whitened_products(COLUMNS, noise[1:], variance[1:], carry[1:], DAY)

    assert together[1] == pytest.approx(alone[0], abs=1e-12)


def test_the_smoother_equals_the_conditional_mean():
    series = np.array([1.0, 0.2, -0.4, 0.9, 2.0])
    flare = flare_covariance(0.7, 0.9)

    expected = flare @ np.linalg.solve(flare + np.diag(NOISE), series)

    assert smoothed(series, NOISE, 0.7, 0.9, DAY) == pytest.approx(expected, abs=1e-9)


def test_without_flares_the_smoother_says_nothing():
    assert smoothed(np.ones(5), NOISE, 0.0, 0.0, DAY) == pytest.approx(np.zeros(5))


def test_long_journals_are_filtered_in_blocks_without_seams():
    rng = np.random.default_rng(1)
    columns, noise, day = rng.normal(size=(300, 2)), rng.uniform(0.2, 1, 300), np.arange(300)
    full = 0.4 * 0.8 ** np.abs(day[:, None] - day) + np.diag(noise)

    products, _ = whitened_products(columns, noise[None, :], np.array([0.4]), np.array([0.8]), day)

    assert products[0] == pytest.approx(columns.T @ np.linalg.solve(full, columns), abs=1e-8)
