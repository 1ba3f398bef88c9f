"""Holm's correction, by hand."""

import numpy as np
import pytest

from twitchlog.analysis.explore.family import stepped_down


def test_the_smallest_counts_for_all_and_the_next_for_one_less():
    # 3 * .01, then 2 * .02, then .04 itself, none smaller than the one before
    assert stepped_down(np.array([0.04, 0.01, 0.02])) == pytest.approx([0.04, 0.03, 0.04])


def test_no_level_is_above_one():
    assert stepped_down(np.array([0.9, 0.8])).tolist() == [1.0, 1.0]
