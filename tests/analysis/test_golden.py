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
        [0.115365505, 0.224832632, 0.609679146],
        [-0.0358215063, 0.234976825, 0.879325711],
        [-0.0222583246, 0.233946514, 0.92450594],
        [-0.0728977481, 0.24193358, 0.76417646],
    ]
)
EIGHT_IN_365_DAYS = np.array(
    [
        [0.256828857, 0.0693108775, 0.000249723233],
        [-0.1166307, 0.0685902954, 0.0900569082],
        [-0.0267966011, 0.070827638, 0.705439805],
        [-0.00527770195, 0.0658302494, 0.93615256],
        [-0.0993611453, 0.0746524239, 0.184170185],
        [0.0566101557, 0.0693522803, 0.41497128],
        [-0.00914544042, 0.0691148013, 0.894814885],
        [-0.219814336, 0.073032755, 0.00282827531],
    ]
)
FIFTEEN_IN_1500_DAYS = np.array(
    [
        [0.219163839, 0.0443465891, 8.724007e-07],
        [0.0223540868, 0.0438262649, 0.610093964],
        [0.0144828757, 0.0451678451, 0.748529801],
        [0.0655646101, 0.0458047391, 0.15255487],
        [-0.0666563497, 0.0441272268, 0.131143389],
        [0.0611475609, 0.0451949927, 0.176296945],
        [0.0531243689, 0.0450522631, 0.238542812],
        [-0.0265092675, 0.0437951164, 0.545082777],
    ]
)
# The first two factors, with the third held at its values of the tracked day before.
ANOTHER_VIEW_OF_365_DAYS = np.array(
    [
        [0.260799559, 0.0690776296, 0.000190788705],
        [-0.112449494, 0.0682339772, 0.100347712],
        [-0.0368032758, 0.0703147154, 0.601057603],
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
