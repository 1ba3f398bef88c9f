"""The filter and the smoother, against the whole covariance matrix of five days with gaps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.analysis.kalman import log_likelihoods, smoothed, whitened_products

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


@st.composite
def journals(draw):
    """Columns, the noise under each guess, variance and carry, and days with gaps."""
    gaps = draw(st.lists(st.integers(1, 30), min_size=1, max_size=80))
    flare = st.tuples(st.sampled_from([0.0, 0.03, 1.2, 50.0]), st.sampled_from([0.0, 0.5, 0.98]))
    flares = draw(st.lists(flare, min_size=1, max_size=5))
    quietest = draw(st.sampled_from([1e-6, 0.01, 1.0, 150.0]))
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    noise = rng.uniform(quietest, 150, (len(flares), len(gaps)))
    return rng.normal(size=(len(gaps), 3)), noise, *np.array(flares).T, np.cumsum(gaps)


def alike(one, other):
    return np.abs(one - other).max() <= 1e-9 * np.abs(other).max()


@given(journals())
def test_any_gaps_and_noise_equal_the_full_covariance(journal):
    columns, noise, *flares, day = journal
    products, log_det = whitened_products(*journal)

    for i, (variance, carry) in enumerate(zip(*flares, strict=True)):
        full = variance * carry ** np.abs(day[:, None] - day) + np.diag(noise[i])
        assert alike(products[i], columns.T @ np.linalg.solve(full, columns))
        assert log_det[i] == pytest.approx(np.linalg.slogdet(full)[1], rel=1e-9, abs=1e-9)


@given(journals())
def test_any_gaps_and_noise_are_smoothed_to_the_conditional_mean(journal):
    columns, noise, (variance, *_), (carry, *_), day = journal
    flare = variance * carry ** np.abs(day[:, None] - day)

    expected = flare @ np.linalg.solve(flare + np.diag(noise[0]), columns[:, 0])
    told = smoothed(columns[:, 0], noise[0], variance, carry, day)

    assert told == pytest.approx(expected, abs=1e-9)


@given(journals())
def test_likelihoods_of_one_series_are_those_of_its_whitened_square(journal):
    columns, *rest = journal
    squares, log_det = whitened_products(columns[:, :1], *rest)

    scores = log_likelihoods(columns[:, 0], *rest)

    assert alike(scores, -0.5 * (log_det + squares[:, 0, 0]))


def test_very_little_noise_keeps_likelihoods_finite():
    none, day = np.zeros(1), np.arange(100)

    scores = log_likelihoods(np.zeros(100), np.full((1, 100), 1e-15), none, none, day)

    assert scores == pytest.approx(-50 * np.log(1e-15))
