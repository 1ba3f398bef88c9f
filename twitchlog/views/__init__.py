"""Pages: one blueprint per noun, in the module of that name."""

from __future__ import annotations

import importlib
import pkgutil

from flask import Flask


def install(app: Flask) -> None:
    """Register the `bp` of every module here."""
    for module in pkgutil.iter_modules(__path__):
        app.register_blueprint(importlib.import_module(f"{__name__}.{module.name}").bp)
