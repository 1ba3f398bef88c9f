"""Lines and bends of several factors in one family."""

import numpy as np
import pytest

from tests.analysis.test_claims import evidence, family
from twitchlog.analysis.evidence import BEND_SHARE
from twitchlog.analysis.multiplicity import Family

ASKED = np.array([True, True])


def test_the_family_counts_factors_and_not_lines_and_bends():
    found = evidence([0.9, 0.9, 0.9, 0.9], [0.001, 0.9, 0.9, 0.9])

    assert found.q(family(4))[0] == pytest.approx(4 * 0.001 / BEND_SHARE)


def test_factors_that_are_not_tested_are_in_no_family():
    q = evidence([0.01, 0.01], [0.9, 0.9]).q(
        Family(np.array([True, False]), np.zeros(2, dtype=bool))
    )

    assert q == pytest.approx([0.01 / (1 - BEND_SHARE), 1.0])


def test_no_p_is_above_one():
    found = evidence([0.95, 1.0], [0.5, 1.0])

    assert found.line_p.max() <= 1
    assert found.bend_p.max() <= 1


def test_line_and_bend_are_checked_each_on_its_own():
    found, other = evidence([1e-6], [1e-6]), evidence([0.3], [0.001])
    left = found.checked(other, ASKED[:1]).settled(family(1))

    assert (left.lines.p[0], left.bends.p[0]) == pytest.approx((0.3, 1e-6))


def test_claims_that_do_not_agree_make_the_check_stricter_for_the_others():
    claims = evidence([1e-6, 1e-6], [0.9, 0.9])
    agreeing = claims.checked(evidence([0.015, 1e-9], [0.9, 0.9]), ASKED).settled(family(2))
    doubtful = claims.checked(evidence([0.015, 0.5], [0.9, 0.9]), ASKED).settled(family(2))

    assert agreeing.lines.p == pytest.approx([1e-6, 1e-6])
    # The smaller of two: .015 is above .02 / 2.
    assert doubtful.lines.p == pytest.approx([0.015, 0.5])


def test_only_the_judged_factors_are_taken_from_another_view():
    taken = evidence([0.1, 0.1], [0.2, 0.2]).taking(
        evidence([0.3, 0.3], [0.4, 0.4]), np.array([True, False])
    )

    assert taken.lines.p == pytest.approx([0.3, 0.1])
    assert taken.bends.p == pytest.approx([0.4, 0.2])
