"""Switches of the whole installation."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from twitchlog.database import connection, writing
from twitchlog.models import SiteSetting

REGISTRATION = "registration"
FIRST_START_KEY = "first_start_key_hash"
DEMO = "demo"
_setting = SiteSetting.__table__.c
_VALUE = select(_setting.value).where(_setting.name == bindparam("name"))


def registration_open() -> bool:
    """Whether anybody who reaches the sign-in page may open an account."""
    return _value(REGISTRATION) == "open"


def open_registration(opened: bool) -> None:
    """Let anybody open an account, or nobody any more."""
    with writing() as session:
        put(session, REGISTRATION, "open" if opened else "closed")


def is_demo() -> bool:
    """Whether this installation holds a made-up journal."""
    return _value(DEMO) == "1"


def mark_demo() -> None:
    """Say on every page that the journal is made up."""
    with writing() as session:
        put(session, DEMO, "1")


def first_start_key() -> str:
    """A new one-time key that lets a machine elsewhere open the first account; only it counts."""
    key = secrets.token_urlsafe(32)
    with writing() as session:
        put(session, FIRST_START_KEY, _hash(key))
    return key


def is_first_start_key(key: str) -> bool:
    """Whether this is the key printed last."""
    stored = _value(FIRST_START_KEY)
    return stored is not None and hmac.compare_digest(stored, _hash(key))


def forget(session: Session, name: str) -> None:
    """Remove a switch within a transaction."""
    session.execute(delete(SiteSetting).where(SiteSetting.name == name))


def put(session: Session, name: str, value: str) -> None:
    """Set a switch within a transaction."""
    session.merge(SiteSetting(name=name, value=value))


def _value(name: str) -> str | None:
    return connection().scalar(_VALUE, {"name": name})


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
