"""The first checks of every request: its text, and where it was sent from."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from flask import abort, request

from twitchlog.security.declared import for_programs

READING = frozenset({"GET", "HEAD", "OPTIONS"})
URLENCODED = "application/x-www-form-urlencoded"


def refuse_unreadable_address() -> None:
    """Refuse a path or query that is not text, before it is silently changed into some."""
    path = str(request.environ.get("PATH_INFO", "")).encode("latin-1")
    query = unquote_to_bytes(request.query_string)
    if not (is_text(path) and is_text(query)):
        abort(400)


def refuse_cross_site() -> None:
    """Refuse what another site makes the browser send.

    Fetch metadata tells; over plain http browsers send none, and Origin must do. A request with
    neither is no browser's, and then it carries no cookie. What is meant for other programs takes
    no cookie at all, and a key is nothing that a browser sends by itself.
    """
    if request.method in READING or for_programs():
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        allowed = site in ("same-origin", "none")
    elif origin is not None:
        allowed = origin.partition("://")[2] == request.host.lower()
    else:
        allowed = not request.cookies
    if not allowed:
        abort(403)


def is_text(raw: bytes) -> bool:
    """Whether bytes are UTF-8 without NUL, which no database takes."""
    try:
        return "\0" not in raw.decode()
    except UnicodeDecodeError:
        return False
