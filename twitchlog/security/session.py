"""The session cookie, signed: a random token, messages, and whose device it is.

Its name fits the connection.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface

from twitchlog.journal import sign_ins
from twitchlog.records import Owner
from twitchlog.security.devices import device_words
from twitchlog.security.known import KNOWN, know

TOKEN = "token"


class SessionCookies(SecureCookieSessionInterface):
    """`__Host-` and Secure over https; a plain name over http, where browsers refuse those."""

    _signer: Any = None

    def get_cookie_name(self, _app: Flask) -> str:
        """The name that the browser vouches for, where it can."""
        return "__Host-twitchlog" if request.is_secure else "twitchlog"

    def get_signing_serializer(self, app: Flask) -> Any:
        """The signer, made once: every request reads a cookie, and many write one."""
        if self._signer is None:
            self._signer = super().get_signing_serializer(app)
        return self._signer

    def get_cookie_secure(self, _app: Flask) -> bool:
        """Whether the cookie travels over https only."""
        return request.is_secure


def install(app: Flask) -> None:
    """Use these cookies, kept for as long as an unused sign-in is."""
    app.session_interface = SessionCookies()
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=sign_ins.UNUSED.days),
    )


def begin(owner: Owner) -> None:
    """Sign the owner in on this device, with a session that nobody held before."""
    leave()
    session[TOKEN] = sign_ins.open_sign_in(owner.id, device_words(request.user_agent.string))
    know(owner.username)
    session.permanent = True


def leave() -> None:
    """Sign this device out; its cookie is worthless from now on."""
    present = sign_ins.owner_of(session.get(TOKEN, ""))
    if present is not None:
        sign_ins.end(present.owner, present.sign_in)
    known = session.get(KNOWN)
    session.clear()
    if known:
        session[KNOWN] = known
        session.permanent = True
