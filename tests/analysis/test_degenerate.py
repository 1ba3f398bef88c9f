"""Journals that no method should be proud of: a calm answer, never an error, never NaN."""

import math
from dataclasses import astuple, fields, replace
from datetime import date

import numpy as np
import pytest

from twitchlog.analysis.days import DayTable
from twitchlog.analysis.findings import Effect, findings
from twitchlog.analysis.words import sentence
from twitchlog.catalogue import BY_SLUG

FACTORS = tuple(BY_SLUG[s] for s in ("caffeine_mg", "sleep_h", "stress", "alcohol_drinks"))
DAYS = 60


def ordinary(days=DAYS, seed=1):
    """Counts (n,) and values (n, 4) with nothing odd about them."""
    rng = np.random.default_rng(seed)
    middle, spread = np.array([200, 7, 4, 1]), np.array([80, 1, 2, 1])
    return rng.poisson(2.0, days).astype(float), middle + spread * rng.normal(size=(days, 4))


def found(counts, values):
    return findings(DayTable(date(2024, 1, 1), counts, values, FACTORS[: values.shape[1]]))


def numbers(findings):
    for finding in findings.findings:
        yield from (finding.p, finding.q, finding.smallest)
        yield from shape_numbers(finding.shape)
        if finding.effect:
            yield from (getattr(finding.effect, field.name) for field in fields(Effect))


def shape_numbers(shape):
    if shape:
        yield from (shape.p, shape.q, shape.split)
        for part in (shape.turn, shape.low, shape.high):
            yield from astuple(part) if part else ()


def assert_calm(result, *, claims=False):
    assert len(result.findings) == 4
    assert all(math.isfinite(x) for x in numbers(result) if isinstance(x, float))
    claimed = [f for f in result.findings if f.verdict in {"raises", "lowers"}]
    assert claims or not claimed


@pytest.mark.parametrize("days", [0, 1, 2, 13, 28])
def test_short_journals(days):
    assert_calm(found(*ordinary(days)))


@pytest.mark.parametrize("count", [0.0, 1.0, 7.0, 1e6])
def test_the_same_count_every_day(count):
    _, values = ordinary()

    assert_calm(found(np.full(DAYS, count), values))


def test_a_single_episode():
    counts = np.zeros(DAYS)
    counts[30] = 1

    assert_calm(found(counts, ordinary()[1]))


def test_no_tracked_day():
    result = found(np.full(DAYS, np.nan), ordinary()[1])

    assert_calm(result)
    assert (result.tracked_days, result.days_first) == (0, None)


@pytest.mark.parametrize("value", [np.nan, 0.0, 7.5, 1e7, 1e300])
def test_a_factor_that_never_changes(value):
    counts, values = ordinary()
    values[:, 1] = value
    result = found(counts, values)

    assert_calm(result)
    assert result.findings[1].verdict == "not_enough_data"


def test_nothing_recorded_but_episodes():
    result = found(ordinary()[0], np.full((DAYS, 4), np.nan))

    assert_calm(result)
    assert {f.days_missing for f in result.findings} == {DAYS}


@pytest.mark.parametrize("factor", [1.0, -1.0, 1000.0])
def test_identical_and_mirrored_factors_are_not_told_apart(factor):
    counts, values = ordinary(180)
    counts = np.round(counts * np.exp(values[:, 2] - 4))
    values[:, 1] = factor * values[:, 2]
    result = found(counts, values)

    assert_calm(result)
    assert [f.verdict for f in result.findings[1:3]] == ["not_enough_data"] * 2
    assert result.findings[1].needs[0].other == "Stress or anxiety"


def test_a_factor_that_is_the_sum_of_others():
    counts, values = ordinary(180)
    values[:, 0] = values[:, 1] + values[:, 2]

    assert_calm(found(counts, values))


@pytest.mark.parametrize("huge", [1e7, 1e150, 1.7e308])
def test_ten_million_milligrams(huge):
    counts, values = ordinary()
    values[7, 0] = huge

    assert_calm(found(counts, values))


@pytest.mark.parametrize("most", [1e4, 1e6, 1e12])
def test_a_million_episodes_a_day(most):
    counts, values = ordinary()
    counts[::2] *= most

    assert_calm(found(counts, values), claims=True)


def test_a_step_far_beyond_the_values_has_no_size():
    counts, values = ordinary(180)
    counts = np.round(counts * np.exp(values[:, 2] - 4))
    vast = replace(FACTORS[2], effect_step=1e9)
    table = DayTable(date(2024, 1, 1), counts, values, (*FACTORS[:2], vast, FACTORS[3]))
    stress = findings(table).findings[2]

    assert (stress.verdict, stress.effect, stress.smallest) == ("raises", None, None)
    assert "went together" in sentence(stress, vast)


def test_episodes_on_one_day_far_in_the_past():
    counts, values = ordinary(9000)
    counts[1:8900], values[1:8900] = np.nan, np.nan

    assert_calm(found(counts, values))


def bent(seed=1, days=240):
    """An ordinary journal in which both ends of the third factor have more episodes."""
    counts, values = ordinary(days, seed)
    values[:, 2] = np.clip(np.round(values[:, 2]), 0, 10)
    return np.round(counts * np.exp(0.5 * np.abs(values[:, 2] - 4))), values


def test_a_u_beyond_all_doubt():
    result = found(*bent())

    assert_calm(result, claims=True)
    assert result.findings[2].shape.kind == "both_ends"


@pytest.mark.parametrize("huge", [1e7, 1e150, 1.7e308])
def test_a_u_with_one_slip_of_the_finger(huge):
    counts, values = bent()
    values[7, 2] = huge

    assert_calm(found(counts, values), claims=True)


def test_a_u_in_a_factor_with_few_values():
    counts, values = bent()
    values[:, 2] = np.clip(values[:, 2], 3, 5)

    assert_calm(found(counts, values), claims=True)


def test_a_u_in_two_mirrored_factors_is_claimed_of_neither():
    counts, values = bent()
    values[:, 1] = 10 - values[:, 2]
    result = found(counts, values)

    assert_calm(result)
    assert {f.shape for f in result.findings[1:3]} == {None}


def test_a_u_where_the_middle_is_never_recorded():
    counts, values = bent()
    values[(values[:, 2] > 2) & (values[:, 2] < 6), 2] = np.nan

    assert_calm(found(counts, values), claims=True)


def test_a_u_whose_step_is_far_beyond_its_values():
    counts, values = bent()
    vast = replace(FACTORS[2], effect_step=1e9)
    table = DayTable(date(2024, 1, 1), counts, values, (*FACTORS[:2], vast, FACTORS[3]))
    stress = findings(table).findings[2]

    assert stress.effect is None
    assert "went together" in sentence(stress, vast)


def test_flags_alone_have_no_bends():
    rng = np.random.default_rng(3)
    flags = (rng.random((DAYS, 3)) < 0.4).astype(float)
    factors = tuple(BY_SLUG[slug] for slug in ("illness", "heat", "cold"))
    result = findings(DayTable(date(2024, 1, 1), ordinary()[0], flags, factors))

    assert result.links_tested == 3
    assert all(math.isfinite(x) for x in numbers(result) if isinstance(x, float))


def test_a_single_factor():
    counts, values = bent()
    result = findings(DayTable(date(2024, 1, 1), counts, values[:, 2:3], FACTORS[2:3]))

    assert result.findings[0].shape.kind == "both_ends"
