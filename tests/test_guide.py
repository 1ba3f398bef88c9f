"""The guide's questions end with a type, or with "not sure"; its facts have sources."""

import pytest

from twitchlog.guide import CHAPTERS
from twitchlog.guide.questions import QUESTIONS, likely_type
from twitchlog.vocabulary import TYPE_BY_SLUG


def test_the_first_question_comes_first():
    assert likely_type({}) == (QUESTIONS[0], None)


@pytest.mark.parametrize("place", range(4))
def test_a_yes_settles_the_type(place):
    answers = {q.slug: "no" for q in QUESTIONS[:place]} | {QUESTIONS[place].slug: "yes"}

    assert likely_type(answers) == (None, QUESTIONS[place].type)


@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_without_a_yes_it_ends_in_not_sure(answer):
    assert likely_type({q.slug: answer for q in QUESTIONS}) == (None, "not_sure")


def test_an_answer_that_is_none_is_asked_for_again():
    assert likely_type({"hard": "maybe"}) == (QUESTIONS[0], None)


def test_the_questions_lead_to_types_that_exist():
    assert {question.type for question in QUESTIONS} <= TYPE_BY_SLUG.keys()


def test_every_point_of_a_list_names_its_source():
    listed = [part for chapter in CHAPTERS for part in chapter.sections if part.listed]

    assert [text for part in listed for text in part.passages if not text.references] == []
