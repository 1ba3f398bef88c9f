"""What one more column adds, against ordinary least squares.

The numbers are those of statsmodels 0.14:

    day = np.arange(20.0)
    line, bend = np.sin(day), np.cos(1.7 * day)
    z = 3 * np.cos(0.9 * day) + line + 0.5 * day % 3
    fit = sm.OLS(z, np.column_stack([np.ones(20), line, bend])).fit()
    fit.params, fit.cov_params()
"""

import numpy as np
import pytest

from twitchlog.analysis.state_space import Counts, Fitting, Guesses, fitted

DAY = np.arange(20.0)
LINE, BEND = np.sin(DAY), np.cos(1.7 * DAY)
RESPONSE = 3 * np.cos(0.9 * DAY) + LINE + 0.5 * DAY % 3


def least_squares():
    """A fitting without flares, priors or noise that is known: ordinary least squares."""
    columns = np.column_stack([np.ones(20), LINE, BEND, RESPONSE])
    guess = Guesses(np.zeros(1), np.zeros(1), np.zeros(1))
    return Fitting(guess, (columns.T @ columns)[None], np.zeros(1), np.zeros(3), 1, 20)


def test_line_and_bend_are_those_of_least_squares():
    added = least_squares().added(np.array([0]), np.array([0]), np.array([1]))

    assert added.effects[0] == pytest.approx([2.6391506548, 0.0673351172], abs=1e-9)
    assert added.freedom == 17


def test_so_are_their_errors():
    added = least_squares().added(np.array([0]), np.array([0]), np.array([1]))
    covariance = [[0.2418047665, 0.0025410868], [0.0025410868, 0.2265112142]]

    assert added.covariances[0] == pytest.approx(np.array(covariance), abs=1e-9)


def test_each_column_is_added_alone():
    rng = np.random.default_rng(4)
    values = rng.normal(size=(150, 4))
    counts = Counts(rng.poisson(3.0, 150).astype(float), np.arange(150), np.arange(150) % 7)
    fitting = fitted(counts, values[:, :2], values[:, 2:])
    together = fitting.added(np.arange(2), np.array([0, 1]), np.array([2, 3]))
    alone = fitting.added(np.arange(2), np.array([1]), np.array([3]))

    assert together.effects[1] == pytest.approx(alone.effects[0], abs=1e-12)
    assert together.covariances[1] == pytest.approx(alone.covariances[0], abs=1e-12)


def test_a_copy_of_a_factor_adds_nothing():
    rng = np.random.default_rng(5)
    values = rng.normal(size=(150, 1))
    counts = Counts(rng.poisson(3.0, 150).astype(float), np.arange(150), np.arange(150) % 7)
    added = fitted(counts, values, values).added(np.array([0]), np.array([0]), np.array([1]))

    assert abs(added.effects[0, 1]) < added.covariances[0, 1, 1] ** 0.5
