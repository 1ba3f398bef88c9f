"""Slowing down whoever guesses passwords."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import ipaddress
from collections.abc import Iterator

from flask import current_app, request

from twitchlog.journal import attempts
from twitchlog.journal.accounts import username_key
from twitchlog.journal.attempts import TooManyAttempts

__all__ = ["TooManyAttempts", "attempt"]


class Attempt:
    """One try at a password."""

    right = False


@contextlib.contextmanager
def attempt(username: str) -> Iterator[Attempt]:
    """Count a try at an account's password as wrong, unless the block says that it was right.

    Raises TooManyAttempts before the block runs.
    """
    account = _key(f"account {username_key(username)}")
    address = _key(f"address {_network(request.remote_addr or '')}")
    attempts.begin((account, address))
    tried = Attempt()
    yield tried
    if tried.right:
        attempts.succeeded(account, address)


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
