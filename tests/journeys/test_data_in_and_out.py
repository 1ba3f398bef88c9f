"""Taking a journal out and bringing it into another, in a browser."""

from __future__ import annotations

import zipfile

import pytest
from playwright.sync_api import expect

from tests.conftest import sign_in_browser
from tests.scripts import started

pytestmark = pytest.mark.e2e


@pytest.fixture
def exported(signed_in_page, tmp_path):
    """The full export of a journal with one bout."""
    signed_in_page.goto("/")
    signed_in_page.click(".site .chip:has-text('Calf') >> nth=0")
    signed_in_page.click(".chip:has-text('Jerk')")
    signed_in_page.click("text=Save, just now")
    expect(signed_in_page.locator("[role=status]")).to_be_visible()
    signed_in_page.goto("/data/")
    with signed_in_page.expect_download() as download:
        signed_in_page.click("text=Everything, as one ZIP")
    path = tmp_path / "journal.zip"
    download.value.save_as(path)
    return path


def choose(page, path) -> None:
    page.goto("/data/bring")
    page.set_input_files("#file", path)
    page.click("text=Show what would become of it")


def test_the_download_holds_the_bout(exported):
    with zipfile.ZipFile(exported) as archive:
        assert b"calf:both" in archive.read("episodes.csv")


def test_a_file_shows_first_what_it_would_add(signed_in_page, exported):
    choose(signed_in_page, exported)

    expect(signed_in_page.locator("main")).to_contain_text("is in your journal already")


def test_a_file_that_takes_long_is_said_to_be_sent(signed_in_page, tmp_path):
    file = tmp_path / "days.csv"
    file.write_text("date,tracked\n2026-03-01,none\n")
    signed_in_page.goto("/data/bring")
    started(signed_in_page, "guard")
    signed_in_page.eval_on_selector(
        "form[enctype]", "form => form.addEventListener('submit', event => event.preventDefault())"
    )
    signed_in_page.set_input_files("#file", file)
    signed_in_page.click("text=Show what would become of it")

    expect(signed_in_page.get_by_text("Sending the file")).to_be_visible()


def test_another_journal_takes_it_in(tab, app, live, stranger, exported):
    page = tab()
    sign_in_browser(page, app, live, stranger)
    choose(page, exported)
    page.click("button >> text=Import")
    page.wait_for_url("**/data/imports/*")
    page.goto("/journal")

    expect(page.locator("main")).to_contain_text("Calf, both sides: jerk")
