"""Bringing the database to this version's tables, at start, once, with a copy made first."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from twitchlog.backup import copy_database, ensure_room, stamp
from twitchlog.one_at_a_time import one_at_a_time

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabase(RuntimeError):
    """The database was written by a later version of twitchlog."""


def versions() -> list[str]:
    """Every migration in order; each revision is named as its file."""
    return sorted(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def version_of(connection: Connection) -> str | None:
    """The last migration a database has had; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def upgrade(engine: Engine, folder: Path) -> bool:
    """Run what migrations are missing, and say whether there were any.

    Several processes that start at once take turns. Raises NewerDatabase, NoRoom.
    """
    with one_at_a_time(folder / "start.lock"):
        with engine.connect() as connection:
            present = version_of(connection)
        if present == versions()[-1]:
            return False
        if present is not None and present not in versions():
            raise NewerDatabase(
                f"the database is at {present}, which this version of twitchlog does not know; "
                "please start the newer version"
            )
        if present is not None and engine.dialect.name == "sqlite":
            _keep_a_copy(engine, folder, present)
        _migrate(engine)
    return True


def _keep_a_copy(engine: Engine, folder: Path, version: str) -> None:
    backups = folder / "backups"
    backups.mkdir(mode=0o700, exist_ok=True)
    database = Path(str(engine.url.database))
    ensure_room(database, backups, floor=0)
    copy_database(database, backups / f"before-upgrade-from-{version}-{stamp()}.sqlite")


def _migrate(engine: Engine) -> None:
    # Loaded only when there is something to migrate: it takes a fifth of a second.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        foreign_keys(connection, on=False)
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        finally:
            foreign_keys(connection, on=True)


def foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switch SQLite's foreign keys outside any transaction.

    Rebuilding a table drops it, and with foreign keys on that would delete its children's rows.
    """
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
