"""Every task can be done with a keyboard alone, by Tab, Enter, Space and arrows."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.builders import bout
from tests.conftest import OWNER_PASSWORD
from twitchlog import clock
from twitchlog.journal.episodes import log_episode

pytestmark = pytest.mark.e2e
DESK = {"width": 1280, "height": 800}
FURTHEST = 200


class Keyboard:
    """Presses keys, and looks at what has the focus and shows that it has."""

    def __init__(self, page) -> None:
        self.page = page
        page.set_viewport_size(DESK)

    def reach(self, selector: str) -> None:
        """Tab until the focus is on it; what has the focus must show it on the way's end."""
        for _ in range(FURTHEST):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                break
        else:
            pytest.fail(f"{selector} cannot be reached on {self.page.url}")
        assert self.page.evaluate("document.activeElement.matches(':focus-visible')")

    def press(self, selector: str, key: str = "Enter") -> None:
        self.reach(selector)
        self.page.keyboard.press(key)

    def type(self, selector: str, text: str) -> None:
        self.reach(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def follow(self, selector: str, to: str) -> None:
        """Press what leads to another page."""
        self.reach(selector)
        with self.page.expect_navigation(url=f"**{to}"):
            self.page.keyboard.press("Enter")

    def read(self, text: str) -> None:
        """Read what is said after something was done."""
        expect(self.page.locator("[role=status] p")).to_have_text(text)


def test_a_journal_is_begun_by_keyboard(page, empty_app, stand):
    stand.app = empty_app
    keys = Keyboard(page)
    page.goto("/")
    keys.type("[name=username]", "anna")
    keys.type("[name=password]", OWNER_PASSWORD)
    keys.follow("main form .button", "/welcome")
    keys.press("[name=factors][value=exercise_min]", "Space")
    keys.press("#suspect summary")
    keys.press("[name=suspected][value=caffeine_mg]", "Space")
    keys.follow("main .button.main", "/")

    keys.read("Your journal is ready. Log a twitch whenever one comes.")
    expect(page.locator("#exercise_min")).to_be_visible()


@pytest.fixture
def keys(signed_in_page, app, owner):
    with app.app_context():
        log_episode(owner, bout(clock.at_zone(clock.now(), owner.settings.zone)))
    signed_in_page.goto("/")
    signed_in_page.wait_for_selector("[data-region=calf][aria-checked]")
    return Keyboard(signed_in_page)


def test_logging_and_undoing_by_keyboard(keys, journal):
    page = keys.page
    keys.press("[name=sites][value=thumb]", "Space")
    keys.follow(".log-rest .button.main", "/")
    keys.read("Saved: Thumb, both sides: flicker.")

    keys.follow("[role=status] button", "/")
    keys.read("Taken back.")

    page.wait_for_selector("[data-region=calf][aria-checked]")
    keys.reach(".body-map [data-region][tabindex='0']")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    drawn = page.evaluate("document.activeElement.dataset.region")
    keys.follow(".log-rest .button.main", "/")
    assert drawn in {site.region for one in journal().episodes for site in one.sites}

    keys.type("#sleep_h", "7")
    keys.press("[name=stress]", "ArrowLeft")
    keys.follow("#check-in .button.main", "/")
    assert {one.factor for one in journal().readings} >= {"sleep_h", "stress"}


def test_reading_changing_and_leaving_by_keyboard(keys, journal):
    page = keys.page
    keys.follow(".tabs [href='/journal']", "/journal")
    keys.press("#filter summary")
    keys.type("#filter [name=text]", "nothing like it")
    keys.follow("#filter .button.main", "*")
    expect(page.locator("main")).to_contain_text("Nothing fits")

    keys.follow("main .empty a", "/journal")
    keys.follow("a.bout", "/episodes/*")
    keys.type("[name=note]", "by keyboard")
    keys.follow("main form .button.main", "/days/*")
    assert journal().episodes[0].note == "by keyboard"

    keys.follow(".tabs [href='/trends']", "/trends")
    keys.follow(".ranges a[href*='365']", "*365*")
    keys.follow(".tabs [href='/triggers']", "/triggers")
    keys.follow("main a[href='/suspicions/']", "/suspicions/")
    page.goto("/data/")
    keys.reach("a[download]")
    with page.expect_download() as begun:
        page.keyboard.press("Enter")
    assert begun.value.suggested_filename.endswith(".zip")

    keys.follow(".tabs [href='/more']", "/more")
    keys.follow("form[data-ends-session] button", "/sign-in*")
