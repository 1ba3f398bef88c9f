"""What is seen on a screen: pages of a running server in a browser, which both start once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from tests.browser import find_chromium
from tests.conftest import ZONE
from tests.tabs import PHONE, Stand, Tabs, chromium, complain

WITHOUT_BROWSER: list[str] = []


@pytest.fixture(scope="session")
def stand() -> Iterator[Stand]:
    stand = Stand()
    yield stand
    stand.close()


@pytest.fixture
def live(app: Flask, stand: Stand) -> Iterator[str]:
    """The address of a running server."""
    stand.app = app
    yield stand.address
    stand.take_away()


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; without one the test is skipped, loudly, or fails where it must run."""
    executable = find_chromium()
    if executable is None:
        if os.environ.get("TWITCHLOG_REQUIRE_E2E") == "1":
            pytest.fail("no Chromium found, and TWITCHLOG_REQUIRE_E2E=1")
        WITHOUT_BROWSER.append("browser")
        pytest.skip("no Chromium found")
    with chromium(executable) as started:
        yield started


@pytest.fixture(scope="session")
def tabs(browser, stand: Stand) -> Tabs:
    return Tabs(browser, stand.address, ZONE)


@pytest.fixture
def tab(tabs: Tabs, live: str) -> Iterator[Callable[..., Any]]:
    """Open a tab in a browser of one's choice."""
    yield tabs.open
    tabs.wipe()


@pytest.fixture
def page(request, tab, live):
    """A phone's page that may neither complain nor speak to anybody else.

    The worker fetches all files: only tests that are about it let it.
    """
    worker = "allow" if request.node.get_closest_marker("service_worker") else "block"
    page = tab(viewport=PHONE, service_workers=worker)
    complaints = []
    page.on("console", lambda message: complain(complaints, message.text))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))

    def keep_foreign(request):
        if not request.url.startswith((live, "data:", "blob:")):
            complaints.append(f"foreign: {request.url}")

    page.context.on("request", keep_foreign)
    yield page
    page.close()
    page.context.remove_listener("request", keep_foreign)
    assert complaints == []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if WITHOUT_BROWSER:
        terminalreporter.section("THE BROWSER TESTS WERE NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.write_line(
            "No Chromium was found. Debian, Ubuntu: apt-get install chromium; or make browser"
        )
