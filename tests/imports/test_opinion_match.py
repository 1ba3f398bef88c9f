"""Which suspicions and choices of cards an import adds."""

from datetime import date

import pytest

from twitchlog.imports.opinion_match import new_opinions
from twitchlog.opinions import NONE, Opinions, Suspicion

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def suspected(day):
    return Opinions(suspicions=(Suspicion(factor="stress", stated_on=day),))


def test_what_is_not_suspected_yet_is_added():
    assert new_opinions(NONE, suspected(MARCH), cards=False) == suspected(MARCH)


@pytest.mark.parametrize(
    ("known", "offered", "added"),
    [(APRIL, MARCH, suspected(MARCH)), (MARCH, APRIL, NONE), (MARCH, MARCH, NONE)],
)
def test_the_earlier_day_counts(known, offered, added):
    assert new_opinions(suspected(known), suspected(offered), cards=True) == added


def test_cards_are_taken_over_only_where_that_is_wanted():
    offered = Opinions(pinned=("stress",), hidden=("heat",))

    assert new_opinions(NONE, offered, cards=True) == offered
    assert new_opinions(NONE, offered, cards=False) == NONE


def test_a_card_that_was_chosen_for_stays_as_it_is():
    here = Opinions(pinned=("heat",))

    assert new_opinions(here, Opinions(hidden=("heat",)), cards=True) == NONE
