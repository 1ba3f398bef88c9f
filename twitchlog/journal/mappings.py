"""How an owner said that the columns of a kind of table are to be read, kept for the next one."""

from __future__ import annotations

from sqlalchemy import select

from twitchlog import clock
from twitchlog.database import db, writing
from twitchlog.models import ImportMapping
from twitchlog.records import Owner


def mapping_of(owner: Owner, fingerprint: str) -> str | None:
    """What was said of tables with this header, as it was written; None where nothing was."""
    return db.session.scalar(
        select(ImportMapping.content).where(
            ImportMapping.owner_id == owner.id, ImportMapping.fingerprint == fingerprint
        )
    )


def keep_mapping(owner: Owner, fingerprint: str, content: str) -> None:
    """Keep what is said of tables with this header, instead of what was said before."""
    with writing() as session:
        row = session.get(ImportMapping, (owner.id, fingerprint))
        if row is None:
            row = ImportMapping(owner_id=owner.id, fingerprint=fingerprint)
            session.add(row)
        row.content, row.at = content, clock.now()
