"""A private journal for people whose muscles twitch."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import URL

from twitchlog import (
    assets,
    compression,
    config,
    database,
    errors,
    i18n,
    once,
    paths,
    security,
    upgrade,
    views,
)
from twitchlog.backup import automatic
from twitchlog.secret_key import secret_key

__version__ = "0.1.0"
DATABASE_FILE = "journal.sqlite"


def create_app(settings: Mapping[str, str] | None = None) -> Flask:
    """The application, its database brought up to date.

    settings  values that override the environment's TWITCHLOG_* variables
    Raises BadSetting, DataInsideEnvironment, BadSecretKey, NewerDatabase, NoRoom or OSError where
    it cannot start; the message says why.
    """
    environ = {**os.environ, **(settings or {})}
    chosen = config.read_settings(environ)
    folder = paths.data_folder(environ)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / DATABASE_FILE).touch(mode=0o600)

    app = Flask(
        __name__,
        template_folder=str(paths.ASSETS / "templates"),
        static_folder=None,
        instance_path=str(folder),
    )
    app.config.update(_flask_config(chosen, folder))
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    i18n.install(app)
    once.install(app)
    assets.install(app)
    database.install(app)
    with app.app_context():
        upgrade.upgrade(database.db.engine, folder)
    compression.install(app)
    security.install(app)
    errors.install(app)
    views.install(app)
    return app


def _flask_config(chosen: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    return {
        **{f"TWITCHLOG_{name}": value for name, value in chosen.items()},
        "SQLALCHEMY_DATABASE_URI": chosen["DATABASE_URL"] or database_file_url(folder),
        "SECRET_KEY": secret_key(folder),
        "BACKUPS": automatic.policy(chosen, folder / DATABASE_FILE),
        "HOSTS": config.trusted_hosts(chosen),
        "MAX_CONTENT_LENGTH": 1_000_000,
        "MAX_FORM_MEMORY_SIZE": 1_000_000,
        "MAX_FORM_PARTS": 1_000,
    }


def database_file_url(folder: Path) -> str:
    """The address of the SQLite database in a data folder."""
    url = URL.create("sqlite", database=str(folder / DATABASE_FILE))
    return url.render_as_string(hide_password=False)
