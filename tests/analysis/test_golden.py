"""Effects, errors and p-values of made-up journals, as they were before the analysis was made fast.

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
        [0.13168806, 0.228406978, 0.566302839],
        [-0.0548081996, 0.235061094, 0.816390479],
        [-0.0594893048, 0.233876727, 0.800046524],
        [-0.0815841147, 0.247485666, 0.742759287],
    ]
)
EIGHT_IN_365_DAYS = np.array(
    [
        [0.248539129, 0.0698599781, 0.000432027742],
        [-0.113611161, 0.0673769905, 0.0927526815],
        [-0.0245240477, 0.0706021333, 0.728557423],
        [-0.00908334619, 0.0656303041, 0.89001187],
        [-0.096689221, 0.0743944323, 0.194665014],
        [0.058140819, 0.0692651408, 0.401887745],
        [-0.00316304062, 0.0689575736, 0.963443592],
        [-0.210411453, 0.072635388, 0.00403511197],
    ]
)
FIFTEEN_IN_1500_DAYS = np.array(
    [
        [0.220477307, 0.0443969398, 7.72720049e-07],
        [0.022403951, 0.0437750337, 0.608878431],
        [0.0151309841, 0.0450158102, 0.736829311],
        [0.061808284, 0.0456564933, 0.176042404],
        [-0.0672280112, 0.0440556104, 0.127254379],
        [0.0609575481, 0.0449612349, 0.175401188],
        [0.0495472598, 0.0450044795, 0.271123345],
        [-0.0259616158, 0.0437319225, 0.55284556],
    ]
)
# The first two factors, with the third held at its values of the tracked day before.
ANOTHER_VIEW_OF_365_DAYS = np.array(
    [
        [0.249612198, 0.0716466419, 0.000563325266],
        [-0.118886066, 0.0701998461, 0.0913316556],
        [-0.0359004262, 0.0723661281, 0.620170283],
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
