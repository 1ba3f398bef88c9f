"""The benchmark of the hours before, in small: what is not there is not seen, what is there is."""

from functools import cache

import numpy as np
import pytest

from bench.hours.life import journal
from bench.hours.marks import Mark, marked, one_journal, read
from bench.hours.worlds import COFFEE, WORLDS, World
from twitchlog.analysis.explore.hours import AllHours, HoursBefore, Window

pytestmark = pytest.mark.long

BY_NAME = {world.name: world for world in WORLDS}
COFFEE_WORLD = World("coffee", links=(COFFEE,))
NOTHING = ("nothing; bouts in runs", "bad afternoon, then no coffee", "stress; tense coffee")
MOST_BY_CHANCE, LEAST_POWER = 0.1, 0.5


@cache
def marks(name: str, days: int, journals: int) -> list[Mark]:
    return [one_journal(BY_NAME[name], days, 7, number) for number in range(journals)]


def test_chance_is_kept_within_bounds():
    chances = [mark.chance for name in NOTHING for mark in marks(name, 90, 6)]

    assert np.nanmean(chances) <= MOST_BY_CHANCE


def test_a_link_in_the_hours_before_is_found():
    assert np.mean([mark.power for mark in marks("coffee, 0-6 h", 180, 4)]) >= LEAST_POWER


def test_the_same_seed_gives_the_same_journal():
    one, other = (journal(COFFEE_WORLD, 20, np.random.default_rng(5)) for _ in range(2))

    assert one == other


def test_a_bad_afternoon_leaves_the_coffee_standing():
    calm, upset = (
        sum(len(some) for some in journal(world, 120, np.random.default_rng(2)).readings.values())
        for world in (World("x", flare=1.0), World("x", flare=1.0, skips={"caffeine_mg": -5.0}))
    )

    assert upset != calm


def told(*windows):
    return AllHours(len(windows), (HoursBefore("caffeine_mg", 60, 120, windows),))


@pytest.mark.parametrize(
    ("claim", "begin", "any_false", "power"),
    [("raises", 0, 0, 1), ("lowers", 0, 1, 0), ("raises", 6, 1, 0), ("no_link", 0, 0, 0)],
)
def test_a_claim_is_true_in_its_own_hours_and_direction(claim, begin, any_false, power):
    end = {0: 6, 6: 24}[begin]
    mark = marked(COFFEE_WORLD, told(Window(begin, end, 1, 1, claim, p=0.001, q=0.01)))

    assert (mark.any_false, mark.power) == (any_false, power)


def test_what_is_written_can_be_read():
    assert len(read(journal(COFFEE_WORLD, 40, np.random.default_rng(1))).factors) == 3
