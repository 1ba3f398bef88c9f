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
from twitchlog.records import Owner
from twitchlog.security.known import known_as


def attempt(username: str) -> contextlib.AbstractContextManager[None]:
    """Count a try at signing in, by account and by address, forgotten unless it is wrong.

    On a device that the account knows it is counted by the device alone.
    """
    if device := known_as(username):
        return _counted(f"device {device}")
    return _counted(f"account {username_key(username)}", f"address {_here()}")


def confirmation(owner: Owner) -> contextlib.AbstractContextManager[None]:
    """Count a try at the password by somebody who is signed in, forgotten unless it is wrong.

    It is counted by itself: no guesses from outside keep an owner from changing their password.
    """
    return _counted(f"owner {owner.id}")


def newcomer() -> None:
    """Count an account that is to be opened. Raises TooManyRequests once there were many."""
    _begin([_key(f"accounts from {_here()}")])


@contextlib.contextmanager
def _counted(*what: str) -> Iterator[None]:
    """Count a try, and forget it unless it was wrong.

    Wrong is a block that raises WrongPassword. Raises TooManyRequests before the block runs.
    """
    keys = [_key(one) for one in what]
    _begin(keys)
    wrong = False
    try:
        yield
    except WrongPassword:
        wrong = True
        raise
    finally:
        if not wrong:
            attempts.succeeded(keys[0], keys[-1])


def wrong_key() -> None:
    """Count a key that opens nothing. Raises TooManyRequests once there were many."""
    _begin([_key(f"keys from {_here()}")])


def _begin(keys: list[str]) -> None:
    try:
        attempts.begin(keys)
    except attempts.TooManyAttempts as locked:
        raise TooManyRequests(retry_after=locked.seconds) from locked


def _here() -> str:
    """Where a request comes from; of an IPv6 address what its holder cannot change at will."""
    address = request.remote_addr or ""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64 if parsed.version == 6 else 32), strict=False))


def _key(text: str) -> str:
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
