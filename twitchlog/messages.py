"""What the next page says about what just happened."""

from __future__ import annotations

from typing import Any

from flask import flash, session

MOST_WAITING = 5  # they wait in the session's cookie, which holds little


def say(text: str, undo_url: str | None = None) -> None:
    """Show a message on the next page, once, with a button that undoes what it tells of.

    Of many only the latest are shown: a device that was without a network sends all at once.
    """
    message: Any = {"text": text, "undo_url": undo_url} if undo_url else text
    if message not in [waiting for _category, waiting in session.get("_flashes", ())]:
        flash(message)
        session["_flashes"] = session["_flashes"][-MOST_WAITING:]
