"""Everything that logs, reads and exports works without JavaScript."""

from __future__ import annotations

import pytest

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
    assert "Saved" in plain_page.inner_text("[role=status]")

    plain_page.click("[role=status] button")

    assert "Taken back" in plain_page.inner_text("[role=status]")


def test_the_check_in_is_saved(plain_page):
    plain_page.goto("/")
    plain_page.fill("#sleep_h", "8")
    plain_page.click("text=Save, no twitches today")

    assert plain_page.input_value("#sleep_h") == "8"


def test_a_refused_form_keeps_what_was_typed(plain_page):
    plain_page.goto("/")
    plain_page.fill("#sleep_h", "a lot")
    plain_page.click("#check-in .actions >> text='Save'")

    assert plain_page.input_value("#sleep_h") == "a lot"
    assert "Please enter a number" in plain_page.inner_text("#check-in")


def test_the_journal_can_be_filtered(plain_page):
    plain_page.goto("/journal?type=tremor")

    assert "Nothing fits" in plain_page.inner_text("main")


def test_a_typed_line_is_shown_and_then_saved(plain_page):
    plain_page.goto("/#typed")
    plain_page.fill("#text", "left calf flicker, coffee 2")
    plain_page.click("text=Read it")
    assert "Left calf: flicker" in plain_page.inner_text("[data-understood]")

    plain_page.click("[data-understood] .main")

    assert "Saved: Left calf: flicker" in plain_page.inner_text("[role=status]")
