"""How migrations run: one transaction each, foreign keys checked before it ends."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from twitchlog.models import Model

connection: Connection = context.config.attributes["connection"]


class DanglingRows(RuntimeError):
    """A migration would have left rows whose parents are gone."""


with connection.begin():
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    context.run_migrations()
    if connection.dialect.name == "sqlite":
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if dangling:
            raise DanglingRows(str(dangling[:3]))
