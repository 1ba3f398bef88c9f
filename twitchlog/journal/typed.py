"""What somebody typed in one line: bouts and values, written in one piece and undone in one."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from twitchlog.database import db, writing
from twitchlog.journal.check_in import take_back, write_check_in
from twitchlog.journal.episodes import write_episode
from twitchlog.journal.missing import NotThere
from twitchlog.journal.nonces import earlier_result, forget, remember
from twitchlog.journal.undoing import take_back_log
from twitchlog.models import DayRow
from twitchlog.records import CheckIn, EpisodeEntry, Owner

# Keys of other forms may be the same: what comes of a typed line is kept under its own.
KIND, UNDONE = "typed ", "typed undone "


def save_typed(
    owner: Owner,
    bouts: Sequence[EpisodeEntry],
    days: Sequence[tuple[date, CheckIn]],
    nonce: str | None = None,
) -> str:
    """Write bouts and what was said of days, all or nothing, and return the key that undoes it.

    A day's note is added to the one that stands there. A form sent twice is written once.
    Raises HasEpisodes or OutOfRange.
    """
    key = nonce or secrets.token_urlsafe(16)
    with writing() as session:
        if earlier_result(session, owner, KIND + key) is None:
            ids = [write_episode(session, owner, entry) for entry in bouts]
            kept = [
                write_check_in(session, owner, day, _with_note(session, owner, day, said))
                for day, said in days
            ]
            remember(session, owner, KIND + key, json.dumps({"bouts": ids, "days": kept}))
        return key


def was_typed(owner: Owner, nonce: str | None) -> bool:
    """Whether a line was saved under this key, be it undone since or not."""
    names = (KIND + nonce, UNDONE + nonce) if nonce else ()
    return any(earlier_result(db.session(), owner, name) is not None for name in names)


def _with_note(session: Session, owner: Owner, day: date, said: CheckIn) -> CheckIn:
    if said.note is None:
        return said
    row = session.scalar(select(DayRow).where(DayRow.owner_id == owner.id, DayRow.day == day))
    before = "" if row is None else row.note
    return replace(said, note=f"{before}\n{said.note}" if before else said.note)


def undo_typed(owner: Owner, key: str) -> None:
    """Take back all that a typed line wrote; once is enough. Raises NotThere."""
    with writing() as session:
        kept = earlier_result(session, owner, KIND + key)
        if kept is None and earlier_result(session, owner, UNDONE + key) is None:
            raise NotThere(key)
        if kept is None:
            return
        written = json.loads(kept)
        for said in reversed(written["days"]):
            take_back(session, owner, said)
        for public_id in written["bouts"]:
            take_back_log(session, owner, public_id)
        for name in (KIND + key, UNDONE + key):
            forget(session, owner, name)
        remember(session, owner, UNDONE + key, "")
