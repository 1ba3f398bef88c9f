"""Findings in the units of their owner."""

from __future__ import annotations

import pytest

from twitchlog.analysis.phrases import Phrase
from twitchlog.analysis.shape_words import LEAST
from twitchlog.analysis.words import SIZE
from twitchlog.catalogue import BY_SLUG
from twitchlog.records import Settings
from twitchlog.trigger_cards import in_page_units

DRINKS, OUNCES = BY_SLUG["hydration_ml"], Settings(volume_unit="fl_oz")
SIZED = Phrase(
    SIZE,
    {"step": "500", "unit": "ml", "ratio": "0.80", "times": "as many", "low": "0.7", "high": "0.9"},
)


def test_a_step_is_told_in_ounces_to_who_drinks_those():
    said = in_page_units(SIZED, DRINKS, OUNCES).said()

    assert said == "For each extra 16.9 fl oz, about 0.80 as many (95 % interval 0.7 to 0.9)."


def test_amounts_with_their_interval_are_told_so_too():
    least = Phrase(LEAST, {"value": "2000", "low": "1500", "high": "2500", "unit": "ml"})

    said = in_page_units(least, DRINKS, OUNCES).said()

    assert said == "Least at about 67.6 fl oz (95 % interval 50.7 to 84.5)."


@pytest.mark.parametrize("factor", [DRINKS, BY_SLUG["caffeine_mg"]])
def test_other_units_stay(factor):
    assert in_page_units(SIZED, factor, Settings()) is SIZED
