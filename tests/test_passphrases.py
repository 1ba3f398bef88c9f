"""Passphrases of links: made up from words, said on the phone, typed somewhere else."""

import re

import pytest

from twitchlog import passphrases
from twitchlog.passphrases import LISTS, WORDS
from twitchlog.passwords import WeakPassword


@pytest.mark.parametrize("language", LISTS)
def test_words_are_plain_and_none_stands_twice(language):
    words = LISTS[language]

    assert len(set(words)) == len(words) > 200
    assert [word for word in words if not re.fullmatch("[a-z]{4,8}", word)] == []


@pytest.mark.parametrize("language", [*LISTS, "fi"])
def test_what_is_made_up_is_taken_and_never_the_same(language):
    made = {passphrases.made_up(language) for _ in range(20)}

    assert {len(text.split()) for text in made} == {WORDS}
    assert len(made) == 20
    for text in made:
        passphrases.check(text)


def test_it_is_known_by_what_is_heard():
    stored = passphrases.hashed("maple river acorn piano")

    assert passphrases.matches(" Maple river  ACORN piano ", stored)
    assert not passphrases.matches("maple river acorn", stored)


@pytest.mark.parametrize("text", ["123456", "a b c", "a             b", "87654321", " "])
def test_what_is_short_or_guessed_is_not_taken(text):
    with pytest.raises(WeakPassword):
        passphrases.check(text)
