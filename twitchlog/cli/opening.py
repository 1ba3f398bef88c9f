"""The application for a verb: opened for as long as the verb lasts."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from flask import Flask

from twitchlog import DATABASE_FILE, config, create_app, paths
from twitchlog.backup import automatic
from twitchlog.database import db


def folder_in_force() -> Path:
    """The data folder, which need not exist. Raises DataInsideEnvironment."""
    return paths.data_folder(os.environ)


def settings_in_force() -> dict[str, object]:
    """Every setting by name. Raises BadSetting."""
    return config.read_settings(os.environ)


def sqlite_file() -> Path:
    """The SQLite database of the settings in force, which need not exist.

    Raises ClickException where the journal is in another database.
    """
    if settings_in_force()["DATABASE_URL"]:
        raise click.ClickException(
            "This journal is not kept in SQLite. For PostgreSQL use its own tools: "
            "pg_dump --format=custom --file=FILE to back up, pg_restore --clean to restore."
        )
    return folder_in_force() / DATABASE_FILE


def backup_policy() -> automatic.Policy:
    """How the database of the settings in force is backed up."""
    return automatic.policy(settings_in_force(), folder_in_force() / DATABASE_FILE)


@contextlib.contextmanager
def opened(settings: Mapping[str, str] | None = None, *, made: bool = False) -> Iterator[Flask]:
    """The application within its context, its database brought up to date.

    made  whether a journal may be made here; otherwise there has to be one already
    """
    if not made and not settings_in_force()["DATABASE_URL"]:
        _expect_a_journal()
    app = create_app(settings)
    with app.app_context():
        try:
            yield app
        finally:
            db.engine.dispose()


def _expect_a_journal() -> None:
    folder = folder_in_force()
    if not (folder / DATABASE_FILE).is_file():
        raise click.ClickException(
            f"There is no journal in {folder}. To make one: twitchlog run; "
            "if it lies elsewhere, set TWITCHLOG_DATA."
        )
