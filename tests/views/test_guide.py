"""The guide's pages."""

import re

import pytest

from twitchlog.guide import CHAPTERS


@pytest.mark.parametrize("slug", [chapter.slug for chapter in CHAPTERS])
def test_every_chapter_says_that_nobody_reviewed_it(signed_in, slug):
    assert "not clinically reviewed" in signed_in.get(f"/guide/{slug}").text


@pytest.mark.parametrize("slug", [chapter.slug for chapter in CHAPTERS])
def test_every_mark_leads_to_its_source(signed_in, slug):
    page = signed_in.get(f"/guide/{slug}").text
    named = set(re.findall(r'href="#(source-\d+)"', page))

    assert named
    assert named == set(re.findall(r'id="(source-\d+)"', page))


def test_the_chapters_are_listed(signed_in):
    page = signed_in.get("/guide/").text

    assert [c.slug for c in CHAPTERS if f"/guide/{c.slug}" not in page] == []


def test_a_chapter_that_is_none_is_not_there(signed_in):
    assert signed_in.get("/guide/cures").status_code == 404


def test_known_triggers_tell_how_well_they_are_known(signed_in):
    page = signed_in.get("/guide/triggers").text

    assert "<b>Caffeine</b>: more episodes; the view of an authority or of clinicians" in page


def test_the_questions_end_with_a_form_that_knows_the_answer(signed_in):
    page = signed_in.get("/guide/which?hard=no&rhythm=yes").text

    assert "This sounds most like: Shaking" in page
    assert 'href="/episodes/new?type=tremor"' in page


def test_earlier_answers_are_carried_along(signed_in):
    assert 'name="hard" value="no"' in signed_in.get("/guide/which?hard=no").text
