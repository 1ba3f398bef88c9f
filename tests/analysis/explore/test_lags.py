"""The lag profile."""

from dataclasses import replace

import numpy as np
import pytest

from tests.analysis import worlds
from twitchlog.analysis.days import DayTable
from twitchlog.analysis.explore.ground import ground
from twitchlog.analysis.explore.lags import lag_profile
from twitchlog.analysis.explore.words import timing_sentence
from twitchlog.analysis.findings import findings
from twitchlog.catalogue import BY_SLUG


def profile(table, slug):
    finding = next(one for one in findings(table).findings if one.factor == slug)
    return lag_profile(ground(table, finding))


@pytest.fixture(scope="module")
def alcohol():
    """A year in which alcohol acts a day later."""
    return worlds.journal(worlds.WORLDS["alcohol"], 365, seed=1)


def test_the_day_that_was_planted_stands_out_and_no_other(alcohol):
    links = profile(alcohol, "alcohol_drinks")

    assert [one.lag for one in links] == [0, 1, 2, 3]
    assert [one.marked for one in links] == [False, True, False, False]


def test_the_lag_that_the_verdict_tests_is_told_apart(alcohol):
    assert [one.preset for one in profile(alcohol, "alcohol_drinks")] == [False, True, False, False]
    assert [one.preset for one in profile(alcohol, "sleep_h")] == [True, False, False, False]


def test_where_nothing_was_planted_nothing_stands_out(alcohol):
    assert not any(one.marked for one in profile(alcohol, "hydration_ml"))


def test_a_preset_lag_beyond_three_days_is_looked_at_as_well(alcohol):
    factors = tuple(replace(f, lag=5) if f.slug == "alcohol_drinks" else f for f in alcohol.factors)
    later = DayTable(alcohol.first, alcohol.counts, alcohol.values, factors)

    links = profile(later, "alcohol_drinks")

    assert [one.lag for one in links] == [0, 1, 2, 3, 5]
    assert [one.preset for one in links] == [False, False, False, False, True]


def test_intervals_are_wider_than_for_one_lag_alone(alcohol):
    finding = next(f for f in findings(alcohol).findings if f.factor == "hydration_ml")
    tested = profile(alcohol, "hydration_ml")[0].effect

    assert tested.high / tested.low > finding.effect.high / finding.effect.low


def test_a_mirrored_factor_has_the_mirrored_profile(alcohol):
    column = alcohol.factors.index(BY_SLUG["hydration_ml"])
    values = alcohol.values.copy()
    values[:, column] = 4000 - values[:, column]
    mirrored = DayTable(alcohol.first, alcohol.counts, values, alcohol.factors)

    for one, other in zip(
        profile(alcohol, "hydration_ml"), profile(mirrored, "hydration_ml"), strict=True
    ):
        assert other.effect.ratio == pytest.approx(1 / one.effect.ratio, rel=1e-6)
        assert other.effect.low == pytest.approx(1 / one.effect.high, rel=1e-6)


def test_what_was_not_tested_has_no_profile(alcohol):
    counts = np.where(np.arange(len(alcohol.counts)) < 20, alcohol.counts, np.nan)
    short = DayTable(alcohol.first, counts, alcohol.values, alcohol.factors)
    finding = findings(short).findings[0]

    assert ground(short, finding) is None


def test_it_is_said_what_was_decided_on_beforehand(alcohol):
    said = timing_sentence(profile(alcohol, "alcohol_drinks"), BY_SLUG["alcohol_drinks"])

    assert said == (
        "Standing out: the day before. Only “the day before” was decided on beforehand and "
        "tested; take anything else as a hint where to look, not as a finding."
    )


def test_nights_are_named_as_nights(alcohol):
    said = timing_sentence(profile(alcohol, "sleep_h"), BY_SLUG["sleep_h"])

    assert said.startswith("None of them stands out. Only “the night just before” was")
