"""Single keys on a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.scripts import started

pytestmark = pytest.mark.e2e


@pytest.fixture
def desk(signed_in_page):
    signed_in_page.set_viewport_size({"width": 1280, "height": 800})
    signed_in_page.goto("/settings/")
    started(signed_in_page, "keys")
    return signed_in_page


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("n", "/episodes/new"),
        ("q", "/#typed"),
        ("t", "/"),
        ("j", "/journal"),
        ("/", "/journal#filter"),
    ],
)
def test_a_key_leads_to_its_page(desk, live, key, address):
    desk.keyboard.press(key)
    desk.wait_for_url(live + address)


def test_the_slash_opens_the_filter(desk):
    desk.keyboard.press("/")

    expect(desk.locator("#filter[open] input:focus")).to_have_count(1)


def test_nothing_is_shown_before_it_is_asked_for(desk):
    expect(desk.locator("dialog")).to_be_hidden()


def test_the_question_mark_shows_them_all(desk):
    desk.keyboard.press("?")

    expect(desk.locator("dialog >> text=Log a twitch")).to_be_visible()


def test_keys_are_letters_while_typing(desk):
    desk.focus("input[type=number], input[type=text], select >> nth=0")
    desk.keyboard.press("j")

    assert desk.url.endswith("/settings/")


def test_keys_can_be_switched_off(desk):
    desk.keyboard.press("?")
    desk.uncheck("dialog input")
    desk.keyboard.press("Escape")
    desk.keyboard.press("j")
    desk.wait_for_timeout(300)

    assert desk.url.endswith("/settings/")


def test_a_line_is_typed_looked_at_and_saved_without_a_mouse(desk):
    desk.keyboard.press("q")
    expect(desk.locator("#text")).to_be_focused()
    started(desk, "typed")
    desk.keyboard.type("left calf flicker, coffee 2")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("[data-understood] .main:focus")
    assert desk.url.endswith("/#typed")

    desk.keyboard.press("Enter")

    expect(desk.locator("[role=status]")).to_contain_text("Saved: Left calf: flicker")
