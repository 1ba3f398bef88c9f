"""The changes in a browser: every figure is drawn, within the page, and can be read by all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.builders import event
from tests.conftest import NOON, sign_in_browser
from tests.drawn import draw
from tests.journeys.test_access import violations
from twitchlog.journal.events import add_event
from twitchlog.journal.portable import add_records
from twitchlog.records import EpisodeRecord, JournalRecords, Site

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("noon")]

PATH = "/trends/changes"
SITES = (Site("calf", "left"), Site("thumb", "right"), Site("neck", "both"))


@pytest.fixture(autouse=True)
def half_a_year(app, owner):
    """One to three bouts a day for half a year, but for two weeks away, and a medicine."""
    days = [NOON - timedelta(days=n) for n in range(1, 183) if not 40 < n < 55]
    starts = [day + timedelta(hours=k) for n, day in enumerate(days) for k in range(1 + n % 3)]
    records = JournalRecords(
        episodes=tuple(
            EpisodeRecord(id="", started_at=at, day=at.date(), type="cramp", sites=(SITES[n % 3],))
            for n, at in enumerate(starts)
        )
    )
    with app.app_context():
        add_records(owner, records)
        add_event(owner, event(day=(NOON - timedelta(days=100)).date()))


def draw_all(page):
    """Open the page and pass every place, so that all of it is drawn."""
    page.goto(PATH)
    draw(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_every_figure_is_drawn_and_none_widens_the_page(signed_in_page, width):
    signed_in_page.set_viewport_size({"width": width, "height": 844})
    draw_all(signed_in_page)

    expect(signed_in_page.locator(".js-plotly-plot")).to_have_count(6)
    assert signed_in_page.evaluate("document.documentElement.scrollWidth") == width


def test_what_is_drawn_breaks_no_rule_of_access(tab, app, live, owner):
    # axe is put into the page as a script, which the page's own policy rightly refuses.
    page = tab(bypass_csp=True, reduced_motion="reduce")
    sign_in_browser(page, app, live, owner)
    draw_all(page)
    broken = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        broken += violations(page, theme, Axe())

    assert broken == []


def test_without_javascript_the_tables_say_the_same(tab, app, live, owner):
    page = tab(java_script_enabled=False)
    sign_in_browser(page, app, live, owner)
    page.goto(PATH)
    page.locator("figure", has_text="Weekdays").locator("summary").click()

    expect(page.locator("figure", has_text="Weekdays").locator("table")).to_be_visible()
