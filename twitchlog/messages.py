"""What the next page says about what just happened."""

from __future__ import annotations

from typing import Any

from flask import flash


def say(text: str, undo_url: str | None = None) -> None:
    """Show a message on the next page, with a button that undoes what it tells of."""
    message: Any = {"text": text, "undo_url": undo_url} if undo_url else text
    flash(message)
