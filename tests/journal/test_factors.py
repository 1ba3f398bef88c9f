"""An owner's factors and the servings behind their quick additions."""

import pytest

from tests.builders import TODAY, own
from twitchlog.catalogue import BY_SLUG, CORE
from twitchlog.journal.accounts import owner_named
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.days import summaries
from twitchlog.journal.factors import (
    add_own_factor,
    choose_factors,
    factors_of,
    own_factor_of,
    own_factors,
    relabel_own_factor,
    retire_own_factor,
    servings_of,
    set_servings,
    shown_first,
)
from twitchlog.journal.missing import NotThere
from twitchlog.records import CheckIn, ServingRecord

pytestmark = pytest.mark.usefixtures("stage")


def shown(owner):
    return shown_first(owner_named(owner.username))


def slugs(owner, **which):
    return [factor.slug for factor in factors_of(owner, **which) if factor.own]


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("Cups of yerba", "own_cups_of_yerba"),
        ("Café  crème!", "own_cafe_creme"),
        ("咖啡", "own_factor"),
        ("'; drop table users", "own_drop_table_users"),
        ("x" * 60, "own_" + "x" * 40),
        ("own_x", "own_own_x"),
    ],
)
def test_a_slug_is_made_from_the_label(owner, label, slug):
    assert add_own_factor(owner, own(label)) == slug
    assert own_factor_of(owner, slug).label == label


def test_labels_that_make_one_slug_get_a_number(owner):
    assert [add_own_factor(owner, own(label)) for label in ("Tea", "tea", "TEA!")] == [
        "own_tea",
        "own_tea_2",
        "own_tea_3",
    ]


def test_a_new_factor_is_switched_on_behind_the_others(owner):
    slug = add_own_factor(owner, own())

    assert shown(owner) == (*CORE, slug)


def test_a_retired_factor_keeps_its_values_and_its_slug(owner):
    slug = add_own_factor(owner, own())
    save_check_in(owner, TODAY, CheckIn(changed={slug: 3.0}))
    retire_own_factor(owner, slug)

    assert (slugs(owner), slugs(owner, retired=True)) == ([], [slug])
    assert shown(owner) == CORE
    assert summaries(owner)[0].values == {slug: 3}
    assert add_own_factor(owner, own()) == f"{slug}_2"


def test_a_factor_brought_back_is_shown_once(owner):
    slug = add_own_factor(owner, own())
    retire_own_factor(owner, slug)
    for _ in range(2):
        retire_own_factor(owner, slug, retired=False)

    assert shown(owner) == (*CORE, slug)


def test_only_label_and_lag_change(owner):
    slug = add_own_factor(owner, own(unit="cups"))
    relabel_own_factor(owner, slug, "Maté", 3)
    kept = own_factor_of(owner, slug)

    assert (kept.slug, kept.label, kept.lag, kept.unit) == (slug, "Maté", 3, "cups")


@pytest.mark.parametrize(
    "act",
    [
        own_factor_of,
        retire_own_factor,
        lambda who, slug: relabel_own_factor(who, slug, "x", 0),
    ],
)
def test_the_own_factors_of_others_are_not_there(owner, stranger, act):
    slug = add_own_factor(owner, own())

    with pytest.raises(NotThere):
        act(stranger, slug)
    assert own_factors(owner)[0].label == "Cups of yerba"


def test_chosen_factors_stand_in_the_order_of_the_catalogue(owner):
    slug = add_own_factor(owner, own())
    choose_factors(owner, [slug, "cold", "stress", "own_unknown"])

    assert shown(owner) == ("stress", "cold", slug)


def test_usual_servings_are_those_of_the_catalogue(owner):
    assert servings_of(owner)["caffeine_mg"] == list(BY_SLUG["caffeine_mg"].servings)


def test_own_servings_replace_the_usual_ones_until_they_are_emptied(owner):
    mug = ServingRecord(factor="caffeine_mg", label="mug", amount=120)
    small = ServingRecord(factor="caffeine_mg", label="a small one", amount=40.5)
    set_servings(owner, "caffeine_mg", [mug, small])

    assert servings_of(owner)["caffeine_mg"] == [mug, small]
    set_servings(owner, "caffeine_mg", [])
    assert servings_of(owner)["caffeine_mg"] == list(BY_SLUG["caffeine_mg"].servings)


def test_servings_are_each_owners_own(owner, stranger):
    set_servings(owner, "stress", [ServingRecord(factor="stress", label="x", amount=1)])

    assert "stress" not in servings_of(stranger)
