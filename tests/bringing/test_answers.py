"""What was answered about a table."""

from collections import Counter

from twitchlog.bringing.answers import of_words, unit_fits
from twitchlog.bringing.table import is_open, with_guesses
from twitchlog.catalogue import BY_SLUG
from twitchlog.imports.mapped.mapping import Mapping, Use
from twitchlog.imports.mapped.questions import Questions

ASKED = Questions(
    words={"site": Counter({"Wade links": 3, "dort": 1}), "mood": Counter({"good": 2})},
    parts=Counter({"coffee": 4}),
)


def test_what_was_not_spoken_of_is_guessed():
    guessed = with_guesses(ASKED, Mapping())

    assert guessed.words == {
        "site": {"Wade links": "calf:left", "dort": ""},
        "mood": {"good": "7.5"},
    }
    assert not is_open(ASKED, guessed)


def test_what_was_said_before_is_not_guessed_anew():
    said = Mapping(words={"site": {"Wade links": "shin:left"}})

    assert with_guesses(ASKED, said).words["site"]["Wade links"] == "shin:left"


def test_words_are_kept_as_answered():
    fields = {"word-0-0": "8", "word-1-0": "shin", "word-1-0-side": "right", "part-0": "own:flag"}
    answer = of_words(fields, ASKED, Mapping())

    assert answer.mapping.words["mood"] == {"good": "8"}
    assert answer.mapping.words["site"] == {"Wade links": "shin:right", "dort": "other:middle"}
    assert answer.mapping.parts == {"coffee": Use("own:flag")}


def test_a_side_that_was_not_asked_for_is_the_one_that_the_word_names():
    answer = of_words({"word-1-0": "shin", "word-1-1": "calf"}, ASKED, Mapping())

    assert answer.mapping.words["site"] == {"Wade links": "shin:left", "dort": "calf:both"}


def test_a_number_that_is_none_is_a_problem():
    assert list(of_words({"word-0-0": "much"}, ASKED, Mapping()).problems) == ["word-0-0"]


def test_a_part_cannot_become_what_only_columns_are():
    answer = of_words({"part-0": "start"}, ASKED, Mapping())

    assert answer.mapping.parts == {"coffee": Use()}


def test_units_go_with_what_they_measure():
    fits = [Use("factor:caffeine_mg", "coffee"), Use("factor:sleep_h", "h"), Use("strength", "1-5")]
    wrong = [Use("factor:caffeine_mg", "glasses"), Use("site", "min"), Use("strength", "coffee")]

    assert [unit_fits(use, BY_SLUG) for use in fits + wrong] == [True] * 3 + [False] * 3
