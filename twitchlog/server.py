"""The web server: one process, until it is told to stop, and the daily chores beside it."""

from __future__ import annotations

import contextlib
import gc
import logging
import signal
import socket
import sqlite3
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.exc import DBAPIError
from waitress import wasyncore
from waitress.server import create_server

from twitchlog.backup.automatic import back_up_if_due
from twitchlog.beside import beside
from twitchlog.database import db
from twitchlog.journal.purge import purge
from twitchlog.large_bodies import channel_class
from twitchlog.reminding.rounds import EVERY_SECONDS, go_round
from twitchlog.stopping import Stop

DAY_SECONDS, HOUR_SECONDS = 24 * 3600, 3600
ORDINARY_BODY = 1_000_000
BEYOND_BODY = 100_000  # what a form adds around the file it carries
MOST_CONNECTIONS = 400  # idle ones cost little; select() takes no more than 512 on some systems
NEW_OBJECTS_LOOKED_THROUGH = 10_000  # a page of charts makes more than Python's usual 700 at once
log = logging.getLogger(__name__)


class Server:
    """A bound server: its address is taken, and nothing is answered before serve().

    port  the one that was taken
    """

    def __init__(self, app: Flask, host: str, port: int, threads: int) -> None:
        """Raises OSError where the address cannot be had."""
        self._app = app
        bound = _bound(host, port)
        self._connections: dict[int, Any] = {}
        Stop(self._connections).at(signal.SIGINT, signal.SIGTERM)
        self.port: int = bound.getsockname()[1]
        largest = _largest_body(app) + BEYOND_BODY
        server: Any = create_server(
            app,
            map=self._connections,
            sockets=[bound],
            threads=threads,
            connection_limit=MOST_CONNECTIONS,
            ident=None,
            max_request_body_size=largest,
            # Whether a proxy stands in front must be seen by the guard, which believes nobody.
            clear_untrusted_proxy_headers=False,
        )
        server.channel_class = channel_class(app, ORDINARY_BODY + BEYOND_BODY)
        self._server = server

    def serve(self) -> None:
        """Answer requests until SIGTERM or Ctrl+C, then leave one whole database file behind."""
        _spare_the_collector()
        with (
            beside("tidying", DAY_SECONDS, lambda: _tidy(self._app)),
            # Asked for every hour, because machines sleep.
            beside("backups", HOUR_SECONDS, lambda: back_up_if_due(self._app.config["BACKUPS"])),
            beside("reminders", EVERY_SECONDS, lambda: go_round(self._app)),
        ):
            self.answer()
        self.close()
        checkpoint(self._app)

    def answer(self) -> None:
        """Answer requests until told to stop, in any thread and without the work beside it."""
        self._server.run()

    def close(self) -> None:
        """Let go of the address and of every connection."""
        wasyncore.close_all(self._connections)


def _spare_the_collector() -> None:
    """Let garbage be looked for less often, and not among what was loaded and stays for good."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS_LOOKED_THROUGH)


def ensure_free(host: str, port: int) -> None:
    """Raise OSError where an address cannot be had."""
    _bound(host, port).close()


def _bound(host: str, port: int) -> socket.socket:
    """A listening socket; "::" takes both kinds of address where the system can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == "::" and socket.has_dualstack_ipv6()
    return socket.create_server((host, port), family=family, dualstack_ipv6=both)


def _largest_body(app: Flask) -> int:
    limits = (getattr(view, "body_limit", 0) for view in app.view_functions.values())
    return max(ORDINARY_BODY, *limits)


def _tidy(app: Flask) -> None:
    """A full or busy disk is no reason to stop: there is another day tomorrow."""
    try:
        with app.app_context():
            purge(Path(app.instance_path) / "uploads")
    except (DBAPIError, OSError) as error:
        log.warning("could not tidy up: %s", error)


def checkpoint(app: Flask) -> None:
    """Bring everything into the main file of an SQLite database and let go of it."""
    with app.app_context():
        engine = db.engine
    engine.dispose()
    if engine.dialect.name != "sqlite":
        return
    with contextlib.closing(sqlite3.connect(str(engine.url.database), timeout=5)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
