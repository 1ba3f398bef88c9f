"""Which findings owners keep on top, and which folded away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from twitchlog.database import db, writing
from twitchlog.journal.factors import factors_of
from twitchlog.journal.missing import NotThere
from twitchlog.models import CardChoiceRow
from twitchlog.opinions import CardChoice
from twitchlog.records import Owner

_card = CardChoiceRow.__table__.c
_CHOICES = (
    select(_card.factor, _card.choice)
    .where(_card.owner_id == bindparam("owner"))
    .order_by(_card.factor)
)


def card_choices(owner: Owner) -> dict[str, CardChoice]:
    """What was chosen for each factor's card, by slug; a card of which nothing is said is shown."""
    rows = db.session.execute(_CHOICES, {"owner": owner.id})
    return {row.factor: row.choice for row in rows}


def choose_card(owner: Owner, factor: str, choice: CardChoice | None) -> CardChoice | None:
    """Pin or hide a factor's card, or (None) neither; returns what it was. Raises NotThere."""
    if factor not in {one.slug for one in factors_of(owner, retired=True)}:
        raise NotThere(factor)
    with writing() as session:
        row = session.get(CardChoiceRow, (owner.id, factor))
        was = None if row is None else cast(CardChoice, row.choice)
        if choice is not None:
            take_over(session, owner, choice, [factor])
        elif row is not None:
            session.delete(row)
    return was


def take_over(session: Session, owner: Owner, choice: CardChoice, factors: Iterable[str]) -> None:
    """Pin or hide these cards within a transaction."""
    for factor in factors:
        session.merge(CardChoiceRow(owner_id=owner.id, factor=factor, choice=choice))
