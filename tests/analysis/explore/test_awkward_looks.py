"""Closer looks at awkward journals: a calm answer, never an error, a warning or NaN."""

from datetime import date, timedelta

import numpy as np
import pytest

from twitchlog.analysis.days import DayTable
from twitchlog.analysis.explore.by_type import by_type
from twitchlog.analysis.explore.contrasts import contrast
from twitchlog.analysis.explore.curves import curve
from twitchlog.analysis.explore.ground import ground
from twitchlog.analysis.explore.lags import lag_profile
from twitchlog.analysis.findings import findings
from twitchlog.catalogue import BY_SLUG
from twitchlog.charts import closer_look as charts

FIRST = date(2024, 1, 1)
FACTORS = tuple(BY_SLUG[s] for s in ("caffeine_mg", "sleep_h", "stress", "illness"))
DAYS = 60


def ordinary(days=DAYS):
    """Counts (n,) and values (n, 4) with nothing odd about them; the last is a flag."""
    rng = np.random.default_rng(1)
    middle, spread = np.array([200, 7, 4, 0]), np.array([80, 1, 2, 0])
    values = middle + spread * rng.normal(size=(days, 4))
    values[:, 3] = rng.random(days) < 0.3
    return rng.poisson(2.0, days).astype(float), values


def look(counts, values):
    """Look at every factor in every way; how many of them were looked at."""
    table = DayTable(FIRST, counts, values, FACTORS)
    looked = 0
    for finding in findings(table).findings:
        contrast(table, finding)
        on = ground(table, finding)
        if on is None:
            continue
        looked += 1
        for link in lag_profile(on) or ():
            assert 0 < link.effect.low <= link.effect.ratio <= link.effect.high < np.inf
        drawn = curve(on)
        if drawn is not None:
            assert np.isfinite([drawn.values, drawn.mean, drawn.low, drawn.high]).all()
            assert charts.dose_response(drawn, (), on.factor, str)
    return looked


def test_an_ordinary_journal_is_looked_at_throughout():
    assert look(*ordinary()) == 4


@pytest.mark.parametrize("days", [0, 1, 13, 28, 29])
def test_short_journals(days):
    look(*ordinary(days))


@pytest.mark.parametrize("huge", [1e7, 1e150, 1.7e308])
def test_ten_million_milligrams(huge):
    counts, values = ordinary()
    values[7, 0] = huge

    assert look(counts, values) == 4


@pytest.mark.parametrize("most", [1e4, 1e12])
def test_a_million_episodes_a_day(most):
    counts, values = ordinary()
    counts[::2] *= most

    look(counts, values)


@pytest.mark.parametrize("kinds", [2, 3, 4, 5])
def test_few_different_values(kinds):
    counts, values = ordinary()
    values[:, 0] = 100 * (np.arange(DAYS) % kinds)

    assert look(counts, values) == 4


def test_one_value_on_nearly_all_days():
    counts, values = ordinary()
    values[:, 0] = 200
    values[::5, 0] = np.arange(12)

    look(counts, values)


def test_nothing_recorded_on_most_days():
    counts, values = ordinary()
    values[:30, 0] = np.nan

    assert look(counts, values) == 4


def test_weeks_that_were_not_tracked():
    counts, values = ordinary(90)
    counts[10:40] = np.nan

    assert look(counts, values) == 4


def test_a_value_that_follows_the_episodes_to_the_letter():
    counts, values = ordinary()
    values[:, 0] = 50 * counts

    assert look(counts, values) == 4


def test_types_of_an_empty_and_of_a_quiet_journal():
    counts, values = ordinary()
    empty = DayTable(FIRST, counts[:0], values[:0], FACTORS)
    quiet = DayTable(FIRST, np.zeros(DAYS), values, FACTORS)

    assert by_type(empty, [(FIRST, "cramp", 1)]).types == ()
    (one,) = by_type(quiet, [(FIRST + timedelta(days=3), "cramp", 1)]).types
    assert one.findings == ()
