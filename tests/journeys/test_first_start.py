"""The first minutes of a journal, in a browser."""

from __future__ import annotations

import pytest

from tests.conftest import OWNER_PASSWORD

pytestmark = pytest.mark.e2e


@pytest.fixture
def app(empty_app):
    """An installation that nobody has opened yet."""
    return empty_app


def create_journal(page):
    page.goto("/")
    page.fill("[name=username]", "anna")
    page.fill("[name=password]", OWNER_PASSWORD)
    page.click("main form button")


def test_a_newcomer_creates_a_journal_and_is_asked_one_question(page):
    create_journal(page)

    assert page.url.endswith("/welcome")
    assert page.locator("[name=factors]:checked").count() == 4


def test_the_zone_is_taken_from_the_browser(page):
    create_journal(page)
    page.click("text=Start")
    page.goto("/settings/")

    assert page.input_value("[name=zone]") == "Europe/Berlin"


def test_three_taps_log_the_first_twitch(page):
    create_journal(page)
    page.click("text=Start")
    page.click(".site .chip:has-text('Thumb')")
    page.click(".chip:has-text('Flicker')")
    page.click("text=Save, just now")

    assert "Thumb, both sides: flicker" in page.inner_text("[role=status]")
