"""Which ratings may carry a factor's effect, and which are only a consequence of the day."""

import numpy as np
import pytest

from twitchlog.analysis.carriers import carriers, held_alike
from twitchlog.analysis.state_space import Counts

SLEEP, COFFEE, TIRED, STRESS = range(4)
RATINGS = np.array([False, False, True, True])
DAYS = 300


def lived(days=DAYS):
    """Short nights make tired, tiredness and coffee bring twitches, and these bring stress."""
    rng = np.random.default_rng(4)
    values = rng.normal(size=(days, 4))
    values[:, TIRED] -= values[:, SLEEP]
    counts = rng.poisson(np.exp(0.7 + 0.4 * values[:, TIRED] + 0.4 * values[:, COFFEE]))
    values[:, STRESS] += 1.5 * np.log2(1 + counts)
    return (values - values.mean(axis=0)) / values.std(axis=0), counts.astype(float)


def carried(values, counts, recorded=None):
    rows = np.arange(len(counts))
    known = np.ones(values.shape, dtype=bool) if recorded is None else recorded
    return carriers(values, known, Counts(counts, rows, rows % 7), rows, RATINGS)


@pytest.fixture(scope="module")
def found():
    return carried(*lived())


def test_a_rating_that_the_factor_moves_may_carry_its_effect(found):
    assert found[SLEEP, TIRED]


def test_a_consequence_of_the_twitches_carries_nothing(found):
    values, _ = lived()

    assert abs(np.corrcoef(values[:, COFFEE], values[:, STRESS])[0, 1]) > 0.2
    assert not found[COFFEE, STRESS]
    assert not found[SLEEP, STRESS]


def test_what_brings_twitches_beside_the_factor_is_held_fixed_too(found):
    # At the same count, a day with less coffee was a day more tired.
    assert found[COFFEE, TIRED]


def test_a_rating_that_has_nothing_to_do_with_a_factor_carries_nothing():
    values, counts = lived()
    values[:, TIRED] = np.random.default_rng(5).normal(size=DAYS)

    assert not carried(values, counts)[:, TIRED].any()


def test_ratings_carry_nothing_for_each_other(found):
    assert not found[RATINGS].any()
    assert not found[:, ~RATINGS].any()


def test_where_too_few_days_tell_any_rating_may():
    assert carried(*lived(15))[~RATINGS][:, RATINGS].all()
    assert not carried(*lived(15))[RATINGS].any()


def test_days_without_a_reading_do_not_count():
    values, counts = lived()
    recorded = np.ones(values.shape, dtype=bool)
    recorded[1::3, STRESS] = False
    values[1::3, STRESS] = 5 * values[1::3, COFFEE]

    # What fills the gaps of every third day goes with coffee; what was recorded does not.
    assert carried(values, counts)[COFFEE, STRESS]
    assert not carried(values, counts, recorded)[COFFEE, STRESS]


def test_a_constant_rating_carries_nothing():
    values, counts = lived()
    values[:, STRESS] = 0.0

    assert not carried(values, counts)[:, STRESS].any()


def test_days_with_one_twitch_at_most_can_be_told_apart_too():
    values, counts = lived()

    assert carried(values, np.minimum(counts, 1.0))[SLEEP, TIRED]


def test_factors_with_the_same_carriers_are_judged_together():
    found = np.zeros((5, 5), dtype=bool)
    found[[0, 2], 3], found[1, 3:] = True, True
    alike = [(judged.tolist(), held.tolist()) for judged, held in held_alike(found)]

    assert alike == [
        ([True, False, True, False, False], [False, False, False, True, False]),
        ([False, True, False, False, False], [False, False, False, True, True]),
    ]
