"""Effects, errors and p-values of made-up journals, as they were when the priors were last changed.

Flares that fade, holes of several days and factors that keep company are all in them. The journals
rest on `random.Random(seed).random()` alone, which is the same in every version of Python.
"""

import math
import random

import numpy as np
import pytest

from twitchlog.analysis.companions import averaged
from twitchlog.analysis.distributions import two_sided
from twitchlog.analysis.state_space import Counts, fitted

# Effect, error and p of each factor; of fifteen the first eight.
FOUR_IN_90_DAYS = np.array(
    [
        [0.136407889, 0.225531188, 0.547442506],
        [-0.0586710496, 0.232267325, 0.801390194],
        [-0.0447176266, 0.230313649, 0.846669162],
        [-0.0719172044, 0.245199627, 0.770246499],
    ]
)
EIGHT_IN_365_DAYS = np.array(
    [
        [0.251497809, 0.0688048329, 0.000300932136],
        [-0.116132162, 0.0684436599, 0.0907303469],
        [-0.0245887266, 0.0703697053, 0.727005874],
        [-0.0103111118, 0.0653818806, 0.874789516],
        [-0.102263273, 0.0742247596, 0.169257663],
        [0.054444198, 0.0691649193, 0.431776963],
        [-0.00638925334, 0.0688281252, 0.926098317],
        [-0.209559328, 0.07253088, 0.00412936294],
    ]
)
FIFTEEN_IN_1500_DAYS = np.array(
    [
        [0.220798142, 0.0442892273, 7.00535592e-07],
        [0.0224202552, 0.0437583053, 0.608480748],
        [0.0151874959, 0.0450162177, 0.735885332],
        [0.0617782754, 0.0456284093, 0.175986102],
        [-0.0665782408, 0.0440012353, 0.130493651],
        [0.0609687038, 0.0449444471, 0.175160903],
        [0.0491944736, 0.0449857564, 0.274348861],
        [-0.0253305346, 0.0436873753, 0.562139207],
    ]
)
# The first two factors, with the third held at its values of the tracked day before.
ANOTHER_VIEW_OF_365_DAYS = np.array(
    [
        [0.254205742, 0.0696906141, 0.000308864331],
        [-0.117902965, 0.0699114082, 0.0926810648],
        [-0.0367641922, 0.0712163036, 0.606048237],
    ]
)


def journal(days, factors, base):
    """Counts on the days that were tracked, and the factors on these."""
    chance = random.Random(days)
    mood, flare, rows = [0.0] * factors, 0.0, []
    for day in range(days):
        mood = [0.5 * m + 3 * chance.random() - 1.5 for m in mood]
        mood[1] -= 0.3 * mood[0]
        flare = 0.8 * flare + chance.random() - 0.5
        rate = base * math.exp(flare + 0.2 * mood[0] - 0.2 * mood[-1])
        seen = chance.random() > 0.1 and not 40 <= day < 47
        rows.append((seen, math.floor(-rate * math.log(1 - chance.random()) + 0.3), *mood))
    table = np.array(rows)
    day = np.flatnonzero(table[:, 0])
    return Counts(table[day, 1], day, day % 7), table[day, 2:]


def judged(fit):
    """(k, 3) effects, errors and p."""
    effects, errors = averaged(fit.effects, fit.covariance)
    t = effects / errors
    return np.column_stack([effects, errors, [two_sided(x, fit.freedom) for x in t]])


@pytest.mark.parametrize(
    ("days", "base", "expected"),
    [(90, 1.5, FOUR_IN_90_DAYS), (365, 3.0, EIGHT_IN_365_DAYS), (1500, 0.8, FIFTEEN_IN_1500_DAYS)],
)
def test_effects_errors_and_p_are_what_they_were(days, base, expected):
    factors = {90: 4, 365: 8, 1500: 15}[days]
    fitting = fitted(*journal(days, factors, base))

    found = judged(fitting.view(np.arange(factors)))

    assert found[:8] == pytest.approx(expected, rel=1e-6)


def test_another_view_is_what_it_was():
    counts, factors = journal(365, 8, 3.0)
    fitting = fitted(counts, factors, np.roll(factors, 1, axis=0))

    found = judged(fitting.view(np.array([0, 1, 10])))

    assert found == pytest.approx(ANOTHER_VIEW_OF_365_DAYS, rel=1e-6)
