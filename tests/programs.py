"""Programs that speak to a journal with a key of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from twitchlog.journal.tokens import SCOPE_SLUGS, make_token
from twitchlog.records import Owner

API = "/api/v1"


class Program:
    """A program with a key of an owner's; it has no cookies and is no browser."""

    def __init__(self, app: Flask, owner: Owner, scopes: Iterable[str] = SCOPE_SLUGS) -> None:
        with app.app_context():
            self.key = make_token(owner, "a program", scopes) or ""
        self.client: FlaskClient = app.test_client()

    def post(self, path: str, body: Any = None, **headers: str) -> TestResponse:
        """Send an object; nothing at all where none is given."""
        return self.client.post(API + path, json=body, headers=self._with_key(headers))

    def get(self, path: str) -> TestResponse:
        """Ask for a list."""
        return self.client.get(API + path, headers=self._with_key({}))

    def _with_key(self, headers: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return {"Authorization": f"Bearer {self.key}", **named}
