"""Large bodies, which the server puts on the disk before the application is asked about them.

They are taken where files are meant, and from browsers that were signed in here; else whoever
reaches the server could fill its disk. That a sign-in was not ended is for the application to see.
"""

from __future__ import annotations

import copy
import io
from typing import Any

from flask import Flask, session
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

from twitchlog.security.declared import declared
from twitchlog.security.session import TOKEN

SCHEMES = ("http", "https")  # the cookie has another name on each, and a proxy may know which


def channel_class(app: Flask, ordinary: int) -> type[HTTPChannel]:
    """The server's channels, which take at most `ordinary` bytes but for those bodies."""

    class Parser(HTTPRequestParser):
        """Reads the head of a request, and then knows how much may follow."""

        path: str

        def parse_header(self, header_plus: bytes) -> None:
            """Note the smaller limit where it holds."""
            super().parse_header(header_plus)
            small = not self.chunked and self.content_length < ordinary
            if not small and not may_be_large(app, self.path, self.headers.get("COOKIE", "")):
                self.adj = copy.copy(self.adj)
                self.adj.max_request_body_size = ordinary

    class Channel(HTTPChannel):
        """A connection whose requests are read so."""

        parser_class = Parser

    return Channel


def may_be_large(app: Flask, path: str, cookie: str) -> bool:
    """Whether files are meant for the path, and the cookie was given to somebody signed in."""
    for scheme in SCHEMES:
        with app.request_context(_environ(app, path, cookie, scheme)):
            if declared("body_limit") is None:
                return False
            if TOKEN in session:
                return True
    return False


def _environ(app: Flask, path: str, cookie: str, scheme: str) -> dict[str, Any]:
    prefix = app.config["TWITCHLOG_PREFIX"]
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path.removeprefix(prefix) if path.startswith(f"{prefix}/") else path,
        "HTTP_COOKIE": cookie,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
    }
