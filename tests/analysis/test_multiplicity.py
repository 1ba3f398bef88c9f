"""The false-discovery rate, against numbers worked out by hand."""

import numpy as np
import pytest

from twitchlog.analysis.multiplicity import Family, adjusted


def test_each_p_grows_with_its_rank():
    q = adjusted(np.array([0.01, 0.04, 0.03, 0.5]))

    # Ranked .01 .03 .04 .5: times 4/1, 4/2, 4/3, 4/4; the third pulls the second down.
    assert q == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])


def test_one_link_alone_keeps_its_p():
    assert adjusted(np.array([0.03])) == pytest.approx([0.03])


def test_no_links_have_no_q():
    assert len(adjusted(np.array([]))) == 0


def test_q_stays_within_one():
    assert adjusted(np.array([1.0, 0.9])) == pytest.approx([1.0, 1.0])


def test_links_apart_do_not_make_it_easier_for_the_others():
    p = np.array([0.001, 0.02, 0.02, 0.5])
    q = Family(np.ones(4, dtype=bool), np.array([False, False, True, True])).q(p)

    # Of four tested, .02 is the second of the first part (4/2), and the first of the other (4/1).
    assert q == pytest.approx([0.004, 0.04, 0.08, 1.0])


def test_what_is_not_tested_takes_no_share_of_the_level():
    family = Family(np.array([True, True, False]), np.array([False, True, True]))

    assert family.q(np.array([0.01, 0.02, 0.0])) == pytest.approx([0.02, 0.04, 1.0])
