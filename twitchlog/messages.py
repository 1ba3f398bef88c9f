"""What the next page says about what just happened."""

from __future__ import annotations

from typing import Any

from flask import flash, session


def say(text: str, undo_url: str | None = None) -> None:
    """Show a message on the next page, once, with a button that undoes what it tells of."""
    message: Any = {"text": text, "undo_url": undo_url} if undo_url else text
    if message not in [waiting for _category, waiting in session.get("_flashes", ())]:
        flash(message)
