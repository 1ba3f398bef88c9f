"""Which suspicions and choices of cards an import adds."""

from datetime import date

import pytest

from twitchlog.imports.opinion_match import new_opinions
from twitchlog.opinions import NONE, Opinions, Suspicion
from twitchlog.signs import SignsCheck
from twitchlog.story import Story

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


def test_parts_of_a_story_that_are_told_already_stay_as_they_are():
    here = Opinions(story=Story(onset="March"))
    offered = Opinions(story=Story(onset="April", family="None known"))

    added = new_opinions(here, offered, cards=False)
    assert added == Opinions(story=Story(family="None known"))


def test_a_check_of_a_day_that_has_one_is_not_added():
    mine = SignsCheck(day=MARCH, answers=(("grip", "no"),))
    theirs = SignsCheck(day=MARCH, answers=(("grip", "yes"),))
    later = SignsCheck(day=APRIL, answers=(("grip", "yes"),))

    added = new_opinions(Opinions(checks=(mine,)), Opinions(checks=(theirs, later)), cards=False)
    assert added == Opinions(checks=(later,))


def test_a_reminder_that_was_switched_off_stays_off():
    off, on = Opinions(reminder=False), Opinions(reminder=True)

    assert new_opinions(off, on, cards=False) == NONE
    assert new_opinions(NONE, on, cards=False) == on
