"""Slowing down whoever guesses passwords."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import ipaddress
from collections.abc import Iterator

from flask import current_app, request
from werkzeug.exceptions import TooManyRequests

from twitchlog.journal import attempts
from twitchlog.journal.accounts import WrongPassword, username_key


@contextlib.contextmanager
def attempt(username: str) -> Iterator[None]:
    """Count a try at an account's password, and forget it unless it was wrong.

    Wrong is a block that raises WrongPassword. Raises TooManyRequests before the block runs.
    """
    account = _key(f"account {username_key(username)}")
    address = _key(f"address {_network(request.remote_addr or '')}")
    try:
        attempts.begin((account, address))
    except attempts.TooManyAttempts as locked:
        raise TooManyRequests(retry_after=locked.seconds) from locked
    wrong = False
    try:
        yield
    except WrongPassword:
        wrong = True
        raise
    finally:
        if not wrong:
            attempts.succeeded(account, address)


def wrong_key() -> None:
    """Count a key that opens nothing. Raises TooManyRequests once there were many."""
    try:
        attempts.begin([_key(f"keys from {_network(request.remote_addr or '')}")])
    except attempts.TooManyAttempts as locked:
        raise TooManyRequests(retry_after=locked.seconds) from locked


def _network(address: str) -> str:
    """The address; of an IPv6 one the part that its holder cannot change at will."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64 if parsed.version == 6 else 32), strict=False))


def _key(text: str) -> str:
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
