"""Places as people name them."""

import pytest

from twitchlog.imports.mapped.body_words import site_guess, words_of
from twitchlog.records import Site


@pytest.mark.parametrize(
    ("word", "site"),
    [
        ("Wade links", ("calf", "left")),
        ("left calf", ("calf", "left")),
        ("beide Waden", ("calf", "both")),
        ("R. Oberschenkel", ("thigh_front", "right")),
        ("lower calf (L)", ("lower_calf", "left")),
        ("Wadenmuskel", ("calf", "both")),
        ("Schulterblatt re/li", ("shoulder_blade", "both")),
        ("tongue", ("tongue", "middle")),
    ],
)
def test_a_place_is_guessed(word, site):
    assert site_guess(word) == Site(*site)


def test_a_word_within_another_is_no_place():
    assert site_guess("muscle twitching") is None


def test_a_cell_may_name_several_places():
    assert words_of("Auge re, Daumen li und Wade") == ["Auge re", "Daumen li", "Wade"]


def test_a_sharp_s_is_understood_whatever_its_case():
    assert site_guess("Großer Zeh").region == "big_toe"
    assert site_guess("GROSSER ZEH").region == "big_toe"
    assert site_guess("Außenknöchel rechts").region == "ankle_outer"
