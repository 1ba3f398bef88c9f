"""Secrets that were handed out: only their hashes are kept, and when each was last used."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.database import db, writing
from twitchlog.journal.missing import NotThere
from twitchlog.journal.nonces import earlier_result, remember
from twitchlog.models import AccessToken, Feed, Share
from twitchlog.records import Owner
from twitchlog.vocabulary import N_

Handed = TypeVar("Handed", AccessToken, Feed, Share)
MOST = 50
NOTED_EVERY = timedelta(minutes=10)


class WaysIn(NamedTuple):
    """How many secrets lead into a journal beside its password."""

    keys: int
    calendars: int
    reports: int


class TooMany(ValueError):
    """An owner has as many keys or links as anybody can keep an eye on."""


def new_secret(prefix: str = "") -> str:
    """A random text that nobody can guess."""
    return prefix + secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def hand_out(owner: Owner, row: Handed, nonce: str | None) -> bool:
    """Write a new row, and say whether it was: a form sent twice writes one. Raises TooMany."""
    table = type(row)
    row.owner_id, row.created_at = owner.id, clock.now()
    with writing() as session:
        if earlier_result(session, owner, nonce) is not None:
            return False
        present = session.scalar(select(func.count()).where(table.owner_id == owner.id))
        if (present or 0) >= MOST:
            raise TooMany(N_("These are as many as one can keep an eye on. Take one back first."))
        session.add(row)
        remember(session, owner, nonce, "handed out")
        return True


def handed_out(owner: Owner, table: type[Handed]) -> Sequence[Handed]:
    """The owner's rows, the newest first."""
    query = select(table).where(table.owner_id == owner.id).order_by(table.id.desc())
    return db.session.scalars(query).all()


def take_back(owner: Owner, table: type[Handed], key: int) -> None:
    """Make a secret worthless. Raises NotThere."""
    gone = delete(table).where(table.id == key, table.owner_id == owner.id).returning(table.id)
    with writing() as session:
        if session.scalar(gone) is None:
            raise NotThere(str(key))


def ways_in(owner: Owner) -> WaysIn:
    """What works without the owner's password now; a link to a report that ended does not."""
    keys, calendars, reports = (
        select(func.count()).where(table.owner_id == owner.id).scalar_subquery()
        for table in (AccessToken, Feed, Share)
    )
    living = reports.where(Share.ends_at > clock.now())
    return WaysIn(*db.session.execute(select(keys, calendars, living)).one())


def take_all_back(session: Session, owner_id: int) -> None:
    """Make all secrets of an owner worthless."""
    for table in (AccessToken, Feed, Share):
        session.execute(delete(table).where(table.owner_id == owner_id))


def note_use(table: type[Handed], key: int, last: datetime | None) -> None:
    """Note, at most every ten minutes, that a secret is in use.

    Where the disk takes nothing it stays unnoted, so that reading works.
    """
    now = clock.now()
    if last is not None and now - last < NOTED_EVERY:
        return
    try:
        with writing() as session:
            session.execute(update(table).where(table.id == key).values(last_used_at=now))
    except OperationalError:
        logging.getLogger(__name__).warning("could not note that a secret is in use")


def by_the_clock(owner: Owner, instant: datetime | None) -> datetime | None:
    """An instant by the owner's clock, or None for never."""
    return None if instant is None else clock.at_zone(instant, owner.settings.zone)
