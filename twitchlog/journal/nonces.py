"""Forms that were already saved: sending one twice gives the first answer, and nothing more."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.models import Nonce, table_of
from twitchlog.records import Owner

KEPT_FOR = timedelta(days=60)
_nonce = Nonce.__table__.c
_RESULT = select(_nonce.result).where(
    _nonce.owner_id == bindparam("owner"), _nonce.nonce == bindparam("sent")
)
_REMEMBER = insert(table_of(Nonce))


def earlier_result(session: Session, owner: Owner, nonce: str | None) -> str | None:
    """What came of this form when it was sent before; None for a form not seen yet."""
    given = {"owner": owner.id, "sent": nonce}
    return session.scalar(_RESULT, given) if nonce else None


def remember(session: Session, owner: Owner, nonce: str | None, result: str) -> None:
    """Keep what came of a form, in the transaction that wrote it."""
    if nonce:
        row = {"owner_id": owner.id, "nonce": nonce, "result": result, "at": clock.now()}
        session.execute(_REMEMBER, row)


def forget(session: Session, owner: Owner, nonce: str) -> None:
    """Forget a form whose saving was undone, so that it can be sent again."""
    session.execute(delete(Nonce).where(Nonce.owner_id == owner.id, Nonce.nonce == nonce))


def forget_result(session: Session, owner: Owner, result: str) -> None:
    """The same, by what came of the form."""
    session.execute(delete(Nonce).where(Nonce.owner_id == owner.id, Nonce.result == result))


def forget_old(session: Session) -> None:
    """Drop the memory of forms so old that no browser still holds them."""
    session.execute(delete(Nonce).where(Nonce.at < clock.now() - KEPT_FOR))
