"""The catalogue of factors, as it was agreed on."""

import math

import pytest

from twitchlog.catalogue import (
    BY_SLUG,
    COMBINES,
    CORE,
    FACTORS,
    KINDS,
    LONGEST_LAG,
    OutOfRange,
    all_factors,
    own_factor,
)
from twitchlog.records import OwnFactorRecord
from twitchlog.vocabulary import TYPE_BY_SLUG

SLUGS = (
    "caffeine_mg sleep_h stress hydration_ml exercise_min exertion alcohol_drinks sleep_quality "
    "sleep_interruptions fatigue screen_h nicotine_times relaxation_min magnesium_mg potassium_mg "
    "illness heat cold burden"
)
KINDS_AS_AGREED = {
    "amount": "caffeine_mg hydration_ml alcohol_drinks magnesium_mg potassium_mg",
    "duration": "sleep_h exercise_min screen_h relaxation_min",
    "rating": "stress exertion sleep_quality fatigue burden",
    "count": "sleep_interruptions nicotine_times",
    "flag": "illness heat cold",
}
LAGS = {"alcohol_drinks": 1, "magnesium_mg": 1, "potassium_mg": 1}
BEFORE = {"sleep_h", "sleep_quality", "sleep_interruptions", *LAGS}
each = pytest.mark.parametrize("factor", FACTORS, ids=lambda factor: factor.slug)


def test_the_slugs_are_those_of_the_files():
    assert [factor.slug for factor in FACTORS] == SLUGS.split()
    assert list(BY_SLUG) == SLUGS.split()


def test_the_core_four_are_always_on():
    assert CORE == ("caffeine_mg", "sleep_h", "stress", "hydration_ml")


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_are_as_agreed(kind):
    assert {f.slug for f in FACTORS if f.kind == kind} == set(KINDS_AS_AGREED[kind].split())


def test_lags_are_as_agreed():
    assert {factor.slug: factor.lag for factor in FACTORS if factor.lag} == LAGS


def test_only_what_was_over_in_time_comes_before():
    assert {factor.slug for factor in FACTORS if factor.order == "before"} == BEFORE


def test_bother_is_the_only_outcome():
    assert [factor.slug for factor in FACTORS if factor.outcome] == ["burden"]


def test_the_night_is_the_one_that_ended_this_morning():
    assert "ending this morning" in BY_SLUG["sleep_h"].hint


@each
def test_a_factor_holds_together(factor):
    assert factor.lowest < factor.highest
    assert factor.combine in COMBINES
    assert 0 <= factor.lag <= LONGEST_LAG
    assert 0 < factor.step <= factor.highest
    assert 0 < factor.effect_step <= factor.highest


@each
def test_a_rating_goes_to_ten_and_a_flag_to_one(factor):
    bounds = {"rating": (0, 10), "flag": (0, 1)}

    assert (factor.lowest, factor.highest) == bounds.get(
        factor.kind, (factor.lowest, factor.highest)
    )


@each
def test_a_statement_names_a_known_type_once_and_its_sources(factor):
    types = [statement.type for statement in factor.statements]

    assert set(types) <= TYPE_BY_SLUG.keys()
    assert len(set(types)) == len(types)
    assert all(statement.references for statement in factor.statements)


@each
def test_servings_and_marks_are_possible_values_of_their_factor(factor):
    for serving in factor.servings:
        assert serving.factor == factor.slug
        assert factor.check(serving.amount) == serving.amount
    assert all(factor.check(mark.value) for mark in factor.marks)


@each
def test_only_a_general_text_stands_behind_the_weakest_evidence(factor):
    general = [s for s in factor.statements if s.references == ("overview",)]

    assert [s.evidence for s in general] == ["D"] * len(general)


@pytest.mark.parametrize("value", [-0.1, 24.1, math.nan, math.inf, -math.inf])
def test_a_value_outside_is_refused(value):
    with pytest.raises(OutOfRange):
        BY_SLUG["sleep_h"].check(value)


@pytest.mark.parametrize("value", [0, 24, 7.25])
def test_a_value_inside_is_itself(value):
    assert BY_SLUG["sleep_h"].check(value) == value


def test_a_flag_is_yes_or_no():
    with pytest.raises(OutOfRange):
        BY_SLUG["illness"].check(0.5)


def test_an_own_factor_stands_behind_the_built_in_ones_on_the_same_footing():
    record = OwnFactorRecord(
        slug="own_tea", label="Tea", kind="count", unit="cups", highest=30, step=2, lag=2
    )
    *built_in, own = all_factors([record])

    assert tuple(built_in) == FACTORS
    assert (own.slug, own.label, own.kind, own.unit) == ("own_tea", "Tea", "count", "cups")
    assert (own.highest, own.step, own.effect_step, own.lag) == (30, 2, 2, 2)
    assert (own.own, own.order, own.outcome) == (True, "before", False)


@pytest.mark.parametrize("kind", ["rating", "flag"])
def test_an_own_rating_or_flag_is_told_for_one_step(kind):
    record = OwnFactorRecord(slug="own_x", label="x", kind=kind, highest=10, step=0.5)

    assert own_factor(record).effect_step == 1
