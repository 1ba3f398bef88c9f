"""The report's page: what is chosen is what is handed over."""

import pytest

import twitchlog.verdicts
from tests.builders import bout
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.story import tell
from twitchlog.report.alone import as_file
from twitchlog.report.build import report_of
from twitchlog.report.period import last_days
from twitchlog.sections import SLUGS, USUAL
from twitchlog.story import Story

pytestmark = pytest.mark.usefixtures("noon")
STORY = "How it began</h2>"


@pytest.fixture
def days(app, owner):
    """Bouts of three days, and a story."""
    with app.app_context():
        for day in (10, 12, 16):
            log_episode(owner, bout(f"2026-03-{day} 22:15", note="zebrafinch"))
        tell(owner, Story(onset="Spring <2024>"))


def test_an_empty_journal_has_nothing_to_report(signed_in):
    page = signed_in.get("/report")

    assert page.status_code == 200
    assert "Nothing to report yet" in page.text


def test_the_usual_report_holds_all_but_notes(signed_in, days):
    page = signed_in.get("/report").text

    assert "2026-03-10 to 2026-03-16" in page
    assert "Spring &lt;2024&gt;" in page
    assert "zebrafinch" not in page


def test_what_was_asked_for_and_is_not_there_is_said(signed_in, days):
    page = signed_in.get("/report").text

    assert page.count("None noted.") == 2
    assert "Not answered up to the end of the period." in page


def test_a_story_that_is_still_blank_is_asked_for_once(app, owner, signed_in, days):
    line = "Tell it once, a line each"
    assert line not in signed_in.get("/report").text

    with app.app_context():
        tell(owner, Story())
    assert line in signed_in.get("/report").text


def test_sections_can_be_left_out_and_notes_taken_in(signed_in, days):
    page = signed_in.get("/report?chosen=1&section=episodes&section=notes").text

    assert STORY not in page
    assert "zebrafinch" in page


def test_no_section_at_all_is_a_choice(signed_in, days):
    page = signed_in.get("/report?chosen=1").text

    assert (STORY in page, "With episodes" in page) == (False, True)


def test_days_of_ones_own_are_shown(signed_in, days):
    page = signed_in.get("/report?from=2026-03-11&to=2026-03-13").text

    assert "2026-03-11 to 2026-03-13" in page


def test_what_cannot_be_read_is_said_and_the_usual_shown(signed_in, days):
    for asked in ("from=yesterday", "from=2026-03-13&to=2026-03-11", "section=moon&chosen=1"):
        page = signed_in.get(f"/report?{asked}")

        assert page.status_code == 422
        assert "data-problems" in page.text
        assert "2026-03-10 to 2026-03-16" in page.text


def test_a_stranger_sees_nothing_of_it(as_stranger, days):
    assert "Spring" not in as_stranger.get("/report").text


def test_every_chosen_section_stands_in_the_page(signed_in, days):
    page = signed_in.get("/report").text

    parts = ("story", "map", "course", "times", "statistics", "questions")
    assert [slug for slug in parts if f'id="part-{slug}"' not in page] == []


def test_a_report_in_a_file_needs_no_other_file(app, owner, days):
    with app.test_request_context():
        html = as_file(report_of(owner, last_days(owner, 90), USUAL), "letter")

    assert "<style>" in html
    assert "size: letter" in html
    for mark in (" src=", " href=", "<script", "@import", "url(http", " style="):
        assert mark not in html


def test_factors_beyond_those_compared_are_counted_on_the_page_and_in_the_file(
    app, owner, signed_in, days, monkeypatch
):
    said = "The factors known of most days are compared; 2 more are left out."
    assert "are compared;" not in signed_in.get("/report").text
    monkeypatch.setattr(twitchlog.verdicts, "MOST_COMPARED", 2)
    with app.app_context():
        log_episode(owner, bout("2026-03-17 22:15"))

    assert said in signed_in.get("/report").text
    with app.test_request_context():
        assert said in as_file(report_of(owner, last_days(owner, 90), USUAL))


def test_a_report_speaks_of_no_cause_and_no_prediction(app, owner, days):
    with app.test_request_context():
        html = as_file(report_of(owner, last_days(owner, 90), SLUGS)).partition("</style>")[2]

    assert [word for word in (" cause", " risk", "predict") if word in html.lower()] == []
