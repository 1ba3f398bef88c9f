"""Devices on which an owner was signed in before: no guesses made elsewhere lock them out.

The session's cookie, which nobody can write but this journal, keeps a random number beside a sign
that stands for the owner. It outlives signing out, and opens nothing.
"""

from __future__ import annotations

import hmac
import secrets

from flask import current_app, session

from twitchlog.journal.accounts import username_key

KNOWN = "known"


def know(username: str) -> None:
    """Remember on this device that somebody was signed in."""
    session[KNOWN] = [_sign(username), secrets.token_urlsafe(12)]


def known_as(username: str) -> str | None:
    """The number of this device, if this very name was signed in here before."""
    sign, number = session.get(KNOWN) or ("", "")
    return number if hmac.compare_digest(sign.encode(), _sign(username).encode()) else None


def _sign(username: str) -> str:
    secret = str(current_app.secret_key).encode()
    name = f"known {username_key(username)}".encode("utf-8", "replace")
    return hmac.digest(secret, name, "sha256").hex()[:24]
