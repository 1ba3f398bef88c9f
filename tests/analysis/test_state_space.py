"""The regression on counts, where its answer can be worked out by hand."""

import numpy as np
import pytest

from twitchlog.analysis.state_space import Counts, all_guesses, fitted

DAYS = np.arange(112)
ONLY = np.array([0])


def halves(low, high):
    """Every weekday has eight days of each kind, with these counts."""
    kind = ((DAYS // 7) % 2).astype(float)
    episodes = np.where(kind == 1, float(high), float(low))
    return Counts(episodes, DAYS, DAYS % 7), kind[:, None]


@pytest.mark.parametrize(("low", "high"), [(2, 4), (3, 3), (5, 1)])
def test_two_kinds_of_days_differ_by_the_log_of_their_ratio(low, high):
    fit = fitted(*halves(low, high)).view(ONLY)

    assert fit.effects[0] == pytest.approx(np.log(high / low), abs=0.01)


def test_the_error_is_that_of_two_poisson_means():
    fit = fitted(*halves(2, 4)).view(ONLY)

    # 56 days each: the variance of a log mean is 1 / (days * mean).
    assert fit.covariance[0, 0] == pytest.approx(1 / (56 * 2) + 1 / (56 * 4), rel=0.02)


def test_level_and_weekdays_cost_degrees_of_freedom():
    fit = fitted(*halves(2, 4)).view(ONLY)

    assert 112 - 8 <= fit.freedom <= 112 - 2


def test_steady_counts_speak_against_flares():
    plausible = fitted(*halves(2, 4)).guesses

    assert len(plausible.carry) < len(all_guesses().carry)
    assert (plausible.variance == 0).any()


def test_a_million_episodes_a_day_stay_finite():
    counts, kind = halves(1_000_000, 2_000_000)
    fit = fitted(counts, kind).view(ONLY)

    assert fit.effects[0] == pytest.approx(np.log(2), abs=0.01)
    assert np.isfinite(fit.covariance).all()


def test_a_view_holds_only_what_it_names():
    counts, kind = halves(2, 4)
    other = ((DAYS // 14) % 2).astype(float)[:, None]
    alone, beside = fitted(counts, kind), fitted(counts, kind, other)

    assert beside.view(ONLY).effects == pytest.approx(alone.view(ONLY).effects, abs=1e-9)
    assert abs(beside.view(np.array([1])).effects[0]) < 0.05
    assert beside.view(np.array([0, 1])).effects[0] == pytest.approx(np.log(2), abs=0.01)
