"""How a bent link runs, by its slopes below and above."""

import numpy as np
import pytest

from twitchlog.analysis.shapes import Shape, Slope, Tails, Turn, shape_of

UP, DOWN, FLAT = Slope(1.0, 0.5, 1.5), Slope(-1.0, -1.5, -0.5), Slope(0.1, -0.4, 0.6)
EVEN = np.array([0.0, 1.0, 2.0])


def tails(low, high, variance=0.04, knots=EVEN):
    return Tails(np.array([low, high]), variance * np.eye(2), 1e6, knots)


@pytest.mark.parametrize(
    ("low", "high", "kind"),
    [
        (DOWN, UP, "both_ends"),
        (UP, DOWN, "middle"),
        (DOWN, FLAT, "below"),
        (FLAT, UP, "above"),
        (FLAT, DOWN, "above"),
    ],
)
def test_only_two_opposite_sides_are_a_turn(low, high, kind):
    assert shape_of(low, high, 0) == kind


def test_a_side_that_is_sure_at_one_in_twenty_only_makes_no_turn():
    assert shape_of(DOWN, Slope(1.0, 0.1, 1.9), 0) == "below"


def test_with_a_line_the_side_that_runs_along_with_it_is_meant():
    steeper_against_it = Slope(-0.9, -1.9, 0.1)

    assert shape_of(Slope(0.3, -0.2, 0.8), steeper_against_it, 1) == "below"


def test_between_even_tails_the_slope_is_zero_in_the_middle():
    assert tails(-1, 1).split == pytest.approx(1.0)
    assert tails(-1, 3).split == pytest.approx(0.5**0.5)
    assert tails(-3, 1).split == pytest.approx(2 - 0.5**0.5)


def test_without_a_turn_the_split_is_in_the_middle():
    assert tails(1, 2, knots=np.array([0.0, 0.7, 2.0])).split == 0.7


def test_the_interval_of_the_turn_is_worked_out_by_hand():
    # With h = 2 g - 1 for the share g: h ** 2 = 1.96 ** 2 * .04 * (1 + h ** 2) / 2, h = .28848.
    turn = tails(-1, 1).turn

    assert turn.value == pytest.approx(1.0)
    assert (turn.low, turn.high) == pytest.approx((0.84352, 1.15648), abs=1e-5)


def test_tails_that_are_not_sure_give_no_turn():
    assert tails(-0.3, 1).turn is None
    assert tails(-1, 0.3).turn is None
    assert tails(1, 2).turn is None


def test_a_shape_is_told_in_steps_of_the_factor():
    shape = Shape("both_ends", split=1.0, turn=Turn(1.0, 0.5, 1.5), low=DOWN, high=UP)
    told = shape.per_step(middle=200.0, scale=50.0, step=100.0)

    assert (told.split, told.turn) == (250.0, Turn(250.0, 225.0, 275.0))
    assert told.high == Slope(2.0, 1.0, 3.0)


def test_ratios_beyond_meaning_are_not_told():
    assert Slope(0.0, -0.5, 0.5).ratios == pytest.approx((1.0, 0.60653, 1.64872), abs=1e-5)
    assert Slope(1.0, -500.0, 500.0).ratios is None
