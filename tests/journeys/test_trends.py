"""The trends in a browser: drawn quietly, in the page's colours, and never in a thumb's way."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.conftest import NOON
from tests.drawn import draw, is_drawn
from twitchlog.journal.portable import add_records
from twitchlog.records import DayStatement, EpisodeRecord, JournalRecords, ReadingRecord, Site

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("noon")]

CALF = Site("calf", "left")
FIRST_BAR = "#episodes-title ~ .chart .point path"
COLOUR = f"getComputedStyle(document.querySelectorAll('{FIRST_BAR}')[1]).fill"


@pytest.fixture
def trends(signed_in_page, app, owner):
    """The page of a journal with an episode on nineteen of twenty days."""
    days = [NOON - timedelta(days=n) for n in range(1, 21)]
    records = JournalRecords(
        episodes=tuple(
            EpisodeRecord(id="", started_at=at, day=at.date(), type="cramp", sites=(CALF,))
            for at in days[1:]
        ),
        days=(DayStatement(day=days[0].date(), none=True),),
        readings=tuple(
            ReadingRecord(day=at.date(), factor="sleep_h", value=7 + n % 3)
            for n, at in enumerate(days)
        ),
    )
    with app.app_context():
        add_records(owner, records)
    return signed_in_page


def open_page(page):
    """Open the page and wait for its first chart."""
    page.goto("/trends")
    is_drawn(page.locator(".chart").first)


def test_every_figure_is_drawn_and_none_widens_the_page(trends):
    trends.goto("/trends")
    draw(trends)

    expect(trends.locator(".js-plotly-plot")).to_have_count(9)
    assert trends.evaluate("document.documentElement.scrollWidth") == 390


def test_drawings_keep_their_colours_where_the_system_sets_its_own(trends):
    trends.emulate_media(forced_colors="active")
    open_page(trends)
    letters = "getComputedStyle(document.querySelector('.chart .xtick text')).fill"

    assert trends.evaluate(COLOUR) != trends.evaluate(letters)


def test_no_chart_offers_to_share_itself(trends):
    open_page(trends)

    context = trends.evaluate(
        "(({showSendToCloud, plotlyServerURL, displaylogo}) =>"
        " [showSendToCloud, plotlyServerURL, displaylogo])"
        "(document.querySelector('.js-plotly-plot')._context)"
    )
    assert context == [False, "", False]
    expect(trends.locator(".modebar-btn")).to_have_count(0)


def test_figures_wait_until_they_are_near(trends):
    open_page(trends)

    assert trends.locator(".js-plotly-plot").count() < 9


def test_charts_follow_the_theme(trends):
    open_page(trends)
    light = trends.evaluate(COLOUR)

    trends.evaluate("document.documentElement.dataset.theme = 'dark'")

    trends.wait_for_function(f"() => {COLOUR} !== '{light}'")


def test_charts_are_printed_on_white_paper(trends):
    trends.emulate_media(color_scheme="light")
    open_page(trends)
    light = trends.evaluate(COLOUR)
    trends.emulate_media(color_scheme="dark")
    trends.wait_for_function(f"() => {COLOUR} !== '{light}'")

    trends.evaluate("dispatchEvent(new Event('beforeprint'))")

    trends.wait_for_function(f"() => {COLOUR} === '{light}'")


def test_a_chart_has_the_name_of_its_plate(trends):
    open_page(trends)

    expect(trends.get_by_role("img", name="Episodes a day")).to_have_count(1)


def test_without_plotly_a_line_says_that_the_table_is_there(trends):
    trends.route("**/plotly/**", lambda route: route.fulfill(content_type="text/javascript"))
    trends.goto("/trends")

    expect(trends.get_by_text("This drawing could not be loaded.").first).to_be_visible()
    trends.get_by_text("As a table").first.click()
    expect(trends.get_by_role("cell", name="1", exact=True).first).to_be_visible()


def test_dates_are_said_in_the_pages_language(trends):
    german = "() => { document.documentElement.lang = 'de' }"
    trends.add_init_script(f"document.addEventListener('readystatechange', {german})")
    open_page(trends)

    axis = trends.locator("#episodes-title ~ .chart .xaxislayer-above")
    expect(axis).to_contain_text("Mär")


def test_a_thumb_on_a_chart_scrolls_the_page(tab, trends):
    page = tab(has_touch=True)
    page.context.add_cookies(trends.context.cookies())
    page.goto("/trends")
    is_drawn(page.locator(".chart").first)
    box = page.locator(".chart").first.bounding_box()
    touch = page.context.new_cdp_session(page)

    def at(kind, *points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    at("touchStart", {"x": 200, "y": box["y"] + 120})
    for step in range(1, 9):
        at("touchMove", {"x": 200, "y": box["y"] + 120 - 30 * step})
    at("touchEnd")

    page.wait_for_function("() => scrollY > 100")


def test_a_long_table_comes_when_its_fold_is_opened(trends, app, owner):
    at = NOON - timedelta(days=800)
    old = EpisodeRecord(id="", started_at=at, day=at.date(), type="cramp", sites=(CALF,))
    with app.app_context():
        add_records(owner, JournalRecords(episodes=(old,)))
    trends.goto("/trends?range=all")
    fold = trends.locator("figure[aria-labelledby=episodes-title] details")
    expect(fold.locator("table")).to_have_count(0)

    fold.locator("summary").click()

    fold.get_by_role("rowheader", name="2024-01-08").wait_for()
    expect(fold.get_by_role("link")).to_have_text(["CSV"])
    assert trends.evaluate("document.documentElement.scrollWidth") == 390


def test_range_and_filter_change_without_a_reload_and_the_way_back_leads_through_them(trends):
    open_page(trends)
    trends.evaluate("document.body.dataset.same = 'yes'")
    answer = trends.locator("#answer")

    trends.get_by_role("link", name="90 days").click()
    answer.get_by_text("In the last 20 days").wait_for()
    trends.wait_for_url("**/trends?range=90")
    trends.get_by_text("Other dates").click()
    trends.select_option("[name=type]", "tremor")
    answer.get_by_text("0 episodes on 0 of 20").wait_for()
    trends.wait_for_url("**/trends?range=90&type=tremor")
    trends.go_back()
    answer.get_by_text("19 episodes on 19 of 20").wait_for()

    expect(trends.locator("[name=type]")).to_have_value("")
    expect(trends.locator("[aria-current=true]")).to_have_text("90 days")
    expect(trends.locator("body")).to_have_attribute("data-same", "yes")
    is_drawn(trends.locator(".chart").first)


def test_what_is_chosen_while_an_answer_is_awaited_adds_to_it(trends):
    open_page(trends)
    trends.route("**/trends?range=90", lambda route: None)
    trends.get_by_role("link", name="90 days").click()
    trends.get_by_text("Other dates").click()
    trends.select_option("[name=type]", "tremor")

    expect(trends).to_have_url(re.compile("range=90&type=tremor$"))
    expect(trends.locator("#answer")).to_contain_text("0 episodes on 0 of 20")


def test_without_a_script_the_same_is_a_form(browser, trends, live):
    plain = browser.new_context(java_script_enabled=False, base_url=live)
    plain.add_cookies(trends.context.cookies())
    page = plain.new_page()
    page.goto("/trends")
    page.get_by_text("Other dates").click()
    page.select_option("[name=region]", "calf")
    page.get_by_role("button", name="Show").click()

    expect(page.locator("#answer")).to_contain_text("Only: Calf.")
    expect(page.locator(".is-heat .shade-4")).to_have_count(1)
    expect(page.locator("#body-step")).to_be_hidden()
    plain.close()


def test_the_body_is_shaded_week_by_week(trends):
    open_page(trends)
    calf = trends.locator("[data-half='calf left']").last
    whole = calf.get_attribute("class"), trends.inner_text("[data-lines]")

    trends.focus("#body-step")
    trends.keyboard.press("ArrowRight")
    trends.get_by_text("Week from 23 Feb 2026: episodes: 4, tracked days: 4").wait_for()
    week = trends.inner_text("[data-lines]")
    trends.keyboard.press("Home")
    trends.locator("[data-when]", has_text="26 Feb 2026 to 17 Mar 2026").wait_for()

    assert week == "Calf left 4"
    assert whole == ("shade-4", "Calf left 19")
    assert (calf.get_attribute("class"), trends.inner_text("[data-lines]")) == whole


def saved(page, name, kind):
    """What is saved of a plate as a picture of that kind, and under what name."""
    with page.expect_download() as waiting:
        page.locator(f"figure[aria-labelledby={name}-title]").get_by_role(
            "button", name=kind
        ).click()
    return waiting.value.path().read_bytes(), waiting.value.suggested_filename


def test_charts_are_saved_as_pictures(trends):
    open_page(trends)
    for name in ("episodes", "body"):
        trends.locator(f"figure[aria-labelledby={name}-title] summary").click()

    chart, file = saved(trends, "episodes", "SVG")
    body = saved(trends, "body", "SVG")[0].decode()

    assert file == "twitchlog Episodes a day.svg"
    assert "Episodes a day" in chart.decode()
    assert "Calf left 19" in body
    assert "<use" not in body
    for name in ("episodes", "body"):
        assert saved(trends, name, "PNG")[0].startswith(b"\x89PNG")


SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
WITH_CHARTS = ("/trends", "/trends/changes", "/triggers", "/triggers/sleep_h")


def test_nothing_moves_while_charts_arrive(trends):
    trends.add_init_script(SHIFTS)
    shifts = {}
    for path in WITH_CHARTS:
        trends.goto(path)
        draw(trends)
        shifts[path] = trends.evaluate("shifted")

    assert {path: moved for path, moved in shifts.items() if moved > 0.05} == {}
