"""The fixed cast and the stages they act on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from werkzeug.test import TestResponse

from tests import postgresql
from tests.browser import find_chromium
from tests.known_rules import KnownRule
from tests.tabs import PHONE, Stand, Tabs, chromium, complain
from twitchlog import clock, create_app, passwords
from twitchlog.catalogue import CORE
from twitchlog.database import db
from twitchlog.journal import accounts, sign_ins
from twitchlog.journal.factors import choose_factors
from twitchlog.journal.portable import records_of
from twitchlog.records import JournalRecords, Owner, Settings

NOON = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)  # a Wednesday
ZONE = "Europe/Berlin"
OWNER_PASSWORD = "calm calves at night"
STRANGER_PASSWORD = "somebody else entirely"
WITHOUT_BROWSER: list[str] = []


def make_app(folder: Path, **settings: str) -> Flask:
    on = postgresql.settings_for(folder)
    return create_app({"TWITCHLOG_DATA": str(folder), **on, **settings})


def close(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Stop the clock at noon; call the fixture with another instant to move it."""

    def move(instant: datetime) -> None:
        monkeypatch.setattr(clock, "source", lambda: instant)

    move(NOON)
    return move


@pytest.fixture(scope="session", autouse=True)
def _quick() -> Iterator[None]:
    """Hash at little cost, and compile addresses once: a test of these is no test of patience."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "METHOD", "scrypt:1024:8:1")
        patch.setattr(Flask, "url_rule_class", KnownRule)
        yield


@dataclass(frozen=True)
class Cast:
    """A data folder with two accounts in it, made once; every test acts in a copy."""

    folder: Path
    owner: Owner
    stranger: Owner


@pytest.fixture(scope="session")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Cast:
    folder = tmp_path_factory.mktemp("cast")
    app = make_app(folder)
    settings = Settings(zone=ZONE)
    with app.app_context():
        for name, password in (("owner", OWNER_PASSWORD), ("stranger", STRANGER_PASSWORD)):
            choose_factors(accounts.create_account(name, password, settings=settings), CORE)
        owner, stranger = accounts.owner_named("owner"), accounts.owner_named("stranger")
    close(app)
    return Cast(folder, owner, stranger)


@pytest.fixture
def folder(cast: Cast, tmp_path: Path) -> Path:
    """The test's own data folder; plotly.js, large and never changed, is the cast's."""
    copy = Path(shutil.copytree(cast.folder, tmp_path / "data", ignore=lambda *_: {"cache"}))
    (copy / "cache").symlink_to(cast.folder / "cache")
    return copy


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates that were compiled once: each test makes an application of its own."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(folder: Path, compiled: FileSystemBytecodeCache) -> Iterator[Flask]:
    app = make_app(folder)
    app.jinja_env.bytecode_cache = compiled
    yield app
    close(app)


@pytest.fixture
def stage(app: Flask, noon: Callable[[datetime], None]) -> Iterator[None]:
    """An open journal, at noon on 18 March 2026."""
    with app.app_context():
        yield


@pytest.fixture(scope="session")
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first start leaves it, made once."""
    folder = tmp_path_factory.mktemp("new")
    close(make_app(folder))
    return folder


@pytest.fixture
def empty_app(new_folder: Path, tmp_path: Path) -> Iterator[Flask]:
    """An installation before its first start is over."""
    app = make_app(shutil.copytree(new_folder, tmp_path / "empty"))
    yield app
    close(app)


@pytest.fixture
def owner(cast: Cast) -> Owner:
    return cast.owner


@pytest.fixture
def stranger(cast: Cast) -> Owner:
    return cast.stranger


def browser_client(app: Flask) -> FlaskClient:
    """A client that says where its forms come from, as browsers do."""
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def sign_in(client: FlaskClient, owner: Owner, device: str = "Firefox on Linux") -> FlaskClient:
    """Sign a client in without the cost of a password."""
    with client.application.app_context():
        token = sign_ins.open_sign_in(owner.id, device)
    with client.session_transaction() as session:
        session["token"] = token
        session.permanent = True
    return client


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser in which nobody is signed in."""
    return browser_client(app)


@pytest.fixture
def signed_in(app: Flask, owner: Owner) -> FlaskClient:
    """The owner's browser."""
    return sign_in(browser_client(app), owner)


@pytest.fixture
def as_stranger(app: Flask, stranger: Owner) -> FlaskClient:
    """The stranger's browser."""
    return sign_in(browser_client(app), stranger)


@pytest.fixture
def journal(app: Flask, owner: Owner) -> Callable[[], JournalRecords]:
    """Everything that stands in the owner's journal now."""

    def read() -> JournalRecords:
        with app.app_context():
            return records_of(owner)

    return read


@pytest.fixture
def send(request: pytest.FixtureRequest, signed_in: FlaskClient) -> Callable[..., TestResponse]:
    """Send a form of the module's WELL, in which all is well, but for one field."""

    def send(address: str, field: str, value: str) -> TestResponse:
        return signed_in.post(address, data=request.module.WELL[address] | {field: value})

    return send


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
    stand.app = None


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


@pytest.fixture
def signed_in_page(page, app: Flask, live: str, owner: Owner):
    """The same, with the owner signed in."""
    sign_in_browser(page, app, live, owner)
    return page


def sign_in_browser(page, app: Flask, live: str, owner: Owner) -> None:
    cookie = sign_in(browser_client(app), owner).get_cookie("twitchlog")
    assert cookie is not None
    page.context.add_cookies([{"name": "twitchlog", "value": cookie.value, "url": live}])


def pytest_runtest_setup(item: pytest.Item) -> None:
    if postgresql.SERVER and item.get_closest_marker("sqlite"):
        pytest.skip("speaks of SQLite alone")
    if not postgresql.SERVER and item.get_closest_marker("postgresql"):
        pytest.skip("TWITCHLOG_TEST_POSTGRESQL names no server")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: tests also wait, for disks, servers and browsers."""
    mine = getattr(os, "sched_getaffinity", None)
    return 1 + (len(mine(0)) if mine else os.cpu_count() or 1)


def pytest_unconfigure() -> None:
    postgresql.drop_all()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if WITHOUT_BROWSER:
        terminalreporter.section("THE BROWSER TESTS WERE NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.write_line(
            "No Chromium was found. Debian, Ubuntu: apt-get install chromium; or make browser"
        )
