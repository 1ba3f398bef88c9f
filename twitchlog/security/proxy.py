"""Reverse proxies are believed only as far as the owner of the installation says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = ("127.0.0.1", "::1")
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")


def install(app: Flask) -> None:
    """Believe the headers of exactly the configured number of proxies, below the set path."""
    count = app.config["TWITCHLOG_PROXY_COUNT"]
    if prefix := app.config["TWITCHLOG_PREFIX"]:
        app.wsgi_app = _below(prefix, app.wsgi_app)  # type: ignore[method-assign,assignment]
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=count
        )


def _below(prefix: str, inner: WSGIApplication) -> WSGIApplication:
    """Serve below a path, whether the proxy takes it off the address or passes it on."""

    def outer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["SCRIPT_NAME"] = prefix
        if environ["PATH_INFO"].startswith(f"{prefix}/"):
            environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix(prefix)
        return inner(environ, start_response)

    return outer


def from_this_machine() -> bool:
    """Whether a request comes from the machine itself, and not through a proxy on it."""
    host = urlsplit(f"//{request.host}").hostname
    passed_on = any(name in request.headers for name in FORWARDED)
    believed = current_app.config["TWITCHLOG_PROXY_COUNT"] > 0
    return (
        request.remote_addr in LOOPBACK
        and host in (*LOOPBACK, "localhost")
        and (believed or not passed_on)
    )
