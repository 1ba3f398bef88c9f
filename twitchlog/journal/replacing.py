"""Another journal in the place of the present one, which is kept for a while."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.database import db, writing
from twitchlog.journal.accounts import owner_named
from twitchlog.journal.missing import NotThere
from twitchlog.journal.nonces import earlier_result, remember
from twitchlog.journal.opinions import opinions_of
from twitchlog.journal.portable import add_within, records_of
from twitchlog.models import (
    CardChoiceRow,
    DayRow,
    Episode,
    Event,
    ImportBatch,
    OwnFactor,
    Reading,
    ReplacedJournal,
    Serving,
    SignsCheckRow,
    SignsReminderRow,
    StoryRow,
    SuspicionRow,
)
from twitchlog.opinions import Opinions
from twitchlog.records import JournalRecords, Owner

KEPT_FOR = timedelta(days=30)
MOST_KEPT = 5
# What a full export holds, and what speaks of its rows: the imports that they came with.
CONTENT = (
    Episode,
    Reading,
    DayRow,
    Event,
    OwnFactor,
    Serving,
    SuspicionRow,
    CardChoiceRow,
    StoryRow,
    SignsCheckRow,
    SignsReminderRow,
    ImportBatch,
)
Pack = Callable[[JournalRecords, Opinions], bytes]


@dataclass(frozen=True, slots=True)
class Replaced:
    """A journal as it was before another took its place; size in bytes."""

    token: str
    at: datetime
    size: int


def replace_journal(
    owner: Owner,
    records: JournalRecords,
    opinions: Opinions,
    pack: Pack,
    nonce: str | None = None,
) -> str:
    """Put a journal in the place of the present one, all of it or nothing.

    pack  makes a full export of the present one, whose token is returned
    """
    with writing() as session, session.no_autoflush:
        if (earlier := earlier_result(session, owner, nonce)) is not None:
            return earlier
        token = _keep_present(session, owner, pack)
        remember(session, owner, nonce, token)
        for table in CONTENT:
            session.execute(delete(table).where(table.owner_id == owner.id))
        session.expire_all()
        add_within(session, owner, records, records.settings, opinions)
        return token


def _keep_present(session: Session, owner: Owner, pack: Pack) -> str:
    present = owner_named(owner.username)
    token = secrets.token_urlsafe(16)
    content = pack(records_of(present), opinions_of(present))
    old = (
        select(ReplacedJournal.token)
        .where(ReplacedJournal.owner_id == owner.id)
        .order_by(ReplacedJournal.at.desc())
        .offset(MOST_KEPT - 1)
    )
    session.execute(
        delete(ReplacedJournal).where(ReplacedJournal.token.in_(session.scalars(old).all()))
    )
    row = ReplacedJournal(token=token, owner_id=owner.id, at=clock.now(), content=content)
    session.add(row)
    session.flush()
    return token


def is_replaced(owner: Owner, nonce: str) -> bool:
    """Whether the journal of this form took its place."""
    return earlier_result(db.session(), owner, nonce) is not None


def replaced_journals(owner: Owner) -> list[Replaced]:
    """The journals that were replaced and are still kept, the newest first."""
    rows = db.session.execute(
        select(ReplacedJournal.token, ReplacedJournal.at, func.length(ReplacedJournal.content))
        .where(ReplacedJournal.owner_id == owner.id)
        .order_by(ReplacedJournal.at.desc())
    )
    return [Replaced(*row) for row in rows]


def content_of(owner: Owner, token: str) -> bytes:
    """The full export of a journal that was replaced. Raises NotThere."""
    content = db.session.scalar(
        select(ReplacedJournal.content).where(
            ReplacedJournal.owner_id == owner.id, ReplacedJournal.token == token
        )
    )
    if content is None:
        raise NotThere(token)
    return content


def drop_replaced(owner: Owner, token: str) -> None:
    """Remove a journal that was replaced, for good. Raises NotThere."""
    with writing() as session:
        row = session.scalar(
            select(ReplacedJournal.token).where(
                ReplacedJournal.owner_id == owner.id, ReplacedJournal.token == token
            )
        )
        if row is None:
            raise NotThere(token)
        session.execute(delete(ReplacedJournal).where(ReplacedJournal.token == row))
