"""The triggers in a browser: read by everybody, drawn late, and the same without scripts."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import sign_in_browser
from tests.drawn import is_drawn
from tests.findable import findable
from tests.journeys.test_access import violations
from twitchlog.journal.portable import add_records
from twitchlog.journal.suspicions import suspect

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("noon")]

DAYS_OF_SLEEP = "#card-sleep_h .days-drawn"
OPEN_ALL = "document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })"


@pytest.fixture
def logged(app, owner):
    """Sixty days in which sleep goes with the twitches, and two suspicions."""
    with app.app_context():
        add_records(owner, findable(60))
        suspect(owner, ["stress", "caffeine_mg"])


@pytest.fixture
def look(logged, tab, app, live, owner):
    """Open the page in a browser of one's choice."""

    def opened(**choices):
        page = tab(**choices)
        sign_in_browser(page, app, live, owner)
        page.goto("/triggers")
        return page

    return opened


def test_a_claim_is_drawn_once_it_comes_into_view(signed_in_page, logged):
    signed_in_page.goto("/triggers")
    assert signed_in_page.evaluate("window.Plotly === undefined")
    signed_in_page.locator(DAYS_OF_SLEEP).scroll_into_view_if_needed()

    is_drawn(signed_in_page.locator(DAYS_OF_SLEEP))


def test_a_fold_draws_its_days_when_it_is_opened(signed_in_page, logged):
    signed_in_page.goto("/triggers")
    signed_in_page.click("#card-stress summary")

    is_drawn(signed_in_page.locator("#card-stress .chart").first)


def test_the_picture_of_all_stands_open_on_a_wide_page_alone(look):
    wide = look(viewport={"width": 1280, "height": 800})
    narrow = look(viewport={"width": 390, "height": 844})

    is_drawn(wide.locator("#forest .chart"))
    expect(narrow.locator("#forest[open]")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_widens_the_page(look, width):
    page = look(viewport={"width": width, "height": 700})
    page.evaluate(OPEN_ALL)

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_it_breaks_no_rule_of_access_with_all_folds_open(look):
    # axe is put into the page as a script, which the page's own policy rightly refuses.
    page = look(bypass_csp=True, reduced_motion="reduce")
    page.evaluate(OPEN_ALL)
    is_drawn(page.locator("#forest .chart"))
    broken = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        broken += violations(page, theme, Axe())

    assert broken == []


def test_it_is_read_from_the_top_down(look):
    headings = look().locator("main :is(h1, h2, h3)").all_inner_texts()

    assert headings[:2] == ["Triggers", "What you suspected"]
    assert headings[2] == "Every tested factor with its interval"
    assert headings[3:5] == ["More of it, fewer episodes", "Sleep"]


def test_hiding_and_bringing_back_needs_no_scripts(look):
    page = look(java_script_enabled=False)
    page.click("#card-stress button:has-text('Hide')")
    expect(page.locator("[role=status]")).to_be_visible()
    expect(page.locator("#card-stress")).to_have_count(0)

    page.click("#hidden summary")
    page.click("#hidden button")

    expect(page.locator("#card-stress")).to_have_count(1)


def test_without_scripts_the_tables_say_what_is_drawn(look):
    page = look(java_script_enabled=False)
    page.click("#forest summary >> nth=0")
    page.click("#forest summary >> nth=1")

    expect(page.locator("#forest table")).to_contain_text("more of it, fewer episodes")
