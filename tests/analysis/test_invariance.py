"""Answers that must not change when the same journal is written differently."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.truth.diary import written
from bench.truth.life import FACTORS, lived
from bench.truth.worlds import WORLDS, Link
from tests.analysis.worlds import WORLDS as PEOPLE
from tests.analysis.worlds import journal
from twitchlog.analysis.days import DayTable, day_table
from twitchlog.analysis.findings import findings
from twitchlog.catalogue import BY_SLUG

SLEEP, WATER = Link("sleep_h", 0.7, 1), Link("hydration_ml", 2.1, 500, shape="u", turn=1700)
LIKED = replace(WORLDS[0], name="sleep and water", links=(SLEEP, WATER))
FEW = settings(max_examples=8, database=None)


@cache
def summaries():
    life = lived(LIKED, 200, np.random.default_rng(12))
    return tuple(written(life, LIKED.logging, np.random.default_rng(12)))


@cache
def as_it_is():
    return findings(day_table(summaries(), FACTORS))


def numbers(finding):
    """All that is told of a factor in numbers, in its own unit."""
    told = [finding.p, finding.q, finding.smallest]
    told += [finding.effect.ratio, finding.effect.low, finding.effect.high]
    shape = finding.shape
    if shape and shape.split is not None:
        told += [shape.p, shape.q, shape.split, shape.low.effect, shape.high.effect]
    return told


def assert_same(result, expected=None):
    by_slug = {finding.factor: finding for finding in result.findings}
    for old in (expected or as_it_is()).findings:
        new = by_slug[old.factor]
        assert new.verdict == old.verdict
        assert (new.shape and new.shape.kind) == (old.shape and old.shape.kind)
        assert numbers(new) == pytest.approx(numbers(old), rel=1e-6, abs=1e-8)


def test_the_journal_has_a_line_and_a_turn_to_lose():
    kinds = {f.factor: f.shape.kind for f in as_it_is().findings if f.shape}

    assert kinds["sleep_h"] == "line"
    assert kinds["hydration_ml"] == "both_ends"


@FEW
@given(st.integers(-500, 500))
def test_the_same_days_some_weeks_later(weeks):
    later = [replace(day, day=day.day + timedelta(weeks=weeks)) for day in summaries()]

    assert_same(findings(day_table(later, FACTORS)))


@FEW
@given(st.randoms(use_true_random=False))
def test_days_in_any_order_and_twice(random):
    again = [*summaries(), *summaries()]
    random.shuffle(again)

    assert_same(findings(day_table(again, FACTORS)))


@FEW
@given(st.permutations(range(len(FACTORS))))
def test_factors_in_any_order(order):
    assert_same(findings(day_table(summaries(), [FACTORS[k] for k in order])))


@FEW
@given(st.floats(1e-3, 1e3))
def test_other_units(size):
    table = day_table(summaries(), FACTORS)
    factors = tuple(replace(f, effect_step=f.effect_step * size) for f in FACTORS)
    scaled = findings(DayTable(table.first, table.counts, table.values * size, factors))

    for new, old in zip(scaled.findings, as_it_is().findings, strict=True):
        assert new.effect.ratio == pytest.approx(old.effect.ratio, rel=1e-6)
        assert (new.p, new.verdict) == (pytest.approx(old.p, abs=1e-8), old.verdict)
        if old.shape and old.shape.turn:
            assert new.shape.turn.value == pytest.approx(size * old.shape.turn.value, rel=1e-6)


@FEW
@given(st.floats(-1e3, 1e3))
def test_another_zero(shift):
    table = day_table(summaries(), FACTORS)
    moved = replace(table, values=table.values + np.where(np.isnan(table.values), 0.0, shift))

    for new, old in zip(findings(moved).findings, as_it_is().findings, strict=True):
        assert new.p == pytest.approx(old.p, abs=1e-6)
        assert (new.shape and new.shape.kind) == (old.shape and old.shape.kind)


@FEW
@given(st.sampled_from([0.0, 1.0, 7.5, 1e7]))
def test_one_more_factor_that_never_changes(value):
    table = day_table(summaries(), FACTORS)
    values = np.column_stack([table.values, np.full(len(table.counts), value)])
    more = DayTable(table.first, table.counts, values, (*FACTORS, BY_SLUG["illness"]))

    assert_same(findings(more))


@pytest.mark.parametrize("slug", ["sleep_h", "hydration_ml"])
def test_a_mirrored_factor_has_a_mirrored_link(slug):
    table = day_table(summaries(), FACTORS)
    place = next(k for k, factor in enumerate(FACTORS) if factor.slug == slug)
    own = replace(FACTORS[place], statements=())
    factors = tuple(own if k == place else factor for k, factor in enumerate(FACTORS))
    plain = replace(table, factors=factors)
    mirrored = replace(plain, values=plain.values * np.where(np.arange(8) == place, -1.0, 1.0))
    here, there = (findings(one).findings[place] for one in (plain, mirrored))

    assert there.p == pytest.approx(here.p, rel=1e-6)
    if here.shape.turns:
        assert there.shape.kind == here.shape.kind
        assert there.shape.turn.value == pytest.approx(-here.shape.turn.value, rel=1e-6)
    else:
        assert {here.verdict, there.verdict} == {"raises", "lowers"}


def test_a_line_is_not_said_to_bend():
    tables = [journal(PEOPLE["three"], 365, seed) for seed in range(6)]
    kinds = [f.shape.kind for table in tables for f in findings(table).findings if f.shape]

    assert len(kinds) >= 12
    assert kinds.count("line") >= len(kinds) - 1
