"""Every page can be read and used by everybody: by axe, in both themes, narrow and enlarged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from flask.testing import FlaskClient

from tests.builders import bout, event, moment, own
from tests.conftest import NOON, browser_client, close, make_app, sign_in, sign_in_browser
from twitchlog import clock
from twitchlog.catalogue import CORE
from twitchlog.journal import accounts, episodes, events, factors
from twitchlog.journal.check_in import save_check_in
from twitchlog.records import CheckIn, Owner, Settings

pytestmark = pytest.mark.e2e
NO_PAGE = {"auth.sign_out", "health.index", "offline.worker", "offline.files", "offline.manifest"}
ONLY_FAULTS = {"resultTypes": ["violations"]}
NARROW, ENLARGED = {"width": 320, "height": 640}, {"width": 640, "height": 400}  # 1280 at 200 %
# Drawings take the width that is free and are drawn anew for another: they are looked at as first
# drawn. A table may be scrolled within its own frame.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('main *, header *, footer *')]
    .filter(it => it.getBoundingClientRect().right > innerWidth + 1 && it.checkVisibility())
    .slice(0, 3).map(it => it.outerHTML.slice(0, 120))"""
NAMELESS = """() => [...document.querySelectorAll('.chart[role=img], svg[role=img]')]
  .filter(it => !(it.getAttribute('aria-label') ||
    document.getElementById(it.getAttribute('aria-labelledby'))?.textContent.trim()))
  .map(it => it.outerHTML.slice(0, 120))"""


@dataclass
class Seen:
    """What was found on all pages, by what was looked for: the page's address with each fault."""

    addresses: list[str] = field(default_factory=list)
    light: list[tuple[str, str, str]] = field(default_factory=list)
    dark: list[tuple[str, str, str]] = field(default_factory=list)
    too_wide: list[tuple[str, int, list[str]]] = field(default_factory=list)
    nameless: list[tuple[str, list[str]]] = field(default_factory=list)


def lived_in(app: Flask) -> tuple[Owner, list[str]]:
    """An owner with three weeks of a journal, and the addresses of single things in it."""
    today = clock.today("Europe/Berlin")
    with app.app_context():
        accounts.create_account(
            "owner", "calm calves at night", settings=Settings(zone="Europe/Berlin")
        )
        owner = accounts.owner_named("owner")
        factors.choose_factors(owner, CORE)
        for back in range(1, 22):
            day = today - timedelta(days=back)
            save_check_in(
                owner, day, CheckIn(changed={"sleep_h": 6 + back % 3, "stress": back % 7})
            )
            if back % 3:
                id = episodes.log_episode(
                    owner, bout(moment(f"{day} 10:00"), still_going=back == 1)
                )
            else:
                save_check_in(owner, day, CheckIn(none=True, note="calm"))
        started = events.add_event(owner, event(day=today - timedelta(days=9)))
        slug = factors.add_own_factor(owner, own())
    single = ["/nowhere", "/journal?type=tremor", "/journal?first=x", "/guide/expect"]
    return owner, [
        *single,
        f"/episodes/{id}",
        f"/days/{today - timedelta(days=1)}",
        f"/events/{started}",
        f"/factors/own/{slug}",
        "/factors/caffeine_mg/servings",
        "/triggers/sleep_h",
    ]


def pages_of(app: Flask) -> list[str]:
    """Every address that names nothing; new ones are covered at once."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    return sorted(r.rule for r in rules if not r.arguments and r.endpoint not in NO_PAGE)


@pytest.fixture(scope="module")
def noon_for_all() -> Iterator[None]:
    """Noon, as the fixture `noon` has it: other days have longer names, and may end on the way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "source", lambda: NOON)
        yield


@pytest.fixture(scope="module")
def seen(browser, stand, tmp_path_factory, noon_for_all) -> Seen:
    """Every page, looked at once in every way."""
    app = make_app(tmp_path_factory.mktemp("access"))
    owner, single = lived_in(app)
    client = sign_in(browser_client(app), owner)
    addresses = [path for path in [*pages_of(app), *single] if is_page(client, path)]
    stand.app = app
    # axe is put into the page as a script, which the page's own policy rightly refuses.
    context = browser.new_context(
        base_url=stand.address, bypass_csp=True, reduced_motion="reduce", service_workers="block"
    )
    sign_in_browser(page := context.new_page(), app, stand.address, owner)
    found, rules = Seen(addresses), Axe()
    for address in addresses:
        look(page, address, rules, found)
    context.close()
    stand.app = None
    close(app)
    return found


def is_page(client: FlaskClient, address: str) -> bool:
    """Whether there is something to look at, and no file or other page."""
    with closing(client.get(address)) as answer:
        there = answer.status_code not in (303, 404) or address == "/nowhere"
        return there and answer.mimetype == "text/html"


def look(page, address: str, rules: Axe, found: Seen) -> None:
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="light")
    page.goto(address)
    if address == "/typed":
        page.fill("#text", "eyelid left, calf left flicker, coffee 2, what is this")
        page.click("text=Read it")
        page.wait_for_selector("[data-understood]")
    if page.query_selector(".chart"):
        page.wait_for_load_state("networkidle")
    for width, size in ((320, NARROW), (640, ENLARGED)):
        page.set_viewport_size(size)
        if wide := page.evaluate(TOO_WIDE):
            found.too_wide.append((address, width, wide))
    if nameless := page.evaluate(NAMELESS):
        found.nameless.append((address, nameless))
    found.light += violations(page, address, rules)
    page.emulate_media(color_scheme="dark")
    # Colours are all that the other theme changes.
    found.dark += violations(page, address, rules, {"runOnly": ["color-contrast"]})


def violations(page, address: str, rules: Axe, options=None) -> list[tuple[str, str, str]]:
    """Page, rule and the first place of everything that axe finds."""
    found = rules.run(page, options={**ONLY_FAULTS, **(options or {})}).response["violations"]
    return [(address, one["id"], one["nodes"][0]["html"][:200]) for one in found]


def test_the_walk_leads_past_every_kind_of_page(seen):
    usual = {"/", "/typed", "/journal", "/trends", "/triggers", "/welcome", "/settings/", "/more"}

    assert usual <= set(seen.addresses)
    assert len(seen.addresses) >= 30


def test_no_page_breaks_a_rule_of_access(seen):
    assert seen.light == []


def test_no_page_is_hard_to_read_in_the_dark(seen):
    assert seen.dark == []


def test_no_page_scrolls_sideways_narrow_or_enlarged(seen):
    assert seen.too_wide == []


def test_every_drawing_has_a_name(seen):
    assert seen.nameless == []


@pytest.fixture
def home(tab, app, live, owner):
    """The home page of a browser that was told something about its owner."""

    def open_home(**wishes):
        page = tab(**wishes)
        sign_in_browser(page, app, live, owner)
        page.goto("/")
        page.wait_for_selector("[data-region=calf][aria-checked]")
        return page

    return open_home


def test_nothing_moves_where_motion_is_unwanted(home):
    moving = """() => [...document.querySelectorAll('*')].filter(it => {
      const style = getComputedStyle(it);
      return style.transitionDuration !== '0s' || parseFloat(style.animationDuration) > 0.001;
    }).map(it => it.outerHTML.slice(0, 80))"""

    assert home(reduced_motion="reduce").evaluate(moving) == []
    assert home(reduced_motion="no-preference").evaluate(moving) != []


def test_what_is_chosen_and_where_one_is_shows_in_forced_colours(home):
    page = home(forced_colors="active")
    page.check("[name=sites][value=calf]", force=True)
    look_of = """it => { const s = getComputedStyle(it);
      return [s.backgroundColor, s.fill, s.outlineStyle] }"""

    def look(selector):
        return page.eval_on_selector(selector, look_of)

    assert look(".chip:has([value=calf])")[0] != look(".chip:has([value=foot_arch])")[0]
    assert (
        look("[data-region=calf][aria-checked=true]")[1]
        != look("[data-region=foot_arch][aria-checked=false]")[1]
    )
    for selector in (".tabs a", ".button.main", ".again"):
        page.focus("#main")
        page.keyboard.press("Tab")
        page.eval_on_selector(selector, "it => it.focus({focusVisible: true})")
        assert look(selector)[2] == "solid"
