"""The evening check-in in a browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.e2e

CHECK_IN = "#check-in"


def more(page, slug: str) -> None:
    page.click(f"[data-stepper]:has(#{slug}) [data-by='1']")


def test_no_twitches_today_is_one_tap(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click("text=Save, no twitches today")

    assert signed_in_page.inner_text(".days [aria-current] b") == "0"


def test_undo_leaves_the_day_open_again(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click("text=Save, no twitches today")
    signed_in_page.click("[role=status] >> text=Undo")

    signed_in_page.wait_for_selector("text=Taken back.")
    assert signed_in_page.is_visible("text=Save, no twitches today")


def test_values_are_kept_as_they_were_set(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.fill("#sleep_h", "7,5")
    signed_in_page.click("#stress label:has-text('4')")
    signed_in_page.click(f"{CHECK_IN} .actions >> text='Save'")

    assert signed_in_page.input_value("#sleep_h") == "7.5"
    assert signed_in_page.is_checked("[name=stress][value='4']")


def test_a_coffee_adds_up(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click("text=+ coffee 90 mg")
    signed_in_page.click("text=+ coffee 90 mg")

    assert signed_in_page.input_value("#caffeine_mg") == "180"


def test_what_was_typed_is_not_lost_by_adding_a_coffee(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.fill("#sleep_h", "6")
    signed_in_page.click("text=+ coffee 90 mg")

    assert signed_in_page.input_value("#sleep_h") == "6"


def test_blank_steps_from_the_value_of_another_day(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click(".days a >> nth=3")
    signed_in_page.fill("#sleep_h", "7")
    signed_in_page.click(f"{CHECK_IN} .actions >> text='Save'")
    signed_in_page.goto("/")
    more(signed_in_page, "sleep_h")

    assert signed_in_page.input_value("#sleep_h") == "7"


def test_a_forgotten_day_is_filled_in_from_the_strip(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click(".days a >> nth=2")
    signed_in_page.click("text=Save, no twitches that day")
    signed_in_page.goto("/")

    assert signed_in_page.inner_text(".days li:nth-child(3) b") == "0"
