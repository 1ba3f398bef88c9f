"""How long charts keep a slow phone busy, with either bundle: python -m bench.charts [--runs 5]

Chromium with its processor slowed down four times opens the Trends of the made-up journal, a year
of it, in a profile without anything kept, and then once more. Told are the longest task, during
which nothing answers a finger, and when the first chart stands there.
"""

from __future__ import annotations

import argparse
import itertools
import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from bench.pictures import PHONE, served, signed_in_cookie
from bench.speed.report import Line, table
from tests.browser import find_chromium, launch_arguments
from twitchlog import assets, create_app, plotlyjs
from twitchlog.cli.demo import make

PATH = "/trends?range=365"
SLOWER = 4
WATCH = """
window.seen = {longest: 0, chart: null};
new PerformanceObserver((list) => {
  for (const {duration} of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
}).observe({type: "longtask", buffered: true});
new MutationObserver((_, observer) => {
  if (!document.querySelector(".chart .main-svg")) return;
  seen.chart = performance.now();
  observer.disconnect();
}).observe(document, {childList: true, subtree: true});
"""


class Visit(NamedTuple):
    """Milliseconds of one visit: the longest task, and when the first chart stood there."""

    longest: float
    chart: float


def visit(page: Page) -> Visit:
    """Open the page and wait until its first chart is there and all is still."""
    page.goto(PATH)
    page.wait_for_function("() => seen.chart !== null", timeout=120_000)
    page.wait_for_timeout(1500)
    seen = page.evaluate("seen")
    return Visit(seen["longest"], seen["chart"])


def visits(browser: Browser, address: str, cookie: str) -> tuple[Visit, Visit]:
    """The first visit of a new profile, and the next."""
    phone: Any = PHONE
    context = browser.new_context(viewport=phone, base_url=address, service_workers="block")
    context.add_cookies([{"name": "twitchlog", "value": cookie, "url": address}])
    page = context.new_page()
    page.add_init_script(WATCH)
    slow = context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    found = visit(page), visit(page)
    context.close()
    return found


def apps(folder: Path) -> Iterator[tuple[str, Flask]]:
    """One application for each bundle that is there, over the same journal."""
    settings = {"TWITCHLOG_DATA": str(folder / "data")}
    make(folder / "data", settings)
    for name, fetched in (("full", folder / "nothing"), ("small", plotlyjs.FETCHED)):
        app, bundle = create_app(settings), plotlyjs.prepare(folder / name, fetched)
        if bundle is None or (name == "small" and bundle.version.endswith("-full")):
            continue
        assets.serve(app, bundle.folder, bundle.prefix)
        app.jinja_env.globals["plotly"] = bundle
        yield f"{name}, {(bundle.folder / f'{bundle.file}.gz').stat().st_size / 1000:.0f} kB", app


def lines(found: dict[str, list[tuple[Visit, Visit]]]) -> Iterator[Line]:
    """Medians of each bundle, set against the first one's."""
    for place, when in enumerate(("first visit", "next visit")):
        for what in Visit._fields:
            medians = {
                name: median(getattr(visits[place], what) for visits in runs)
                for name, runs in found.items()
            }
            first = next(iter(medians.values()))
            words = "longest task" if what == "longest" else "first chart"
            for name, value in medians.items():
                against = "" if value is first else f"full {first:.0f} ms"
                ratio = None if value is first else value / first
                yield Line(f"{when}, {words}, {name}", f"{value:.0f} ms", against, ratio)


def measured(browser: Browser, runs: int) -> dict[str, list[tuple[Visit, Visit]]]:
    """All visits by bundle; bundles take turns, so that they meet the same machine."""
    found: dict[str, list[tuple[Visit, Visit]]] = {}
    with tempfile.TemporaryDirectory(prefix="twitchlog-charts-") as folder:
        known: list[Any] = list(apps(Path(folder)))
        for _run, (name, app) in itertools.product(range(runs), known):
            with served(app) as address:
                found.setdefault(name, []).append(visits(browser, address, signed_in_cookie(app)))
    return found


def main() -> None:
    """Measure, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.charts", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    executable = find_chromium()
    if executable is None:
        raise SystemExit("No Chromium was found.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=launch_arguments())
        print(table(lines(measured(browser, runs))))
        browser.close()


if __name__ == "__main__":
    main()
