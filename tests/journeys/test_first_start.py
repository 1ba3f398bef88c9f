"""The first minutes of a journal, in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import OWNER_PASSWORD
from tests.scripts import started

pytestmark = pytest.mark.e2e


@pytest.fixture
def app(empty_app):
    """An installation that nobody has opened yet."""
    return empty_app


def create_journal(page):
    page.goto("/")
    started(page, "zone")
    page.fill("[name=username]", "anna")
    page.fill("[name=password]", OWNER_PASSWORD)
    page.click("main form button")
    page.wait_for_url("**/welcome")


def test_a_newcomer_creates_a_journal_and_is_asked_one_question(page):
    create_journal(page)

    expect(page.locator("[name=factors]:checked")).to_have_count(4)


def test_the_zone_is_taken_from_the_browser(page):
    create_journal(page)
    page.click("text=Begin")
    expect(page.locator("[role=status]")).to_be_visible()
    page.goto("/settings/")

    expect(page.locator("[name=zone]")).to_have_value("Europe/Berlin")


def test_three_taps_log_the_first_twitch(page):
    create_journal(page)
    page.click("text=Begin")
    page.click(".site .chip:has-text('Thumb')")
    page.click(".chip:has-text('Flicker')")
    page.click("text=Save, just now")

    expect(page.locator("[role=status]")).to_contain_text("Thumb, both sides: flicker")
