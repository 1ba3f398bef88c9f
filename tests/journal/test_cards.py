"""Cards that are pinned or hidden."""

import pytest

from tests.builders import own
from twitchlog.journal.accounts import remove_account
from twitchlog.journal.cards import card_choices, choose_card
from twitchlog.journal.factors import add_own_factor, retire_own_factor
from twitchlog.journal.missing import NotThere
from twitchlog.journal.opinions import opinions_of
from twitchlog.opinions import NONE

pytestmark = pytest.mark.usefixtures("stage")


@pytest.mark.parametrize("choice", ["pinned", "hidden"])
def test_a_choice_is_kept(owner, choice):
    choose_card(owner, "stress", choice)

    assert card_choices(owner) == {"stress": choice}


def test_a_card_is_pinned_or_hidden_but_not_both(owner):
    choose_card(owner, "stress", "pinned")
    was = choose_card(owner, "stress", "hidden")

    assert (was, card_choices(owner)) == ("pinned", {"stress": "hidden"})


def test_a_card_can_be_left_alone_again(owner):
    choose_card(owner, "stress", "hidden")
    choose_card(owner, "stress", None)

    assert opinions_of(owner) == NONE


def test_cards_are_their_owners_alone(owner, stranger):
    choose_card(owner, "stress", "hidden")
    choose_card(stranger, "stress", None)

    assert (card_choices(stranger), len(card_choices(owner))) == ({}, 1)


def test_a_factor_that_is_put_away_keeps_its_card(owner):
    slug = add_own_factor(owner, own())
    retire_own_factor(owner, slug)
    choose_card(owner, slug, "hidden")

    assert card_choices(owner) == {slug: "hidden"}


def test_what_is_no_factor_of_the_owners_has_no_card(owner, stranger):
    slug = add_own_factor(stranger, own())
    for other in (slug, "mood"):
        with pytest.raises(NotThere):
            choose_card(owner, other, "hidden")


def test_they_go_with_the_account(stranger):
    choose_card(stranger, "stress", "pinned")
    remove_account(stranger)

    assert card_choices(stranger) == {}
