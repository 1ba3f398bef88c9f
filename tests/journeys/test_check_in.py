"""The evening check-in in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e

CHECK_IN = "#check-in"


def save(page) -> None:
    """Save the values, and wait until that is said."""
    page.click(f"{CHECK_IN} .actions >> text='Save'")
    expect(page.locator("[role=status]")).to_be_visible()


def more(page, slug: str) -> None:
    page.click(f"[data-stepper]:has(#{slug}) [data-by='1']")


def test_no_twitches_today_is_one_tap(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click("text=Save, no twitches today")

    expect(signed_in_page.locator(".days [aria-current] b")).to_have_text("0")


def test_undo_leaves_the_day_open_again(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click("text=Save, no twitches today")
    signed_in_page.click("[role=status] >> text=Undo")

    expect(signed_in_page.get_by_text("Taken back.")).to_be_visible()
    expect(signed_in_page.get_by_text("Save, no twitches today")).to_be_visible()


def test_values_are_kept_as_they_were_set(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.fill("#sleep_h", "7,5")
    signed_in_page.click("#stress label:has-text('4')")
    save(signed_in_page)

    expect(signed_in_page.locator("#sleep_h")).to_have_value("7.5")
    expect(signed_in_page.locator("[name=stress][value='4']")).to_be_checked()


def test_a_coffee_adds_up(signed_in_page):
    signed_in_page.goto("/")
    for sum_so_far in ("90", "180"):
        signed_in_page.click("text=+ coffee 90 mg")
        expect(signed_in_page.locator("#caffeine_mg")).to_have_value(sum_so_far)


def test_what_was_typed_is_not_lost_by_adding_a_coffee(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.fill("#sleep_h", "6")
    signed_in_page.click("text=+ coffee 90 mg")

    expect(signed_in_page.locator("#caffeine_mg")).to_have_value("90")
    expect(signed_in_page.locator("#sleep_h")).to_have_value("6")


def test_blank_steps_from_the_value_of_another_day(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click(".days a >> nth=3")
    signed_in_page.fill("#sleep_h", "7")
    save(signed_in_page)
    signed_in_page.goto("/")
    more(signed_in_page, "sleep_h")

    expect(signed_in_page.locator("#sleep_h")).to_have_value("7")


def test_a_forgotten_day_is_filled_in_from_the_strip(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click(".days a >> nth=2")
    signed_in_page.click("text=Save, no twitches that day")
    expect(signed_in_page.locator("[role=status]")).to_be_visible()
    signed_in_page.goto("/")

    expect(signed_in_page.locator(".days li:nth-child(3) b")).to_have_text("0")
