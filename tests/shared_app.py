"""One application for all tests of a process, whose data folder is put back for each of them.

To make an application, and to compile its templates and its SQL anew, takes longer than most of
the tests do.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask

from tests import postgresql

CACHE = "cache"  # plotly.js and packed files, large and never changed


class SharedApp:
    """An application, made when it is first asked for, and its data folder, a copy of a model."""

    def __init__(
        self,
        model: Path,
        folder: Path,
        make: Callable[[Path], Flask],
        add_views: Callable[[Flask], None],
    ) -> None:
        self._model, self._folder = model, folder
        self._make, self._add_views = make, add_views
        self._app: Flask | None = None
        self._as_made: list[tuple[dict[str, Any], dict[str, Any]]] = []

    def folder(self) -> Path:
        """The folder, with what the model has and nothing else."""
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._model, self._folder, ignore=lambda *_: {CACHE})
        (self._folder / CACHE).symlink_to(self._model / CACHE)
        return self._folder

    def app(self) -> Flask:
        """The application."""
        if self._app is None:
            self._app = self._make(self._folder)
            self._add_views(self._app)
            self._as_made = [
                (held, dict(held)) for held in (self._app.config, self._app.extensions)
            ]
        return self._app

    def put_back(self) -> None:
        """Wait for what a test has begun, and take back what it has set."""
        for thread in threading.enumerate():
            if thread.name.startswith("import "):
                thread.join()
        for held, as_made in self._as_made:
            held.clear()
            held.update(as_made)
        if postgresql.SERVER:  # where the next folder's database has another address
            self._app = None
