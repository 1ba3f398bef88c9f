"""Hours before a bout: what is claimed, and when there is not enough to tell."""

import warnings

import numpy as np
import pytest

from tests.analysis.explore.clock import moment, reading, table
from twitchlog.analysis.explore.hours import HoursBefore, Window, _judged, hours_before

DAYS = 84
RNG = np.random.default_rng(4)
DRANK = RNG.random(DAYS) < 0.5
OTHER = RNG.random(DAYS) < 0.5
MOSTLY = np.where(RNG.random(DAYS) < 0.75, DRANK, OTHER)  # bouts on most days with coffee
AMOUNT = 90.0


def journal(drank=DRANK, twitched=DRANK, amount=AMOUNT, hour=10):
    """Coffee at eight on some days, a bout at ten (or another hour) on some."""
    cups = [reading(int(day), 8, amount) for day in np.flatnonzero(drank)]
    starts = [moment(int(day), hour) for day in np.flatnonzero(twitched)]
    days = table(twitched.astype(int).tolist(), caffeine_mg=(amount * drank).tolist())
    return days, starts, {"caffeine_mg": cups}


def windows(*said):
    (found,) = hours_before(*said).factors
    return found.windows


def test_what_came_before_bouts_is_found():
    near, _between, far = windows(*journal(twitched=MOSTLY))

    assert near.claim == "raises"
    assert near.effect.low > 1
    assert far.claim == "no_link"


def test_what_came_after_bouts_is_not():
    near, *further = windows(*journal(hour=7))

    assert near.claim == "not_enough_data"
    assert [window.claim for window in further] == ["no_link", "no_link"]


def test_chance_is_not_claimed():
    assert {one.claim for one in windows(*journal(twitched=OTHER))} <= {
        "no_link",
        "not_enough_data",
    }


def test_hours_in_which_nothing_ever_differs_are_not_tested():
    _near, between, _far = windows(*journal())

    assert (between.need.had, between.p, between.effect) == (0, None, None)
    assert hours_before(*journal()).links_tested == 2


def test_twice_the_amount_makes_half_the_size_and_the_same_chance():
    large, small = (windows(*journal(twitched=MOSTLY, amount=x * AMOUNT))[0] for x in (2, 1))

    assert 2 * np.log(large.effect.ratio) == pytest.approx(np.log(small.effect.ratio))
    assert large.p == pytest.approx(small.p)


def test_an_interval_covers_its_estimate():
    for window in windows(*journal(twitched=OTHER))[::2]:
        assert window.effect.low < window.effect.ratio < window.effect.high


def test_days_with_only_a_sum_say_nothing_of_hours():
    days, starts, readings = journal()
    readings["caffeine_mg"] = readings["caffeine_mg"][:1]
    (found,) = hours_before(days, starts, readings).factors

    assert found.windows == ()
    assert found.needs


def test_too_little_is_said_with_what_is_missing():
    (found,) = hours_before(*journal(DRANK[:32], DRANK[:32])).factors
    (bouts,) = found.needs

    assert found.days == 30
    assert (bouts.had, bouts.wanted) == (int(DRANK[2:32].sum()), 24)


def test_a_factor_without_clock_times_is_not_looked_at():
    days, starts, _readings = journal()

    assert hours_before(days, starts, {}).factors == ()


@pytest.mark.parametrize(
    "said",
    [
        journal(twitched=np.ones(DAYS, bool)),
        journal(twitched=np.zeros(DAYS, bool)),
        journal(drank=np.ones(DAYS, bool)),
        journal(amount=1e7),
        journal(DRANK[:1], DRANK[:1]),
        (table([], caffeine_mg=[]), [], {"caffeine_mg": [reading(0, 8, 90)]}),
    ],
)
def test_an_odd_journal_gets_a_calm_answer(said):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = hours_before(*said)

    told = [one for factor in found.factors for one in factor.windows if one.p is not None]
    assert all(0 <= one.p <= one.q <= 1 for one in told)
    assert all(np.isfinite(one.effect.ratio) for one in told if one.effect)


def judged(*claims):
    """Windows from the nearest on, each with its direction and q, as they are told."""
    windows = tuple(Window(0, 6, 1, 1, claim, p=q) for claim, q in claims)
    found = _judged(HoursBefore("caffeine_mg", 60, 120, windows), iter(q for _claim, q in claims))
    return [window.claim for window in found.windows]


def test_hours_further_back_claim_nothing_against_nearer_ones():
    assert judged(("raises", 0.01), ("lowers", 0.01)) == ["raises", "no_link"]
    assert judged(("raises", 0.2), ("lowers", 0.01)) == ["no_link", "lowers"]
    assert judged(("raises", 0.01), ("raises", 0.01)) == ["raises", "raises"]
