"""Signed-in devices: each holds a random token, of which only the hash is kept here."""

from __future__ import annotations

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, delete, or_, select, update
from sqlalchemy.exc import OperationalError

from twitchlog import clock
from twitchlog.database import db, row_now, writing
from twitchlog.journal.accounts import owner_record
from twitchlog.journal.nonces import earlier_result, remember
from twitchlog.models import SignIn, User
from twitchlog.records import Owner

UNUSED = timedelta(days=30)
LONGEST = timedelta(days=90)
SEEN_EVERY = timedelta(minutes=10)
# Made once: every request asks.
_user, _sign_in = User.__table__.c, SignIn.__table__.c
_HOLDER = (
    select(User.__table__, _sign_in.id.label("sign_in"), _sign_in.last_seen_at)
    .join(SignIn.__table__, _sign_in.owner_id == _user.id)
    .where(
        _sign_in.token_hash == bindparam("token_hash"),
        _sign_in.last_seen_at > bindparam("unused"),
        _sign_in.created_at > bindparam("longest"),
    )
)


class NoSuchSignIn(LookupError):
    """The owner has no such signed-in device."""


class Present(NamedTuple):
    """Who is signed in, and on which device."""

    owner: Owner
    sign_in: int
    seen: datetime


@dataclass(frozen=True, slots=True)
class Device:
    """A signed-in device as its owner sees it."""

    id: int
    name: str
    created_at: datetime
    last_seen_at: datetime


def open_sign_in(owner_id: int, device: str) -> str:
    """Sign a device in and return its token; clear away what has ended meanwhile."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    row = SignIn(owner_id=owner_id, token_hash=_hash(token), device=device)
    row.created_at = row.last_seen_at = now
    with writing() as session:
        session.execute(delete(SignIn).where(_ended(now)))
        session.add(row)
    return token


def owner_of(token: str) -> Present | None:
    """Who holds the token; None once the sign-in has ended or its account is gone."""
    now = clock.now()
    given = {"token_hash": _hash(token), "unused": now - UNUSED, "longest": now - LONGEST}
    row = row_now(_HOLDER, given)
    return None if row is None else Present(owner_record(row), row.sign_in, row.last_seen_at)


def is_due(present: Present) -> bool:
    """Whether it is time to note again that the device is in use."""
    return clock.now() - present.seen >= SEEN_EVERY


def touch(present: Present) -> bool:
    """Note that the device is in use; False where the disk takes nothing, so that reading works."""
    seen = update(SignIn).where(SignIn.id == present.sign_in).values(last_seen_at=clock.now())
    try:
        with writing() as session:
            session.execute(seen)
    except OperationalError:
        logging.getLogger(__name__).warning("could not note that a device is in use")
        return False
    return True


def devices(owner: Owner) -> tuple[Device, ...]:
    """The owner's signed-in devices, the one seen last first, times by the owner's clock."""
    zone = owner.settings.zone
    rows = db.session.execute(
        select(SignIn.id, SignIn.device, SignIn.created_at, SignIn.last_seen_at)
        .where(SignIn.owner_id == owner.id, ~_ended(clock.now()))
        .order_by(SignIn.last_seen_at.desc(), SignIn.id.desc())
    )
    return tuple(
        Device(key, name, clock.at_zone(created, zone), clock.at_zone(seen, zone))
        for key, name, created, seen in rows
    )


def end(owner: Owner, sign_in: int, nonce: str | None = None) -> None:
    """Sign one of the owner's devices out; a form sent twice does so once. Raises NoSuchSignIn."""
    key = f"end {nonce}" if nonce else None
    with writing() as session:
        if earlier_result(session, owner, key) is not None:
            return
        ended = session.execute(
            delete(SignIn)
            .where(SignIn.id == sign_in, SignIn.owner_id == owner.id)
            .returning(SignIn.id)
        ).scalar()
        if ended is None:
            raise NoSuchSignIn(sign_in)
        remember(session, owner, key, "ended")


def end_others(owner: Owner, keep: int) -> None:
    """Sign all of the owner's devices out but one."""
    with writing() as session:
        session.execute(delete(SignIn).where(SignIn.owner_id == owner.id, SignIn.id != keep))


def _ended(now: datetime) -> ColumnElement[bool]:
    return or_(SignIn.last_seen_at <= now - UNUSED, SignIn.created_at <= now - LONGEST)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
