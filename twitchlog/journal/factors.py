"""An owner's factors: the catalogue's, their own ones, and the servings behind quick additions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from twitchlog.catalogue import BY_SLUG, CORE, Factor, all_factors
from twitchlog.database import connection, db, writing
from twitchlog.journal.missing import NotThere
from twitchlog.journal.nonces import earlier_result, remember
from twitchlog.models import OwnFactor, Serving, User
from twitchlog.records import Owner, OwnFactorRecord, ServingRecord

LONGEST_SLUG = 40
_own_factor, _serving = OwnFactor.__table__.c, Serving.__table__.c
_OWN_FACTORS = (
    select(OwnFactor.__table__)
    .where(_own_factor.owner_id == bindparam("owner"))
    .order_by(_own_factor.id)
)
_SERVINGS = (
    select(_serving.factor, _serving.label, _serving.amount)
    .where(_serving.owner_id == bindparam("owner"))
    .order_by(_serving.position, _serving.id)
)


def own_factors(owner: Owner) -> list[OwnFactorRecord]:
    """The factors that an owner added, retired ones too, in the order they were added."""
    return [_record(row) for row in connection().execute(_OWN_FACTORS, {"owner": owner.id})]


def _record(row: Any) -> OwnFactorRecord:
    return OwnFactorRecord(
        slug=row.slug,
        label=row.label,
        kind=row.kind,
        unit=row.unit,
        lowest=row.lowest,
        highest=row.highest,
        step=row.step,
        combine=row.combine,
        lag=row.lag,
        retired=row.retired,
    )


def factors_of(owner: Owner, *, retired: bool = False) -> tuple[Factor, ...]:
    """The catalogue's factors, then an owner's own ones; retired ones only when asked for."""
    return all_factors(own for own in own_factors(owner) if retired or not own.retired)


def shown_first(owner: Owner) -> tuple[str, ...]:
    """Slugs of the factors that an owner chose for the check-in; the core four until then."""
    return owner.settings.factors or CORE


def add_own_factor(owner: Owner, wanted: OwnFactorRecord, nonce: str | None = None) -> str:
    """Add a factor under a free slug made from its label, switch it on, and return the slug.

    A form sent twice adds one.
    """
    with writing() as session:
        if (earlier := earlier_result(session, owner, nonce)) is not None:
            return earlier
        taken = set(session.scalars(select(OwnFactor.slug).where(OwnFactor.owner_id == owner.id)))
        slug = _free_slug(wanted.label, taken)
        session.add(new_row(owner, wanted, slug))
        user = session.get_one(User, owner.id)
        user.factors = (*(user.factors or CORE), slug)
        remember(session, owner, nonce, slug)
        return slug


def new_row(owner: Owner, record: OwnFactorRecord, slug: str) -> OwnFactor:
    """A table row for a record."""
    return OwnFactor(
        owner_id=owner.id,
        slug=slug,
        label=record.label,
        kind=record.kind,
        unit=record.unit,
        lowest=record.lowest,
        highest=record.highest,
        step=record.step,
        combine=record.combine,
        lag=record.lag,
        retired=record.retired,
    )


def _free_slug(label: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = "own_" + (re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_SLUG] or "factor")
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}_{number}", number + 1
    return slug


def _own(session: Session, owner: Owner, slug: str) -> OwnFactor:
    row = session.scalar(
        select(OwnFactor).where(OwnFactor.owner_id == owner.id, OwnFactor.slug == slug)
    )
    if row is None:
        raise NotThere(slug)
    return row


def retire_own_factor(owner: Owner, slug: str, *, retired: bool = True) -> None:
    """Take a factor out of the forms, its readings kept, or put it back. Raises NotThere."""
    with writing() as session:
        _own(session, owner, slug).retired = retired
        user = session.get_one(User, owner.id)
        shown = tuple(other for other in (user.factors or CORE) if other != slug)
        user.factors = shown if retired else (*shown, slug)


def own_factor_of(owner: Owner, slug: str) -> OwnFactorRecord:
    """One of the owner's own factors. Raises NotThere."""
    return _record(_own(db.session(), owner, slug))


def relabel_own_factor(owner: Owner, slug: str, label: str, lag: int) -> None:
    """Change what may change without touching readings: the label and the assumed lag.

    Raises NotThere.
    """
    with writing() as session:
        row = _own(session, owner, slug)
        row.label, row.lag = label, lag


def choose_factors(owner: Owner, slugs: Iterable[str]) -> None:
    """Choose which factors the check-in shows first, in the catalogue's order."""
    chosen = set(slugs)
    ordered = [factor.slug for factor in factors_of(owner) if factor.slug in chosen]
    with writing() as session:
        user = session.get_one(User, owner.id)
        user.factors = tuple(ordered)
        user.welcomed = True


def servings_of(owner: Owner) -> dict[str, list[ServingRecord]]:
    """Quick additions by factor: an owner's own list where there is one, else the catalogue's."""
    servings = {slug: list(factor.servings) for slug, factor in BY_SLUG.items() if factor.servings}
    own: dict[str, list[ServingRecord]] = {}
    for row in connection().execute(_SERVINGS, {"owner": owner.id}):
        record = ServingRecord(factor=row.factor, label=row.label, amount=row.amount)
        own.setdefault(row.factor, []).append(record)
    return servings | own


def set_servings(owner: Owner, factor: str, servings: Sequence[ServingRecord]) -> None:
    """Replace the quick additions of one factor; an empty list brings the catalogue's back."""
    with writing() as session:
        session.execute(
            delete(Serving).where(Serving.owner_id == owner.id, Serving.factor == factor)
        )
        session.add_all(
            Serving(
                owner_id=owner.id,
                factor=factor,
                label=serving.label,
                amount=serving.amount,
                position=position,
            )
            for position, serving in enumerate(servings)
        )
