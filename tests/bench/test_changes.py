"""How often answers about change are wrong, in small: what stays is hardly ever claimed."""

from functools import cache

import numpy as np
import pytest

from bench.changes.__main__ import row, share
from bench.changes.happenings import Habits, happenings
from bench.changes.readings import QUESTIONS, read
from bench.changes.worlds import SCENES
from bench.truth.diary import FIRST

BY_NAME = {scene.name: scene for scene in SCENES}
STILL = ("nothing", "nothing; fast flares", "nothing; long flares")
MOST_CLAIMS = {"trend": 0.1, "steps": 0.1, "events": 0.15, "sides": 0.15, "spread": 0.15}


@cache
def readings(name, days, journals):
    return [read(BY_NAME[name], days, 11, number) for number in range(journals)]


@pytest.mark.parametrize("question", MOST_CLAIMS)
def test_what_stays_is_hardly_ever_said_to_change(question):
    said = [one.claims[question] for name in STILL for one in readings(name, 120, 12)]

    assert np.nanmean(said) <= MOST_CLAIMS[question]


def test_a_large_step_is_found_where_it_is():
    found = [one.step for one in readings("a step to a quarter", 365, 8)]

    assert np.isfinite(found).sum() >= 2
    assert np.nanmean(found) >= 0.5


def test_evenings_and_the_left_are_found():
    said = [one.claims for one in readings("evenings, left, spreading", 365, 5)]

    assert np.mean([one["hours"] for one in said]) >= 0.6
    assert np.mean([one["sides"] for one in said]) >= 0.4


def test_intervals_of_the_trend_hold():
    holds = [one.slope for name in STILL for one in readings(name, 120, 12)]

    assert np.nanmean(holds) >= 0.9


def test_the_same_seed_gives_the_same_journal():
    one, other = (read(BY_NAME["nothing"], 60, 3, 0) for _ in range(2))

    assert {k: v for k, v in one.claims.items() if v == v} == {
        k: v for k, v in other.claims.items() if v == v
    }


def test_every_logged_episode_has_a_place_and_an_hour():
    counts = np.array([2.0, np.nan, 0.0, 3.0] * 5)
    told = happenings(FIRST, counts, Habits(), np.random.default_rng(1))

    assert sum(n for _run, _hour, n in told.hour_runs) == 25
    assert sum(n for _week, _region, n, _left, _right in told.regions) == 25
    assert sum(n for _week, n in told.placed) == 25


def test_a_line_of_the_table_has_a_cell_for_each_question():
    line = row(BY_NAME["nothing"], [readings("nothing", 120, 12)])

    assert line.count("|") == 1 + 1 + len(QUESTIONS) + 3 + 1
    assert share([float("nan")]) == "-"
    assert share([1.0, 0.0, 0.0, 0.0]) == ".25"
