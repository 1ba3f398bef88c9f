"""Without a network: the journal opens, keeps what is logged, and sends it once afterwards."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.conftest import sign_in_browser

pytestmark = [pytest.mark.e2e, pytest.mark.service_worker]
SOME = re.compile(r"^[1-9]")


@pytest.fixture
def installed(signed_in_page):
    """Today, after the worker has taken over."""
    signed_in_page.goto("/")
    signed_in_page.evaluate("navigator.serviceWorker.ready")
    signed_in_page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return signed_in_page


def go_offline(page):
    page.context.set_offline(True)


def come_back(page):
    page.context.set_offline(False)
    page.goto("/")
    nothing_waits(page)
    # Today is loaded anew once something was sent.
    expect(page.locator(".days [aria-current] b")).to_have_text(SOME)


def nothing_waits(page):
    page.wait_for_function("async () => (await globalThis.kept?.entries())?.length === 0")
    page.wait_for_selector("[data-waiting]", state="hidden")


def log_jerk_in_the_shin(page, then="One entry waits"):
    page.wait_for_selector("[data-region=shin][aria-checked]")
    page.locator("[data-region=shin][data-side=left]").first.click()
    page.locator(".chip:has-text('Jerk')").click()
    page.click("text=Save, just now")
    expect(page.locator("[data-waiting]")).to_contain_text(then)
    expect(page.locator("[data-kept]")).to_be_visible()


def test_the_app_opens_without_a_network(installed):
    go_offline(installed)
    installed.goto("/")

    expect(installed.locator("h1")).to_have_text("Without a network")
    expect(installed.get_by_text("Save, just now")).to_be_visible()


def test_what_is_stored_for_that_knows_nobody(installed, owner):
    stored = installed.evaluate(
        """async () => {
          const cache = await caches.open((await caches.keys())[0]);
          const pages = (await cache.keys()).filter((key) => !key.url.includes("/static/"));
          const read = async (key) => [key.url, await (await cache.match(key)).text()];
          return Promise.all(pages.map(read));
        }"""
    )

    [(address, text)] = stored
    assert address.endswith("/offline")
    assert owner.username not in text


def test_what_is_tapped_on_today_waits_with_a_visible_count(installed):
    go_offline(installed)
    log_jerk_in_the_shin(installed)

    expect(installed.locator("[data-entries]")).to_contain_text("Shin (left): Jerk")


def test_it_is_saved_once_when_the_network_is_back(installed, journal):
    go_offline(installed)
    log_jerk_in_the_shin(installed)
    come_back(installed)
    installed.reload()
    nothing_waits(installed)

    assert [(bout.type, bout.sites[0]) for bout in journal().episodes] == [
        ("myoclonus", ("shin", "left"))
    ]


def test_several_entries_made_in_the_dark_all_arrive(installed, journal):
    go_offline(installed)
    installed.goto("/")
    log_jerk_in_the_shin(installed)
    log_jerk_in_the_shin(installed, then="2 entries wait")
    installed.fill("[name=sleep_h]", "6.5")
    installed.click("[data-day-form] .button.main")
    expect(installed.locator("[data-waiting]")).to_contain_text("3 entries wait")
    come_back(installed)

    assert len(journal().episodes) == 2
    assert [(one.factor, one.value) for one in journal().readings] == [("sleep_h", 6.5)]


def test_an_entry_waits_for_its_owner_while_somebody_else_is_signed_in(
    installed, app, live, owner, stranger, journal
):
    go_offline(installed)
    log_jerk_in_the_shin(installed)
    installed.context.set_offline(False)
    installed.context.clear_cookies()
    sign_in_browser(installed, app, live, stranger)
    installed.goto("/")
    installed.wait_for_timeout(500)
    assert journal().episodes == ()

    installed.context.clear_cookies()
    sign_in_browser(installed, app, live, owner)
    installed.goto("/")
    nothing_waits(installed)

    assert len(journal().episodes) == 1


def test_an_entry_survives_signing_in_again(installed, app, live, owner, journal):
    go_offline(installed)
    log_jerk_in_the_shin(installed)
    installed.context.set_offline(False)
    installed.context.clear_cookies()
    installed.goto("/")
    expect(installed.locator("[data-waiting]")).to_contain_text("One entry waits")

    sign_in_browser(installed, app, live, owner)
    installed.goto("/")
    nothing_waits(installed)

    assert len(journal().episodes) == 1


def test_nothing_is_kept_once_its_owner_has_signed_out(installed):
    installed.goto("/more")
    installed.click("text=Sign out")
    installed.wait_for_url("**/sign-in**")
    installed.wait_for_function("async () => globalThis.kept && (await kept.owner()) === undefined")
    go_offline(installed)
    installed.goto("/")

    expect(installed.get_by_text("Nobody is signed in on this device")).to_be_visible()
    expect(installed.get_by_text("Save, just now")).to_be_hidden()


def test_a_waiting_entry_can_be_removed(installed):
    installed.on("dialog", lambda dialog: dialog.accept())
    go_offline(installed)
    log_jerk_in_the_shin(installed)
    installed.click("text=Remove")

    expect(installed.locator("[data-entries]")).to_be_hidden()
    expect(installed.locator("[data-entries] .row")).to_have_count(0)


def test_other_forms_are_not_kept(installed):
    installed.goto("/settings")
    go_offline(installed)
    installed.click("main .button.main")
    installed.wait_for_timeout(500)
    installed.context.set_offline(False)
    installed.goto("/")
    installed.wait_for_function("() => globalThis.kept !== undefined")

    assert installed.evaluate("globalThis.kept.entries()") == []


def test_what_another_site_sends_is_not_kept(installed, live):
    form = f'<form method=post action="{live}/episodes/quick"><input name=sites value=calf></form>'
    installed.goto(f"data:text/html,{quote(form)}")
    go_offline(installed)
    installed.evaluate("document.forms[0].submit()")
    installed.wait_for_timeout(500)
    installed.context.set_offline(False)
    installed.goto("/")
    installed.wait_for_function("() => globalThis.kept !== undefined")

    assert installed.evaluate("globalThis.kept.entries()") == []


def test_what_another_application_at_the_same_address_keeps_stays(installed):
    installed.evaluate(
        """async () => {
          for (const name of ["theirs", "/static/earlier/"]) await caches.open(name);
          await (await navigator.serviceWorker.getRegistration()).unregister();
        }"""
    )
    installed.goto("/")
    installed.wait_for_function("async () => !(await caches.has('/static/earlier/'))")

    assert installed.evaluate("caches.has('theirs')")


def test_what_waits_is_shown_to_its_owner_alone_once_the_session_is_over(
    installed, app, live, owner
):
    go_offline(installed)
    log_jerk_in_the_shin(installed)
    installed.context.clear_cookies()
    installed.context.set_offline(False)
    installed.goto("/")
    expect(installed.locator("[data-waiting]")).to_contain_text("One entry waits")
    installed.goto("/offline")
    expect(installed.locator("[data-nobody]")).to_be_visible()
    expect(installed.locator("[data-entries]")).to_be_hidden()

    sign_in_browser(installed, app, live, owner)
    come_back(installed)
    expect(installed.locator("main")).to_contain_text("Left shin: jerk")


def test_journals_below_two_paths_keep_apart_what_waits(installed, stand, app):
    def below(environ, start_response):
        environ["SCRIPT_NAME"] = "/ours"
        environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix("/ours")
        return app(environ, start_response)

    stand.app = below
    installed.goto("/ours/")
    installed.wait_for_function("() => globalThis.kept?.entries()")

    assert installed.evaluate("kept.name") == "twitchlog /ours/"


def type_it(page, text):
    page.fill("[name=text]", text)
    page.click(".typed button")


def test_a_typed_line_waits_and_is_saved_as_of_then(installed, journal):
    installed.click("#typed summary")
    go_offline(installed)
    type_it(installed, "left calf flicker")
    expect(installed.get_by_text("Kept on this device.")).to_be_visible()
    installed.goto("/")
    type_it(installed, "right thumb cramp for 10 min")
    expect(installed.locator("[data-entries]")).to_contain_text("right thumb cramp for 10 min")
    come_back(installed)

    assert {bout.type for bout in journal().episodes} == {"fasciculation", "cramp"}


def test_a_typed_line_that_is_not_understood_waits_to_be_mended(installed, journal):
    go_offline(installed)
    installed.goto("/")
    type_it(installed, "left calf, odd words")
    expect(installed.locator("[data-waiting]")).to_contain_text("One entry waits")
    installed.context.set_offline(False)
    installed.goto("/")
    expect(installed.locator("[data-look-again]")).to_contain_text("left calf, odd words")
    assert journal().episodes == ()

    installed.get_by_role("button", name="Look at it").click()
    expect(installed.locator("[data-understood]")).to_contain_text("Read as of")
    installed.check("text=Keep what was not understood as a note")
    installed.click("[data-understood] .button.main")
    nothing_waits(installed)
    assert [bout.note for bout in journal().episodes] == ["odd words"]
