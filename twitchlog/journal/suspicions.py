"""What owners suspect of their factors, and since when they have said so."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from twitchlog.database import db, writing
from twitchlog.journal.days import today_of
from twitchlog.models import SuspicionRow
from twitchlog.opinions import Suspicion
from twitchlog.records import Owner

_suspicion = SuspicionRow.__table__.c
_SUSPICIONS = (
    select(_suspicion.factor, _suspicion.stated_on)
    .where(_suspicion.owner_id == bindparam("owner"))
    .order_by(_suspicion.factor)
)


def suspicions_of(owner: Owner) -> tuple[Suspicion, ...]:
    """What an owner suspects, by factor."""
    rows = db.session.execute(_SUSPICIONS, {"owner": owner.id})
    return tuple(Suspicion(factor=row.factor, stated_on=row.stated_on) for row in rows)


def suspect(owner: Owner, factors: Iterable[str]) -> None:
    """Keep these suspicions and no others: new ones as of today, earlier ones as of their day."""
    wanted, today = set(factors), today_of(owner)
    with writing() as session:
        own = SuspicionRow.owner_id == owner.id
        session.execute(delete(SuspicionRow).where(own, SuspicionRow.factor.not_in(wanted)))
        known = set(session.scalars(select(SuspicionRow.factor).where(own)))
        session.add_all(
            SuspicionRow(owner_id=owner.id, factor=factor, stated_on=today)
            for factor in sorted(wanted - known)
        )


def take_over(session: Session, owner: Owner, suspicions: Iterable[Suspicion]) -> None:
    """Write suspicions with their days, within a transaction; one known already gets that day."""
    for one in suspicions:
        row = SuspicionRow(owner_id=owner.id, factor=one.factor, stated_on=one.stated_on)
        session.merge(row)
