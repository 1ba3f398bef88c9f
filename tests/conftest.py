"""The fixed cast and the stages they act on."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from flask.templating import Environment
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from werkzeug.test import TestResponse

from tests import postgresql
from tests.known_rules import KnownRule
from tests.shared_app import SharedApp
from twitchlog import clock, create_app, passwords
from twitchlog.catalogue import CORE
from twitchlog.database import db
from twitchlog.journal import accounts, sign_ins
from twitchlog.journal.factors import choose_factors
from twitchlog.journal.portable import records_of
from twitchlog.records import JournalRecords, Owner, Settings
from twitchlog.server import Server
from twitchlog.views import bring

NOON = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)  # a Wednesday
ZONE = "Europe/Berlin"
OWNER_PASSWORD = "calm calves at night"
STRANGER_PASSWORD = "somebody else entirely"
pytest_plugins = ["tests.examples", "tests.screen"]


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
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hash at little cost, and compile addresses and templates once.

    Imports are waited for, however slow the machine: two seconds are for people, not for tests.
    """
    kept = tmp_path_factory.getbasetemp()
    kept = (kept.parent if "PYTEST_XDIST_WORKER" in os.environ else kept) / "templates"
    kept.mkdir(exist_ok=True)
    environment = partial(Environment, bytecode_cache=FileSystemBytecodeCache(str(kept)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bring, "PATIENCE_SECONDS", 60)
        patch.setattr(passwords, "METHOD", "scrypt:1024:8:1")
        patch.setattr(Flask, "url_rule_class", KnownRule)
        patch.setattr(Flask, "jinja_environment", staticmethod(environment))
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


@pytest.fixture(scope="session")
def share_app(cast: Cast, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., SharedApp]:
    """Share an application among many tests; those of a module may have it with views of theirs."""

    def share_app(add_views: Callable[[Flask], None] = lambda app: None) -> SharedApp:
        folder = tmp_path_factory.mktemp("shared") / "data"
        return SharedApp(cast.folder, folder, make_app, add_views)

    return share_app


@pytest.fixture(scope="session")
def shared_app(share_app: Callable[..., SharedApp]) -> SharedApp:
    return share_app()


@pytest.fixture
def folder(shared_app: SharedApp) -> Path:
    """The test's data folder, with the cast's two accounts."""
    return shared_app.folder()


@pytest.fixture
def app(folder: Path, shared_app: SharedApp) -> Iterator[Flask]:
    app = shared_app.app()
    yield app
    shared_app.put_back()
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
def bound_server(app: Flask) -> Iterator[Server]:
    """A server on a free port, which is still to answer; signals are as before afterwards."""
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    server = Server(app, "127.0.0.1", 0, threads=2)
    yield server
    server.close()
    for one, handler in before.items():
        signal.signal(one, handler)


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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process is left alone with it at the end."""
    items.sort(key=lambda item: not any(item.get_closest_marker(one) for one in ("long", "e2e")))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: tests also wait, for disks, servers and browsers."""
    mine = getattr(os, "sched_getaffinity", None)
    return 1 + (len(mine(0)) if mine else os.cpu_count() or 1)


def pytest_unconfigure() -> None:
    postgresql.drop_all()
