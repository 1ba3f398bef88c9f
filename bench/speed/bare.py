"""The least there is to compare with: a page that says hello, and one durable row per request.

    python -m bench.speed.bare FOLDER

The same framework on the same server, with SQLite set up in the same way.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from waitress.server import create_server

from twitchlog.database import PRAGMAS

THREADS = 8
TABLE = """CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, type TEXT NOT NULL, site TEXT NOT NULL
) STRICT"""
INSERT = "INSERT INTO entries (at, type, site) VALUES (datetime(), ?, ?)"


def bare_app(file: Path) -> Flask:
    """An application of two views, with one open connection for each thread."""
    app = Flask(__name__)
    connections = threading.local()

    def connection() -> sqlite3.Connection:
        if not hasattr(connections, "open"):
            connections.open = sqlite3.connect(file, isolation_level=None)
            for pragma in PRAGMAS:
                connections.open.execute(f"PRAGMA {pragma}")
            connections.open.execute(TABLE)
        opened: sqlite3.Connection = connections.open
        return opened

    @app.get("/hello")
    def hello() -> ResponseReturnValue:
        return "<!doctype html><title>hello</title><p>hello"

    @app.post("/entries")
    def enter() -> ResponseReturnValue:
        connection().execute(INSERT, (request.form["type"], request.form["sites"]))
        return redirect("/hello", 303)

    return app


def main() -> None:
    """Serve on a free port of this machine, named on standard output, until ended."""
    app = bare_app(Path(sys.argv[1]) / "bare.sqlite")
    server: Any = create_server(app, host="127.0.0.1", port=0, threads=THREADS)
    print(f"http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()


if __name__ == "__main__":
    main()
