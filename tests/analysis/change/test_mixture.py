"""Numbers that are known up to which guess is right."""

from statistics import NormalDist

import numpy as np
import pytest

from twitchlog.analysis.change.mixture import Mixture

ONE = Mixture(np.ones(1), np.array([2.0]), np.array([0.5]))
TWO = Mixture(np.array([0.5, 0.5]), np.array([-1.0, 1.0]), np.array([1.0, 1.0]))


def test_a_single_guess_is_a_normal_distribution():
    assert ONE.quantile(0.975) == pytest.approx(2 + 0.5 * NormalDist().inv_cdf(0.975))
    assert ONE.below(2.5) == pytest.approx(NormalDist().cdf(1))
    assert ONE.two_sided == pytest.approx(2 * NormalDist().cdf(-4))


def test_two_guesses_are_wider_than_either():
    assert TWO.mean == 0
    assert TWO.error == pytest.approx(2**0.5)
    assert TWO.quantile(0.5) == pytest.approx(0, abs=1e-8)
    assert TWO.below(TWO.quantile(0.9)) == pytest.approx(0.9)


def test_what_the_counts_speak_against_is_left_out():
    evidence = np.array([0.0, -50.0])

    assert Mixture.weighed(evidence, np.zeros(2), np.ones(2)).weights.tolist() == [1.0]
