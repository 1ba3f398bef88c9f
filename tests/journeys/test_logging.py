"""Logging in a browser, on a phone's screen."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.e2e


def log_calf(page):
    page.goto("/")
    page.click(".site .chip:has-text('Calf') >> nth=0")
    page.click(".sides:visible >> text=Left")
    page.click(".chip:has-text('Flicker')")
    page.click("text=Save, just now")


def message(page) -> str:
    return page.inner_text("[role=status] p")


def test_a_bout_with_its_side_is_saved(signed_in_page):
    log_calf(signed_in_page)

    assert message(signed_in_page) == "Saved: Left calf: flicker."


def test_one_tap_repeats_a_bout(signed_in_page):
    log_calf(signed_in_page)
    signed_in_page.click("button.again")

    assert message(signed_in_page) == "Saved: Left calf: flicker."
    assert signed_in_page.inner_text(".days [aria-current] b") == "2"


def test_many_twitches_all_over_are_one_tap(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click("button.again:has-text('all over')")

    assert message(signed_in_page) == "Saved: Many places: not sure."


def test_undo_takes_the_last_bout_back(signed_in_page):
    log_calf(signed_in_page)
    signed_in_page.click("[role=status] button")

    assert message(signed_in_page) == "Taken back."
    assert signed_in_page.locator("button.again:has-text('calf')").count() == 0


def test_the_side_used_last_is_offered_again(signed_in_page):
    log_calf(signed_in_page)
    signed_in_page.click(".site .chip:has-text('Calf') >> nth=0")

    assert signed_in_page.is_checked("[name=side_calf][value=left]")


def test_details_carry_over_what_was_tapped(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.click(".site .chip:has-text('Thumb')")
    signed_in_page.click("text=Add details")

    assert signed_in_page.is_checked("[name=sites][value=thumb]")


def test_another_time_is_asked_only_when_chosen(signed_in_page):
    signed_in_page.goto("/episodes/new")
    assert signed_in_page.is_hidden("[name=start_day]")

    signed_in_page.click("label:has([name=start][value=pick])")

    assert signed_in_page.is_visible("[name=start_day]")


def test_a_bout_can_be_changed(signed_in_page):
    log_calf(signed_in_page)
    signed_in_page.goto("/journal")
    signed_in_page.click("a.bout")
    signed_in_page.click(".chip:has-text('strong') >> nth=-1")
    signed_in_page.fill("[name=note]", "after the run")
    signed_in_page.click("main .actions >> text=Save")

    assert "strong · after the run" in signed_in_page.inner_text("a.bout small")


def test_a_deleted_bout_comes_back(signed_in_page):
    log_calf(signed_in_page)
    signed_in_page.goto("/journal")
    signed_in_page.click("a.bout")
    signed_in_page.click("text=Delete this bout")
    assert signed_in_page.locator("a.bout").count() == 0

    signed_in_page.click("[role=status] >> text=Undo")

    assert signed_in_page.locator("a.bout").count() == 1


def test_the_region_list_is_searched_as_one_types(signed_in_page):
    signed_in_page.goto("/episodes/new")
    signed_in_page.click("text=Somewhere else")
    signed_in_page.fill("#site-filter", "eyel")

    shown = signed_in_page.locator(".site-group [data-site]:visible")
    assert all("eyelid" in text.lower() for text in shown.all_inner_texts())
    assert shown.count() >= 1


def test_tapping_the_type_offered_again_keeps_it(signed_in_page):
    log_calf(signed_in_page)
    log_calf(signed_in_page)

    assert signed_in_page.inner_text(".days [aria-current] b") == "2"


def test_an_optional_answer_is_taken_back_by_a_second_tap(signed_in_page):
    signed_in_page.goto("/episodes/new")
    signed_in_page.click(".chip:has-text('just visible')")
    signed_in_page.click(".chip:has-text('just visible')")

    assert signed_in_page.locator("[name=strength]:checked").count() == 0
