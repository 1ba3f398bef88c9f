"""Which outcome tells the days apart, and how it is given to the model."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from tests.analysis import worlds
from twitchlog.analysis.days import day_table
from twitchlog.analysis.outcome import analysed, chosen, columns_of, outcome_table, spread
from twitchlog.catalogue import BY_SLUG
from twitchlog.records import DaySummary

FIRST = date(2026, 3, 2)
FACTORS = (BY_SLUG["caffeine_mg"],)
UP_AND_DOWN = [1, 4, 2, 5, 3]


def days(episodes, burden=(), strongest=()):
    """Days with so many bouts, None where not tracked; ratings repeat, None where not said."""
    return [
        DaySummary(
            day=FIRST + timedelta(days=n),
            tracked=None if count is None else "episodes" if count else "none",
            episodes=count or 0,
            strongest=strongest[n % len(strongest)] if strongest and count else None,
            values={"burden": burden[n % len(burden)]} if burden else {},
        )
        for n, count in enumerate(episodes)
    ]


def choice(*said, **more):
    known = days(*said, **more)
    return chosen(columns_of(known, day_table(known, FACTORS)))


def test_episodes_a_day_is_the_usual_outcome():
    assert choice([0, 3, 1, 2] * 10, burden=UP_AND_DOWN, strongest=[1, 3]) == "episodes"


def test_none_or_one_on_nearly_all_days_is_any_episode():
    assert choice([0, 1, 0] * 20) == "any"
    assert choice([0, 1, 0] * 20 + [2] * 3) == "any"
    assert choice([0, 1, 0] * 20 + [2] * 4) == "episodes"


def test_one_and_the_same_number_every_day_tells_nothing_so_bother_does():
    assert choice([1] * 40, burden=UP_AND_DOWN, strongest=[1, 3]) == "burden"
    assert choice([2] * 36 + [3] * 4, burden=UP_AND_DOWN) == "burden"
    assert choice([2] * 35 + [3] * 5, burden=UP_AND_DOWN) == "episodes"


def test_without_bother_the_strongest_tells():
    assert choice([1] * 40, strongest=[1, 3]) == "strongest"
    assert choice([1] * 40, burden=[4], strongest=[1, 3]) == "strongest"


def test_what_is_hardly_noted_or_never_differs_is_not_taken():
    seldom = days([1] * 40, burden=UP_AND_DOWN)
    seldom = [replace(day, values={}) if n % 4 == 0 else day for n, day in enumerate(seldom)]
    table = day_table(seldom, FACTORS)

    assert chosen(columns_of(seldom, table)) == "episodes"
    assert choice([1] * 40, burden=[4]) == "episodes"


def test_a_short_journal_stays_with_episodes():
    assert choice([1] * 27, burden=UP_AND_DOWN) == "episodes"
    assert choice([1] * 28, burden=UP_AND_DOWN) == "burden"


def test_factors_have_no_say():
    plain = days([1] * 40, burden=UP_AND_DOWN)
    drunk = [replace(day, values={**day.values, "caffeine_mg": n}) for n, day in enumerate(plain)]

    assert chosen(columns_of(drunk, day_table(drunk, FACTORS))) == "burden"


def test_the_strongest_counts_from_none_at_all_to_moving_the_joint():
    known = days([0, 1, 2, None, 1], strongest=[None, 0, 4, None, None])
    strongest = columns_of(known, day_table(known, FACTORS)).strongest

    assert strongest.tolist()[:3] == [0, 1, 5]
    assert np.isnan(strongest[3:]).all()


def test_bother_counts_on_tracked_days_only():
    known = days([1, None, 0], burden=[3])
    burden = columns_of(known, day_table(known, FACTORS)).burden

    assert burden[[0, 2]].tolist() == [3, 3]
    assert np.isnan(burden[1])


def test_the_spread_is_half_the_mean_square_step_over_the_mean():
    # Steps 2, -1, 3 across known neighbours: 14 / 3 / 2, over the mean 16 / 5
    column = np.array([1.0, 3, 2, np.nan, 3.5, 6.5])

    assert spread(column) == pytest.approx((4 + 1 + 9) / 3 / 2 / (16 / 5))


def test_a_rating_enters_the_model_at_the_spread_of_a_count():
    known = days([1] * 40, burden=UP_AND_DOWN)
    table = outcome_table(known, day_table(known, FACTORS))

    assert table.outcome == "burden"
    assert spread(table.counts) == pytest.approx(1)


def test_episodes_enter_as_they_are():
    known = days([0, 3, 1, 2] * 10)
    table = day_table(known, FACTORS)

    assert outcome_table(known, table) is table


def rated(world, seed):
    """A journal of a world, by someone who logs one bout every day and rates the bother."""
    table = worlds.journal(worlds.WORLDS[world], 180, seed)
    return [
        DaySummary(
            day=table.day(row),
            tracked="episodes",
            episodes=1,
            values={
                "burden": min(10.0, float(table.counts[row])),
                **{
                    slug: float(value)
                    for slug, value in zip(worlds.SLUGS, table.values[row], strict=True)
                    if np.isfinite(value)
                },
            },
        )
        for row in np.flatnonzero(table.tracked)
    ]


def test_a_link_with_the_bother_is_found_and_the_days_are_still_counted():
    known = rated("sleep", 3)
    found = analysed(known, worlds.FACTORS)
    sleep = next(one for one in found.findings if one.factor == "sleep_h")

    assert (found.outcome, sleep.outcome, sleep.verdict) == ("burden", "burden", "lowers")
    assert found.tracked_days == found.episodes == len(known)


def test_today_is_left_out():
    known = days([1] * 40, burden=UP_AND_DOWN)

    assert analysed(known, FACTORS, today=known[-1].day).tracked_days == 39


def test_an_empty_journal_has_the_usual_outcome():
    assert analysed([], FACTORS).outcome == "episodes"


def test_a_yes_or_no_enters_in_the_same_way():
    known = days([0, 1, 0] * 20 + [2] * 3)
    table = outcome_table(known, day_table(known, FACTORS))
    # 63 days, 23 with any: 41 of 62 steps lead from a day with to one without, or back.
    step = 63 / 23 * 41 / 62 / 2

    assert table.outcome == "any"
    assert table.counts[[0, 1, -1]] == pytest.approx([0, 1 / step, 1 / step])
