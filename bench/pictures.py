"""The README's pictures, taken from the made-up journal: python -m bench.pictures"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from bench import design
from tests.browser import find_chromium, launch_arguments
from twitchlog import create_app
from twitchlog.cli.demo import NAME, make
from twitchlog.journal import sign_ins
from twitchlog.journal.accounts import owner_named

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
SHEET = {"width": 1000, "height": 1310}
A4 = {"width": 794, "height": 1123}
PAPER = "paper"  # as it is printed
FIRST_SHEET = """
document.body.style.padding = '60px';
document.querySelectorAll('.appendix').forEach(part => part.remove());
"""
PICTURES: tuple[tuple[str, str, dict[str, int], str], ...] = (
    ("today-phone", "/", PHONE, "light"),
    ("journal-phone", "/journal", PHONE, "light"),
    ("triggers-phone", "/triggers#card-caffeine_mg", PHONE, "dark"),
    ("trends-phone", "/trends?range=90", PHONE, "dark"),
    ("today-desk", "/", DESK, "light"),
    ("trends-desk", "/trends?range=90", DESK, "light"),
    ("triggers-desk", "/triggers", DESK, "dark"),
    ("report-paper", "/report", A4, PAPER),
    ("design-light", design.ADDRESS, SHEET, "light"),
    ("design-dark", design.ADDRESS, SHEET, "dark"),
)
DRAWN_MS = 4000


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """A running server's address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def signed_in_cookie(app: Flask) -> str:
    """A session cookie of the made-up person."""
    with app.app_context():
        token = sign_ins.open_sign_in(owner_named(NAME).id, "pictures")
    client = app.test_client()
    with client.session_transaction() as session:
        session["token"] = token
        session.permanent = True
    cookie = client.get_cookie("twitchlog")
    assert cookie is not None
    return str(cookie.value)


def take(browser: Browser, address: str, cookie: str, picture: tuple[Any, ...]) -> None:
    """One picture of what is on the screen, without scrolling."""
    name, path, size, theme = picture
    context = browser.new_context(
        viewport=size,
        color_scheme="light" if theme == PAPER else theme,
        base_url=address,
        timezone_id="Europe/Berlin",
    )
    context.add_cookies([{"name": "twitchlog", "value": cookie, "url": address}])
    page = context.new_page()
    page.goto(path)
    if theme == PAPER:
        page.emulate_media(media="print")
        page.evaluate(FIRST_SHEET)
    if path.startswith(("/trends", "/triggers")):
        page.wait_for_timeout(DRAWN_MS)
    page.screenshot(path=str(FOLDER / f"{name}.png"))
    context.close()


def main() -> None:
    """Take them all."""
    executable = find_chromium()
    if executable is None:
        raise SystemExit("No Chromium was found.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = {"TWITCHLOG_DATA": folder}
        make(Path(folder), settings)
        app = create_app(settings)
        design.install(app)
        cookie = signed_in_cookie(app)
        with served(app) as address:
            browser = playwright.chromium.launch(
                executable_path=executable, args=launch_arguments()
            )
            for picture in PICTURES:
                take(browser, address, cookie, picture)
            browser.close()


if __name__ == "__main__":
    main()
