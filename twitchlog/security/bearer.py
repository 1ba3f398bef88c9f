"""Other programs: they show a key with every request, and no cookie of theirs is ever looked at.

That is why the guard against other sites lets them pass: a browser sends cookies by itself, but no
page can make it send a key that the page does not know.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from twitchlog.journal import tokens
from twitchlog.security import throttle
from twitchlog.security.declared import BY_TOKEN, View, declare, declared, for_programs

REALM: dict[str, str | None] = {"realm": "twitchlog"}


def by_token(*scopes: str) -> Callable[[View], View]:
    """Open to a program whose key has any one of these scopes, for the journal of who made it."""
    return lambda view: declare(view, policy=BY_TOKEN, scopes=scopes)


def admit_program() -> None:
    """Set g.owner by the key that a request shows, or refuse it.

    A right key always passes, however many wrong ones came from its address: nobody guesses one,
    and nobody shall be able to lock another device out.
    """
    if not for_programs():
        return
    token = _shown()
    if token is None:
        raise Unauthorized(www_authenticate=WWWAuthenticate("bearer", REALM))
    holder = tokens.holder_of(token)
    if holder is None:
        throttle.wrong_key()
        told = REALM | {"error": "invalid_token"}
        raise Unauthorized(www_authenticate=WWWAuthenticate("bearer", told))
    if not set(declared("scopes")).intersection(holder.scopes):
        raise Forbidden
    g.owner, g.token, g.scopes = holder.owner, holder.token, holder.scopes


def token_id() -> int:
    """The number of the key that this request showed, under @by_token."""
    found: int = g.token
    return found


def may(scope: str) -> bool:
    """Whether the key of this request has a scope."""
    return scope in g.scopes


def _shown() -> str | None:
    """The key in the Authorization header; one in the address would end up in logs."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None
