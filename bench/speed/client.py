"""A browser as far as a server can tell: one connection kept open, a cookie, forms from here."""

from __future__ import annotations

import http.client
from http.cookies import SimpleCookie
from urllib.parse import urlencode

FROM_HERE = {
    "Sec-Fetch-Site": "same-origin",
    "Content-Type": "application/x-www-form-urlencoded",
}


class Unexpected(RuntimeError):
    """A server answered with another status than the one that belongs to the measured work."""


class Client:
    """One keep-alive connection to a port of this machine."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers: dict[str, str] = {}

    def get(self, path: str) -> bytes:
        """The page. Raises Unexpected unless it is one."""
        return self._sent("GET", path, None, 200)

    def post(self, path: str, form: dict[str, str]) -> None:
        """Send a form. Raises Unexpected unless it was taken and answered by a redirect."""
        self._sent("POST", path, urlencode(form), 303)

    def sign_in(self, username: str, password: str) -> None:
        """Sign in; the cookie of that moment is sent from then on."""
        self.post("/sign-in", {"username": username, "password": password})
        cookies = SimpleCookie(self._cookie)
        self._headers["Cookie"] = "; ".join(f"{c.key}={c.value}" for c in cookies.values())

    def _sent(self, method: str, path: str, body: str | None, status: int) -> bytes:
        headers = self._headers | FROM_HERE if body else self._headers
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        self._cookie = answer.headers.get("Set-Cookie", "")
        content = answer.read()
        if answer.status != status:
            raise Unexpected(f"{method} {path}: {answer.status}")
        return content
