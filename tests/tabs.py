"""Tabs of one browser and the server behind them, both opened once for many tests."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

from flask import Flask
from werkzeug.serving import make_server

from tests.browser import launch_arguments

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 720}
# A new tab shares the process of another one of its site: starting one costs a second.
SHARE_PROCESSES = "--process-per-site"
PATIENCE_MS = 60_000  # for whatever is waited for, on a machine that has much else to do
STORED = "local_storage,indexeddb,cache_storage,service_workers,file_systems"


@contextlib.contextmanager
def chromium(executable: str) -> Iterator[Any]:
    """A headless Chromium for as long as the block lasts."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        arguments = [*launch_arguments(), SHARE_PROCESSES]
        started = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield started
        started.close()


class Stand:
    """A server at one address, behind which each test puts its application."""

    def __init__(self) -> None:
        self.app: Flask | None = None
        self._at_work = 0
        self._changed = threading.Condition()
        self._server = make_server("127.0.0.1", 0, self._answer, threaded=True)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def take_away(self) -> None:
        """Remove the application, once it has answered all that it was asked."""
        with self._changed:
            self.app = None
            self._changed.wait_for(lambda: self._at_work == 0)

    def _answer(self, environ: Any, start_response: Any) -> Any:
        with self._changed:
            app = self.app
            self._at_work += app is not None
        if app is None:
            start_response("503 Service Unavailable", [])
            return []
        try:
            return app(environ, start_response)
        finally:
            with self._changed:
                self._at_work -= 1
                self._changed.notify_all()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Tabs:
    """Tabs in browsers of one's choice; what a test left in them is gone before the next.

    A browser is opened once for the same choices. A first tab in it stays open, so that the
    process behind the tabs does, and with it what was fetched and compiled for the pages.
    """

    def __init__(self, chromium: Any, address: str, zone: str) -> None:
        self._chromium, self._address, self._zone = chromium, address, zone
        self._kept: dict[tuple[Any, ...], Any] = {}
        self._open: list[Any] = []

    def open(self, *, viewport: dict[str, int] = DESK, **choices: Any) -> Any:
        """A new tab, in a browser with these choices (those of Playwright's new_context)."""
        tab = self._browser({"service_workers": "block"} | choices).new_page()
        self._open.append(tab)
        tab.set_viewport_size(viewport)
        return tab

    def _browser(self, choices: dict[str, Any]) -> Any:
        key = tuple(sorted(choices.items()))
        if key not in self._kept:
            here = {"base_url": self._address, "timezone_id": self._zone, "locale": "en-GB"}
            self._kept[key] = self._chromium.new_context(viewport=PHONE, **(here | choices))
            self._kept[key].set_default_timeout(PATIENCE_MS)
            first = self._kept[key].new_page()
            if choices["service_workers"] == "block":  # none is removed while it has pages
                first.goto("/healthz")
        return self._kept[key]

    def wipe(self) -> None:
        """Close what was opened, and remove all that was stored."""
        for browser in {tab.context for tab in self._open}:
            _empty(browser, self._address)
        self._open.clear()


def _empty(browser: Any, address: str) -> None:
    first, *others = browser.pages
    for tab in others:
        tab.close()
    browser.set_offline(False)
    browser.clear_permissions()
    browser.clear_cookies()
    tools = browser.new_cdp_session(first)
    tools.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": STORED})
    tools.detach()


def complain(complaints: list[str], text: str) -> None:
    """Note what the console says, but for a sign-out's receipt and Playwright's own remark."""
    if not text.startswith(("Clear-Site-Data header", "Service Worker registration blocked")):
        complaints.append(f"console: {text}")
