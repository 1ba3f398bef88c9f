"""Logging in a browser, on a phone's screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.scripts import started

pytestmark = pytest.mark.e2e
EYELID = re.compile("eyelid", re.IGNORECASE)


def log_calf(page):
    page.goto("/")
    started(page, "unchoose")
    page.click(".site .chip:has-text('Calf') >> nth=0")
    page.click(".sides:visible >> text=Left")
    page.click(".chip:has-text('Flicker')")
    page.click("text=Save, just now")
    says(page, "Saved: Left calf: flicker.")


def says(page, text: str) -> None:
    expect(page.locator("[role=status] p")).to_have_text(text)


def test_a_bout_with_its_side_is_saved(signed_in_page):
    log_calf(signed_in_page)

    expect(signed_in_page.locator(".days [aria-current] b")).to_have_text("1")


def test_one_tap_repeats_a_bout(signed_in_page):
    log_calf(signed_in_page)
    signed_in_page.click("button.again")

    expect(signed_in_page.locator(".days [aria-current] b")).to_have_text("2")
    says(signed_in_page, "Saved: Left calf: flicker.")


def test_many_twitches_all_over_are_one_tap(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click("button.again:has-text('all over')")

    says(signed_in_page, "Saved: Many places: not sure.")


def test_undo_takes_the_last_bout_back(signed_in_page):
    log_calf(signed_in_page)
    signed_in_page.click("[role=status] button")

    says(signed_in_page, "Taken back.")
    expect(signed_in_page.locator("button.again:has-text('calf')")).to_have_count(0)


def test_the_side_used_last_is_offered_again(signed_in_page):
    log_calf(signed_in_page)
    signed_in_page.click(".site .chip:has-text('Calf') >> nth=0")

    expect(signed_in_page.locator("[name=side_calf][value=left]")).to_be_checked()


def test_details_carry_over_what_was_tapped(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click(".site .chip:has-text('Thumb')")
    signed_in_page.click("text=Add details")
    signed_in_page.wait_for_url("**/episodes/new?**")

    expect(signed_in_page.locator("[name=sites][value=thumb]")).to_be_checked()


def test_another_time_is_asked_only_when_chosen(signed_in_page):
    signed_in_page.goto("/episodes/new")
    expect(signed_in_page.locator("[name=start_day]")).to_be_hidden()

    signed_in_page.click("label:has([name=start][value=pick])")

    expect(signed_in_page.locator("[name=start_day]")).to_be_visible()


def test_a_bout_can_be_changed(signed_in_page):
    log_calf(signed_in_page)
    signed_in_page.goto("/journal")
    signed_in_page.click("a.bout")
    signed_in_page.click(".chip:has-text('strong') >> nth=-1")
    signed_in_page.fill("[name=note]", "after the run")
    signed_in_page.click("main .actions >> text=Save")

    expect(signed_in_page.locator("a.bout small")).to_contain_text("strong · after the run")


def test_a_deleted_bout_comes_back(signed_in_page):
    log_calf(signed_in_page)
    signed_in_page.goto("/journal")
    signed_in_page.click("a.bout")
    signed_in_page.click("text=Delete this bout")
    expect(signed_in_page.locator("[role=status]")).to_be_visible()
    expect(signed_in_page.locator("a.bout")).to_have_count(0)

    signed_in_page.click("[role=status] >> text=Undo")

    expect(signed_in_page.locator("a.bout")).to_have_count(1)


def test_the_region_list_is_searched_as_one_types(signed_in_page):
    signed_in_page.goto("/episodes/new")
    signed_in_page.click("text=Somewhere else")
    signed_in_page.fill("#site-filter", "eyel")

    shown = signed_in_page.locator(".site-group [data-site]:visible")
    expect(shown.filter(has_not_text=EYELID)).to_have_count(0)
    expect(shown.filter(has_text=EYELID).first).to_be_visible()


def test_tapping_the_type_offered_again_keeps_it(signed_in_page):
    log_calf(signed_in_page)
    log_calf(signed_in_page)

    expect(signed_in_page.locator(".days [aria-current] b")).to_have_text("2")


def test_an_optional_answer_is_taken_back_by_a_second_tap(signed_in_page):
    signed_in_page.goto("/episodes/new")
    started(signed_in_page, "unchoose")
    signed_in_page.click(".chip:has-text('just visible')")
    signed_in_page.click(".chip:has-text('just visible')")

    expect(signed_in_page.locator("[name=strength]:checked")).to_have_count(0)
