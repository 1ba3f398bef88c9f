"""How many taps it takes on a phone's screen, from the open home page to "saved"."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e
CORE_FOUR = {"caffeine_mg", "sleep_h", "stress", "hydration_ml"}


class Thumb:
    """Taps what is to be seen, and counts."""

    def __init__(self, page) -> None:
        self.page, self.taps = page, 0

    def tap(self, selector: str) -> None:
        self.taps += 1
        self.page.locator(f"{selector} >> visible=true").first.click()

    def saved(self) -> None:
        """Read that it is saved."""
        expect(self.page.locator("[role=status] p")).to_contain_text("Saved")


@pytest.fixture
def thumb(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.wait_for_selector("[data-region=calf][aria-checked]")
    return Thumb(signed_in_page)


def log_a_new_bout(thumb):
    thumb.tap("svg[data-drawing=back] [data-region=calf]")
    thumb.tap(".log-rest .chip:has-text('Flicker')")
    thumb.tap("text=Save, just now")
    thumb.saved()


def test_a_new_bout_takes_three(thumb):
    log_a_new_bout(thumb)

    assert thumb.taps <= 3


def test_a_recent_bout_takes_one(thumb):
    log_a_new_bout(thumb)
    thumb.taps = 0
    thumb.tap("button.again")

    expect(thumb.page.locator(".days [aria-current] b")).to_have_text("2")
    assert thumb.taps == 1


def test_none_today_takes_one(thumb):
    thumb.tap("text=Save, no twitches today")

    thumb.saved()
    assert thumb.taps == 1


def fill_the_core_four(thumb):
    for factor in ("caffeine_mg", "sleep_h", "hydration_ml"):
        thumb.tap(f".stepper:has(#{factor}) [data-by='1']")
    thumb.tap("label:has([name=stress][value='4'])")
    thumb.tap("form:has([name=stress]) .actions button:text-is('Save')")
    thumb.saved()


def test_an_evening_check_in_takes_at_most_eight(thumb, journal):
    fill_the_core_four(thumb)

    assert thumb.taps <= 8
    assert {one.factor for one in journal().readings} == CORE_FOUR


def test_yesterdays_check_in_takes_one_more(thumb, journal):
    thumb.tap(".days li:nth-last-child(2) a")
    thumb.page.wait_for_url("**/days/*")
    fill_the_core_four(thumb)

    assert thumb.taps <= 9
    assert {one.factor for one in journal().readings} == CORE_FOUR
