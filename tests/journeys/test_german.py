"""The first days of somebody who reads German, in a browser that says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import OWNER_PASSWORD
from tests.tabs import PHONE

pytestmark = pytest.mark.e2e


@pytest.fixture
def app(empty_app):
    """An installation that nobody has opened yet."""
    return empty_app


@pytest.fixture
def german(tab):
    page = tab(viewport=PHONE, service_workers="block", locale="de-DE")
    yield page
    page.close()


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_journal_begins_is_written_and_explained_in_german(german):
    german.goto("/")
    expect(german.locator("html")).to_have_attribute("lang", "de")
    german.fill("[name=username]", "anna")
    german.fill("[name=password]", OWNER_PASSWORD)
    german.click("text=Mein Tagebuch anlegen")
    expect(german.locator("main")).to_contain_text("Willkommen")
    assert fits(german)
    german.click("main form button:last-of-type")
    expect(german.locator("[role=status]")).to_be_visible()

    german.goto("/")
    german.click(".site .chip:has-text('Daumen')")
    german.click(".chip:has-text('Flattern')")
    german.click("text=Jetzt eintragen")
    expect(german.locator("[role=status]")).to_contain_text("Daumen, beidseits: Flattern")
    assert fits(german)

    german.click("nav >> text=Auslöser")
    expect(german.locator("main")).to_contain_text("28 erfassten Tagen")
    assert fits(german)
    german.goto("/guide/")
    expect(german.locator("h1")).to_contain_text("Ratgeber")
    assert fits(german)
