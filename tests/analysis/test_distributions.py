"""Student's t, against golden numbers from scipy 1.16."""

import pytest

from twitchlog.analysis.distributions import f_upper_tail, quantile, two_sided, upper_tail


@pytest.mark.parametrize(
    ("t", "freedom", "golden"),
    [
        (0.5, 3, 0.3257239824240755),
        (2.0, 3, 0.06966298427942152),
        (2.5, 10.5, 0.015213136320544288),
        (1.96, 25.3, 0.03054894510223085),
        (4, 60, 8.816119353198712e-05),
        (0.1, 200, 0.4602222462521605),
        (6.5, 100.7, 1.5575614398526549e-09),
        (1.2, 3000, 0.11511704736921047),
        (40, 30, 6.863022597203209e-28),
    ],
)
def test_upper_tail_matches_golden_numbers(t, freedom, golden):
    assert upper_tail(t, freedom) == pytest.approx(golden, rel=1e-10)


@pytest.mark.parametrize(
    ("share", "freedom", "golden"),
    [
        (0.975, 3, 3.1824463052837078),
        (0.975, 25.3, 2.058300956779713),
        (0.8, 60, 0.8476530063566144),
        (0.996875, 45.2, 2.8683674015226055),
        (0.975, 3000, 1.960755055322458),
        (0.6, 10, 0.2601848294920803),
    ],
)
def test_quantile_matches_golden_numbers(share, freedom, golden):
    assert quantile(share, freedom) == pytest.approx(golden, rel=1e-10)


def test_the_distribution_is_symmetric():
    assert upper_tail(0, 7) == 0.5
    assert upper_tail(-2.0, 3) == pytest.approx(1 - 0.06966298427942152)
    assert quantile(0.025, 3) == pytest.approx(-3.1824463052837078)
    assert two_sided(-2.0, 3) == pytest.approx(2 * 0.06966298427942152)


def test_a_t_beyond_all_numbers_has_no_tail():
    assert two_sided(1e200, 5) == 0.0


@pytest.mark.parametrize(("ratio", "rest"), [(0.3, 4), (2.5, 20), (11.0, 7)])
def test_f_with_one_and_two_degrees_is_known_otherwise(ratio, rest):
    assert f_upper_tail(ratio, 1, rest) == pytest.approx(two_sided(ratio**0.5, rest))
    assert f_upper_tail(ratio, 2, rest) == pytest.approx((1 + 2 * ratio / rest) ** (-rest / 2))
