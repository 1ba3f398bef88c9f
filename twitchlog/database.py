"""The database: how SQLite is set up, and the one block through which everything is written."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, MetaData, Row, Select, event
from sqlalchemy.orm import DeclarativeBase, ORMExecuteState, Session

BUSY_MILLISECONDS = 20_000
# FULL and a checkpoint after every commit: an acknowledged entry is on the disk, in the main
# file, when the answer is sent. What is deleted is overwritten. The last two act on macOS, where
# fsync alone is not enough.
PRAGMAS = (
    f"busy_timeout={BUSY_MILLISECONDS}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "wal_autocheckpoint=1",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
)


class Base(DeclarativeBase):
    """Tables with named constraints, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class WriteOutsideWriting(RuntimeError):
    """Something was about to be written outside writing()."""


ONE_WRITER = 7_749_224  # any number that no other program locks in this database
# What is written is somebody's journal: no message, which may end in a log, repeats it.
db = SQLAlchemy(model_class=Base, engine_options={"hide_parameters": True})
_turn = threading.Lock()


def _mentions(note: str, words: str) -> bool:
    """SQLite's own comparison knows upper and lower case of ASCII letters alone."""
    return words.casefold() in note.casefold()


def set_up_engine(engine: Engine) -> None:
    """Make an SQLite engine durable, and its transactions real ones from the first statement."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions by itself
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        connection.create_function("mentions", 2, _mentions, deterministic=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
        if mode is not None:
            connection.exec_driver_sql(f"BEGIN {mode}")


def _guard_flush(session: Session, *_: Any) -> None:
    if not session.info.get("writing") and (session.new or session.dirty or session.deleted):
        raise WriteOutsideWriting("flush outside writing()")


def _guard_statement(state: ORMExecuteState) -> None:
    changes = state.is_insert or state.is_update or state.is_delete
    if changes and not state.session.info.get("writing"):
        raise WriteOutsideWriting("statement outside writing()")


def install(app: Flask) -> None:
    """Bind the database to the application."""
    db.init_app(app)
    with app.app_context():
        set_up_engine(db.engine)


event.listen(db.session, "before_flush", _guard_flush)
event.listen(db.session, "do_orm_execute", _guard_statement)


def connection() -> Connection:
    """The connection of what is read, for statements made of tables and not of models.

    The session's own way to the same rows takes twice as long.
    """
    return db.session.connection()


def row_now(statement: Select[Any], given: Mapping[str, Any]) -> Row[Any] | None:
    """The one row that a statement finds, if any, read outside the session's transaction.

    For what is asked before it is known whether a request reads or writes: a transaction that was
    opened to read has to end before one that writes can begin.
    """
    with db.engine.connect().execution_options(sqlite_begin=None) as connection:
        return connection.execute(statement, given).one_or_none()


@contextlib.contextmanager
def writing() -> Iterator[Session]:
    """The only way to write: one transaction, durable when the block ends, nothing if it raises.

    What was read before is forgotten, so that decisions rest on what is true inside; for the same
    reason one writes at a time. On SQLite writers queue on a lock, because its own busy handler
    sleeps and is unfair; on PostgreSQL they queue in the server.
    Raises RuntimeError when nested.
    """
    session = db.session()
    if session.info.get("writing"):
        raise RuntimeError("writing() is not re-entrant")
    sqlite = db.engine.dialect.name == "sqlite"
    with _turn if sqlite else contextlib.nullcontext():
        session.info["writing"] = True
        try:
            session.rollback()
            connection = session.connection(execution_options={"sqlite_begin": "IMMEDIATE"})
            if not sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_WRITER})")
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.info.pop("writing", None)
