"""The tests' databases on a PostgreSQL server, where TWITCHLOG_TEST_POSTGRESQL names one.

Each data folder has a database of its own, named in a file within it. A copy of a folder carries
the file of its model along, and gets a copy of that model's database.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

SERVER = os.environ.get("TWITCHLOG_TEST_POSTGRESQL", "")
NAME_FILE = "database_on_postgresql"
_made: dict[str, Path] = {}


def settings_for(folder: Path) -> Mapping[str, str]:
    """What leads an application to the folder's database; nothing where SQLite is tested."""
    if not SERVER:
        return {}
    kept = folder / NAME_FILE
    name = kept.read_text() if kept.is_file() else "template0"
    if _made.get(name) != folder:
        model, name = name, f"twitchlog_test_{secrets.token_hex(8)}"
        _run(f"CREATE DATABASE {name} TEMPLATE {model}")
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_text(name)
        _made[name] = folder
    url = make_url(SERVER).set(database=name)
    return {"TWITCHLOG_DATABASE_URL": url.render_as_string(hide_password=False)}


def drop_all() -> None:
    """Remove every database that was made."""
    for name in _made:
        _run(f"DROP DATABASE {name} WITH (FORCE)")


def _run(statement: str) -> None:
    engine = create_engine(SERVER, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
