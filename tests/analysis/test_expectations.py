"""What was stated beforehand counts, but only so much."""

import pytest

from twitchlog.analysis.distributions import two_sided, upper_tail
from twitchlog.analysis.expectations import chance, expected_sign
from twitchlog.catalogue import BY_SLUG, own_factor
from twitchlog.records import OwnFactorRecord


@pytest.mark.parametrize(
    ("slug", "sign"), [("caffeine_mg", 1), ("sleep_h", -1), ("magnesium_mg", -1), ("illness", 0)]
)
def test_statements_give_a_direction(slug, sign):
    assert expected_sign(BY_SLUG[slug]) == sign


def test_of_an_own_factor_nothing_is_expected():
    assert expected_sign(own_factor(OwnFactorRecord(slug="own_tea", label="Tea"))) == 0


def test_without_a_statement_both_directions_count_alike():
    assert chance(2.0, 30, 0) == chance(-2.0, 30, 0) == two_sided(2.0, 30)


def test_four_fifths_of_the_error_go_to_the_stated_direction():
    tail = upper_tail(2.5, 30)

    assert chance(2.5, 30, 1) == chance(-2.5, 30, -1) == pytest.approx(tail / 0.8)
    assert chance(-2.5, 30, 1) == chance(2.5, 30, -1) == pytest.approx(tail / 0.2)


def test_both_directions_together_err_no_more_often_than_said():
    # Where p = .05: t is beyond the 4 % point on one side, or the 1 % point on the other.
    assert chance(1.8119, 30, 1) == pytest.approx(0.05, abs=1e-4)
    assert chance(-2.4573, 30, 1) == pytest.approx(0.05, abs=1e-4)


def test_no_p_is_above_one():
    assert chance(0.0, 30, 1) <= 1
