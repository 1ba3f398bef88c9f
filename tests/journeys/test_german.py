"""The first days of somebody who reads German, in a browser that says so."""

from __future__ import annotations

import pytest

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
    assert german.get_attribute("html", "lang") == "de"
    german.fill("[name=username]", "anna")
    german.fill("[name=password]", OWNER_PASSWORD)
    german.click("text=Mein Tagebuch anlegen")
    assert "Willkommen" in german.inner_text("main")
    assert fits(german)
    german.click("main form button:last-of-type")

    german.goto("/")
    german.click(".site .chip:has-text('Daumen')")
    german.click(".chip:has-text('Flattern')")
    german.click("text=Speichern, gerade eben")
    assert "Daumen, beidseits: Flattern" in german.inner_text("[role=status]")
    assert fits(german)

    german.click("nav >> text=Auslöser")
    assert "28 erfassten Tagen" in german.inner_text("main")
    assert fits(german)
    german.goto("/guide/")
    assert "Ratgeber" in german.inner_text("h1")
    assert fits(german)
