"""Looking closer at one factor in a browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import sign_in_browser
from tests.drawn import is_drawn
from tests.findable import findable
from twitchlog.journal.portable import add_records

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("noon")]

PARTS = ("shape", "timing", "types", "hours")


@pytest.fixture
def journal(app, owner):
    """Four months in which sleep goes with the twitches."""
    with app.app_context():
        add_records(owner, findable(120))


@pytest.fixture
def page(signed_in_page, journal):
    signed_in_page.goto("/triggers/sleep_h")
    return signed_in_page


def unfold(page, part):
    """Open a fold and wait until it is filled."""
    page.locator(f"#{part} > summary").click()
    page.locator(f"#{part} > div > p > a").wait_for(state="detached")


def test_nothing_is_fetched_before_a_fold_is_opened(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if "/triggers/sleep_h/" in url and "days" not in url] == []


def test_an_opened_fold_is_filled_and_drawn(page):
    unfold(page, "shape")

    is_drawn(page.locator("#shape .chart").first)
    expect(page.locator("#shape figcaption")).to_be_visible()


def test_all_parts_can_be_open_and_none_widens_the_page(page):
    for part in ("shape", "timing", "types"):
        unfold(page, part)
    is_drawn(page.locator("#timing .chart").first)

    expect(page.locator("#types h3").first).to_have_text("Flicker")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_fold_is_fetched_once(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    unfold(page, "timing")
    for _ in range(2):
        page.locator("#timing > summary").click()

    assert len([url for url in asked if "/timing" in url]) == 1


def test_a_page_with_a_part_open_draws_it(page):
    page.goto("/triggers/sleep_h/timing#timing")

    is_drawn(page.locator("#timing .chart").first)


def test_a_fold_that_cannot_be_fetched_keeps_its_link(page):
    page.route("**/sleep_h/types", lambda route: route.fulfill(body="later"))
    with page.expect_response("**/sleep_h/types"):
        page.locator("#types > summary").click()
    link = page.locator("#types > div > p > a")
    page.unroute("**/sleep_h/types")
    link.click()

    expect(page.locator("#types h3").first).to_have_text("Flicker")


def test_the_open_page_breaks_no_rule_of_access(tab, app, live, owner, journal):
    # axe is put into the page as a script, which the page's own policy rightly refuses.
    page = tab(bypass_csp=True, reduced_motion="reduce")
    sign_in_browser(page, app, live, owner)
    page.goto("/triggers/sleep_h/shape")
    for part in ("timing", "types"):
        unfold(page, part)
    is_drawn(page.locator("#timing .chart").first)

    broken = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page).response["violations"]
        broken += [(theme, one["id"], one["nodes"][0]["html"]) for one in found]

    assert broken == []
