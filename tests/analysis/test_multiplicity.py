"""The false-discovery rate, against numbers worked out by hand."""

import numpy as np
import pytest

from twitchlog.analysis.multiplicity import adjusted


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
