"""The level of the counts, against generalised least squares written out."""

from datetime import date

import numpy as np
import pytest

from twitchlog.analysis.change.levels import Levels, fitted
from twitchlog.analysis.change.units import added_up
from twitchlog.analysis.state_space import Guesses

NONE = Guesses(np.zeros(1), np.zeros(1), np.zeros(1))
FREE = np.array([1e-6])


def known(response, spread):
    return Levels(
        guesses=NONE,
        prior=np.zeros(1),
        inverse=np.linalg.inv(spread)[None],
        log_det=np.linalg.slogdet(spread)[1][None],
        response=response,
    )


def test_without_flares_and_overdispersion_the_level_is_the_mean_of_poisson_counts():
    counts = np.tile([0.0, 1, 2, 3, 4, 5, 6], 6)
    units = added_up(date(2024, 1, 1), counts)
    answer = fitted(units, np.ones((6, 1)), FREE, NONE).answer(np.ones((6, 1)), FREE)
    level = answer.of(np.ones(1))

    assert np.exp(level.mean) == pytest.approx(3, rel=0.01)
    assert level.error == pytest.approx((6 * 21) ** -0.5, rel=0.02)


def test_evidence_is_the_density_of_the_response():
    rng = np.random.default_rng(1)
    response, columns = rng.normal(size=5), rng.normal(size=(5, 2))
    precision, spread = np.array([0.5, 2.0]), np.diag([1.0, 2, 1, 3, 1])
    whole = spread + columns @ np.diag(1 / precision) @ columns.T
    density = -0.5 * (np.linalg.slogdet(whole)[1] + response @ np.linalg.solve(whole, response))

    assert known(response, spread).answer(columns, precision).evidence[0] == pytest.approx(density)


def test_one_more_column_is_as_good_as_a_fit_with_it():
    rng = np.random.default_rng(2)
    levels = known(rng.normal(size=6), np.eye(6))
    columns, more = np.ones((6, 1)), rng.normal(size=(6, 3))
    effects, errors, evidence = levels.one_more(columns, FREE, more, 4.0)
    whole = levels.answer(np.column_stack([columns, more[:, 1]]), np.array([1e-6, 4.0]))

    assert effects[0, 1] == pytest.approx(whole.effects[0, 1])
    assert errors[0, 1] == pytest.approx(whole.covariance[0, 1, 1] ** 0.5)
    assert evidence[0, 1] == pytest.approx(whole.evidence[0])
