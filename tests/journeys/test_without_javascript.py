"""Everything that logs, reads and exports works without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import sign_in_browser

pytestmark = pytest.mark.e2e


@pytest.fixture
def plain_page(tab, app, live, owner):
    """The owner's browser with scripts switched off."""
    page = tab(java_script_enabled=False)
    sign_in_browser(page, app, live, owner)
    return page


def test_a_bout_is_logged_and_undone(plain_page):
    plain_page.goto("/")
    plain_page.check("[name=sites][value=calf]", force=True)
    plain_page.check("[name=type][value=fasciculation]", force=True)
    plain_page.click("text=Save, just now")
    expect(plain_page.locator("[role=status]")).to_contain_text("Saved")

    plain_page.click("[role=status] button")

    expect(plain_page.locator("[role=status]")).to_contain_text("Taken back")


def test_the_check_in_is_saved(plain_page):
    plain_page.goto("/")
    plain_page.fill("#sleep_h", "8")
    plain_page.click("text=Save, no twitches today")

    expect(plain_page.locator("[role=status]")).to_be_visible()
    expect(plain_page.locator("#sleep_h")).to_have_value("8")


def test_a_refused_form_keeps_what_was_typed(plain_page):
    plain_page.goto("/")
    plain_page.fill("#sleep_h", "a lot")
    plain_page.click("#check-in .actions >> text='Save'")

    expect(plain_page.locator("#check-in")).to_contain_text("Please enter a number")
    expect(plain_page.locator("#sleep_h")).to_have_value("a lot")


def test_the_journal_can_be_filtered(plain_page):
    plain_page.goto("/journal?type=tremor")

    expect(plain_page.locator("main")).to_contain_text("Nothing fits")


def test_a_typed_line_is_shown_and_then_saved(plain_page):
    plain_page.goto("/#typed")
    plain_page.fill("#text", "left calf flicker, coffee 2")
    plain_page.click("text=Read it")
    expect(plain_page.locator("[data-understood]")).to_contain_text("Left calf: flicker")

    plain_page.click("[data-understood] .main")

    expect(plain_page.locator("[role=status]")).to_contain_text("Saved: Left calf: flicker")
