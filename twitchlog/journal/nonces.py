"""Forms that were already saved: sending one twice gives the first answer, and nothing more."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.models import Nonce, table_of
from twitchlog.records import Owner

KEPT_FOR = timedelta(days=60)
LONGEST = 100  # ours are shorter; what is longer may not fit an index
_nonce = Nonce.__table__.c
_RESULT = select(_nonce.result).where(
    _nonce.owner_id == bindparam("owner"), _nonce.nonce == bindparam("sent")
)
_REMEMBER = insert(table_of(Nonce))
_GIVEN = [bindparam(column.name, type_=column.type) for column in table_of(Nonce).c]
_CLAIM = (
    insert(table_of(Nonce))
    .from_select(
        list(table_of(Nonce).c),
        select(*_GIVEN).where(
            ~select(_nonce.nonce)
            .where(_nonce.owner_id == bindparam("owner_id"), _nonce.nonce == bindparam("nonce"))
            .exists()
        ),
    )
    .returning(_nonce.nonce)
)


def _key(nonce: str) -> str:
    return nonce if len(nonce) <= LONGEST else hashlib.sha256(nonce.encode()).hexdigest()


def earlier_result(session: Session, owner: Owner, nonce: str | None) -> str | None:
    """What came of this form when it was sent before; None for a form not seen yet."""
    given = {"owner": owner.id, "sent": _key(nonce or "")}
    return session.scalar(_RESULT, given) if nonce else None


def claim(connection: Connection, owner: Owner, nonce: str, result: str) -> bool:
    """Keep what comes of a form unless it was sent before, and say whether it was not.

    Asking and keeping are one statement, for what has to be quick.
    """
    row = {"owner_id": owner.id, "nonce": _key(nonce), "result": result, "at": clock.now()}
    return connection.execute(_CLAIM, row).first() is not None


def remember(session: Session, owner: Owner, nonce: str | None, result: str) -> None:
    """Keep what came of a form, in the transaction that wrote it."""
    if nonce:
        row = {"owner_id": owner.id, "nonce": _key(nonce), "result": result, "at": clock.now()}
        session.execute(_REMEMBER, row)


def forget(session: Session, owner: Owner, nonce: str) -> None:
    """Forget a form whose saving was undone, so that it can be sent again."""
    session.execute(delete(Nonce).where(Nonce.owner_id == owner.id, Nonce.nonce == _key(nonce)))


def forget_result(session: Session, owner: Owner, result: str) -> None:
    """The same, by what came of the form."""
    session.execute(delete(Nonce).where(Nonce.owner_id == owner.id, Nonce.result == result))


def forget_old(session: Session) -> None:
    """Drop the memory of forms so old that no browser still holds them."""
    session.execute(delete(Nonce).where(Nonce.at < clock.now() - KEPT_FOR))
