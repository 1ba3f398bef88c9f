"""How records read on screen."""

import pytest

from tests.builders import own
from twitchlog.catalogue import own_factor
from twitchlog.records import ServingRecord, Settings
from twitchlog.wording import event_kind, factor_label, factor_line, isolated, serving_words

ARABIC = "شاي"
APART = f"\u2068{ARABIC}\u2069"
TEA = own_factor(own(ARABIC, slug="own_tea", unit="cups"))


@pytest.mark.parametrize("text", ["", "tea", "Äpfel 3×", "чай", "茶", "5 %"])
def test_text_from_left_to_right_stands_as_it_is(text):
    assert isolated(text) == text


@pytest.mark.parametrize("text", [ARABIC, "תה", f"tea {ARABIC}", "\u202eabc", "\u202babc"])
def test_text_that_turns_the_line_is_set_apart(text):
    assert isolated(text) == f"\u2068{text}\u2069"


def test_an_own_factor_moves_no_words_beside_it():
    tea = ServingRecord(factor=TEA.slug, label=ARABIC, amount=1)

    assert factor_label(TEA) == APART
    assert factor_line({TEA.slug: 2}, [TEA], Settings()) == f"{APART} 2 cups"
    assert serving_words(tea, TEA, Settings()) == f"+ {APART}"


def test_a_kind_of_ones_own_moves_no_words_beside_it():
    assert event_kind(ARABIC) == APART
    assert event_kind("travel") == "Travel"
