"""One p for a line and a bend, and which of the two is claimed."""

import numpy as np
import pytest

from twitchlog.analysis.bending import Bending
from twitchlog.analysis.claims import claims
from twitchlog.analysis.evidence import BEND_SHARE, Evidence
from twitchlog.analysis.multiplicity import Family
from twitchlog.analysis.shapes import Shape, Slope
from twitchlog.analysis.views import Links

UP = Slope(0.4, 0.2, 0.6)


def evidence(line_p, bend_p, possible=True):
    k = len(line_p)
    errors = np.full(k, 0.1)
    effects = np.full(k, -0.3)
    lines = Links(
        effects, errors, effects - 0.2, effects + 0.2, 50.0, np.array(line_p), np.zeros(k)
    )
    covariances = np.array([np.eye(2)] * k)
    bends = Bending(
        effects=np.zeros((k, 2)),
        covariances=covariances,
        freedom=np.full(k, 50.0),
        p=np.array(bend_p),
        check=np.zeros(k),
        possible=np.full(k, possible),
    )
    return Evidence(lines, bends)


def family(size):
    return Family(np.ones(size, dtype=bool), np.zeros(size, dtype=bool))


def told(line_p, bend_p, possible=True, kind="above"):
    found = evidence(line_p, bend_p, possible)
    return claims(
        found, family(len(line_p)), lambda k, direction: Shape(kind, split=1.0, low=UP, high=UP)
    )


def test_line_and_bend_share_the_error_that_one_factor_is_allowed():
    found = told([0.5], [0.006])

    assert found.p == pytest.approx([0.006 / BEND_SHARE])
    assert told([0.04], [0.9]).p == pytest.approx([0.04 / (1 - BEND_SHARE)])


def test_a_factor_without_a_bend_spends_all_on_its_line():
    assert told([0.04], [1.0], possible=False).p == pytest.approx([0.04])


def test_nothing_is_said_of_a_factor_that_is_not_claimed():
    found = told([0.2, 0.3], [0.2, 0.3])

    assert found.shapes == (None, None)
    assert found.direction.tolist() == [0, 0]


def test_a_line_alone_has_the_direction_of_its_effect():
    found = told([0.001, 0.3], [0.4, 0.4])

    assert (found.direction[0], found.shapes[0].kind) == (-1, "line")
    assert found.shapes[0].p == 0.4


def test_a_bend_alone_has_the_direction_of_its_leading_side():
    found = told([0.9, 0.9], [1e-4, 0.9])

    assert (found.direction[0], found.shapes[0].straight) == (1, False)
    # Two factors tested, one claimed.
    assert found.shapes[0].q == pytest.approx(1e-4 / BEND_SHARE * 2)


def test_a_bend_beside_a_line_leaves_the_line_its_direction():
    found = told([1e-6, 0.9], [1e-4, 0.9])

    assert (found.direction[0], found.shapes[0].kind, found.shapes[0].straight) == (
        -1, "above", True
    )  # fmt: skip


def test_a_turn_has_the_direction_of_its_high_end_even_beside_a_line():
    found = told([1e-6], [1e-6], kind="both_ends")

    assert (found.direction[0], found.shapes[0].straight) == (1, False)


def test_within_a_claimed_factor_a_weak_bend_is_not_claimed():
    found = told([1e-6, 0.9], [0.005, 0.9])

    # .005 / .15 * 2 is above .05, though the factor itself is claimed.
    assert (found.shapes[0].kind, found.shapes[0].q) == ("line", pytest.approx(0.01 / BEND_SHARE))
