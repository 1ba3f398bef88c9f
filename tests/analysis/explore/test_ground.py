"""What is held fixed beside one factor."""

import numpy as np
import pytest

from tests.analysis import worlds
from twitchlog.analysis.days import delayed
from twitchlog.analysis.explore.ground import ground
from twitchlog.analysis.findings import findings
from twitchlog.analysis.state_space import fitted


@pytest.fixture(scope="module")
def on():
    """Sleep on the days of a journal, beside the seven other factors."""
    table = worlds.journal(worlds.WORLDS["nothing"], 120, seed=2)
    finding = next(f for f in findings(table).findings if f.factor == "sleep_h")
    return ground(table, finding)


def test_values_are_in_standard_deviations(on):
    known = np.isfinite(on.recorded)

    assert on.values[known].std() == pytest.approx(1, abs=0.02)
    assert np.diff(on.recorded[known]) / on.scale == pytest.approx(
        np.diff(on.values[known]), abs=1e-9
    )


def test_what_may_be_a_consequence_is_doubted_view_by_view(on):
    # Caffeine, stress, water, exercise, alcohol of the day before, sleep quality, tiredness.
    assert on.doubts.astype(int).tolist() == [
        [0, 0, 0, 0, 0, 0, 0],
        [0, 1, 0, 0, 0, 0, 1],
        [1, 1, 1, 1, 0, 0, 1],
    ]


def test_the_last_view_holds_same_day_values_of_the_day_before(on):
    column = on.values[on.rows][:, None]
    (views,) = on.fits(column, [np.array([0])])

    earlier = np.nan_to_num(delayed(on.others, 1))
    held = np.where(on.doubts[2], earlier, on.others)[on.rows]
    whole = np.column_stack([column, on.others[on.rows]])
    fitting = fitted(on.counts, whole, held)
    by_hand = fitting.view(np.append(0, 8 + np.arange(7)))

    assert views[2].effects == pytest.approx(by_hand.effects[:1], rel=1e-9)
    assert views[2].covariance == pytest.approx(by_hand.covariance[:1, :1], rel=1e-9)
