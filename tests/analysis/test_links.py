"""Several views of the same journal, and what they agree on."""

import numpy as np
import pytest

from tests.analysis.worlds import COLUMN, WORLDS, journal
from twitchlog.analysis.claims import LEVEL
from twitchlog.analysis.links import links
from twitchlog.analysis.views import Links


def view(effects, errors, p):
    effects, errors, p = (np.array(x, dtype=float) for x in (effects, errors, p))
    return Links(
        effects, errors, effects - 2 * errors, effects + 2 * errors, 50.0, p, np.zeros(len(p))
    )


ALL = np.array([True, True])


def test_the_weaker_view_gives_size_and_p():
    both = view([0.5, 0.2], [0.1, 0.1], [0.001, 0.05]).agreeing(
        view([0.3, 0.4], [0.15, 0.1], [0.05, 0.001]), ALL
    )

    assert both.effects == pytest.approx([0.3, 0.2])
    assert both.p == pytest.approx([0.05, 0.05])


def test_the_interval_covers_both_views():
    both = view([0.5], [0.1], [0.001]).agreeing(view([0.3], [0.15], [0.05]), ALL[:1])

    assert (both.low[0], both.high[0]) == pytest.approx((0.0, 0.7))
    assert both.errors[0] == pytest.approx(0.15)


def test_a_check_gives_the_size_and_is_kept_beside_the_deciding_p():
    deciding = view([0.5, 0.5], [0.1, 0.1], [0.001, 0.001])
    checked = deciding.checked(view([0.3, 0.6], [0.1, 0.1], [0.019, 1e-9]), ALL)

    assert checked.p == pytest.approx([0.001, 0.001])
    assert checked.check == pytest.approx([0.019, 1e-9])
    assert (checked.effects.tolist(), checked.low[0]) == ([0.3, 0.5], pytest.approx(0.1))


def test_opposite_directions_are_no_agreement():
    both = view([0.5], [0.1], [0.001]).agreeing(view([-0.5], [0.1], [0.001]), ALL[:1])

    assert both.p[0] == 1.0


def test_factors_that_are_not_judged_stay_as_they_are():
    both = view([0.5, 0.2], [0.1, 0.1], [0.001, 0.05]).agreeing(
        view([0.0, 0.0], [1.0, 1.0], [1.0, 1.0]), np.array([True, False])
    )

    assert (both.p[1], both.low[1], both.high[1]) == pytest.approx((0.05, 0.0, 0.4))


def test_a_size_is_not_halved_by_holding_a_consequence_fixed():
    world = WORLDS["sleep; bad day, then stress"]
    tables = [journal(world, 365, seed) for seed in range(6)]
    every = list(range(8))
    sizes = [links(table, every, every).lines.effects[COLUMN["sleep_h"]] for table in tables]
    standing = [size for size in sizes if size < -0.2]

    assert len(standing) >= 2
    assert np.mean(standing) == pytest.approx(-0.4, abs=0.12)


def test_a_consequence_does_not_hide_a_short_night():
    tables = [journal(WORLDS["sleep; bad day, then stress"], 180, seed) for seed in range(8)]
    every = list(range(8))
    found = [links(table, every, every).q[COLUMN["sleep_h"]] <= LEVEL for table in tables]

    assert sum(found) >= 6


def test_factors_that_are_only_held_fixed_are_in_no_family():
    table = journal(WORLDS["sleep"], 180, 2)
    found = links(table, [0, 1, 2], [1])

    assert found.q[1] == pytest.approx(found.p[1])
    assert (found.q[0], found.q[2]) == (1.0, 1.0)
