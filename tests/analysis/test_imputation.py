"""Gaps are filled from the other readings only."""

import numpy as np
import pytest

from twitchlog.analysis.imputation import filled, stages, standardised
from twitchlog.catalogue import BY_SLUG

WEEKDAY = np.arange(60) % 7
THE_DAYS_OWN = np.ones(3, dtype=int)


def two_alike(gap):
    rng = np.random.default_rng(3)
    one = rng.normal(size=60)
    values = np.column_stack([one, one + 0.1 * rng.normal(size=60)])
    truth = values[gap, 1]
    values[gap, 1] = np.nan
    return values, truth


def test_recorded_values_are_only_rescaled():
    values, _ = two_alike(7)
    result = filled(values, WEEKDAY, THE_DAYS_OWN[:2])

    expected = (values[:, 0] - values[:, 0].mean()) / values[:, 0].std()
    assert result.values[:, 0] == pytest.approx(expected)
    assert result.scale[0] == pytest.approx(values[:, 0].std())


def test_a_gap_is_guessed_from_a_factor_that_moves_along():
    values, truth = two_alike(7)
    result = filled(values, WEEKDAY, THE_DAYS_OWN[:2])

    guess = result.values[7, 1] * result.scale[1] + np.nanmean(values[:, 1])
    assert guess == pytest.approx(truth, abs=0.3)


@pytest.mark.parametrize(
    ("clue", "gap"),
    [pytest.param(1, 0, id="the day for its night"), pytest.param(2, 1, id="a rating for the day")],
)
def test_a_gap_is_never_guessed_from_what_may_have_followed_the_episodes(clue, gap):
    values, _ = two_alike(7)
    result = filled(values, WEEKDAY, np.array([clue, gap]))

    values[7, 0] += 100
    again = filled(values, WEEKDAY, np.array([clue, gap]))
    assert again.values[7, 1] == pytest.approx(result.values[7, 1])


def test_a_gap_is_never_guessed_from_the_day_after():
    values = np.sin(np.arange(60) / 5)[:, None]
    values[30] = np.nan
    result = filled(values, WEEKDAY, THE_DAYS_OWN[:1])

    values[31] += 1
    again = filled(values, WEEKDAY, THE_DAYS_OWN[:1])
    assert again.values[30] == pytest.approx(result.values[30], abs=0.1)


def test_stages_tell_nights_from_days_and_their_ratings():
    chosen = [BY_SLUG[slug] for slug in ("sleep_h", "alcohol_drinks", "caffeine_mg", "stress")]

    assert stages(chosen).tolist() == [0, 0, 1, 2]


def test_the_order_of_factors_does_not_matter():
    rng = np.random.default_rng(4)
    values = np.where(rng.random((60, 3)) < 0.2, np.nan, rng.normal(size=(60, 3)))

    straight = filled(values, WEEKDAY, THE_DAYS_OWN).values
    flipped = filled(values[:, ::-1], WEEKDAY, THE_DAYS_OWN).values

    assert straight == pytest.approx(flipped[:, ::-1], abs=1e-12)


def test_a_constant_factor_stays_at_zero():
    assert standardised(np.full((5, 1), 3.0)).values == pytest.approx(np.zeros((5, 1)))


def test_one_slip_of_the_finger_does_not_set_the_scale():
    values = np.tile([1.0, 2.0, 3.0], 20)[:, None]
    usual = standardised(values).scale[0]
    values[7] = 1e7

    assert standardised(values).scale[0] == pytest.approx(usual, rel=0.2)


def test_ordinary_values_are_not_capped():
    values = np.random.default_rng(5).normal(size=(1000, 1))

    assert standardised(values).scale[0] == pytest.approx(values.std())


def test_huge_values_do_not_overflow():
    result = standardised(np.array([[1e308], [-1e308], [np.nan]]))

    assert result.values[:2, 0] == pytest.approx([1.0, -1.0])
    assert np.isfinite(result.scale).all()
