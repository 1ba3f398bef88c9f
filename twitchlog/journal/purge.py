"""What was deleted long ago goes for good, and with it what nobody can need any more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.database import writing
from twitchlog.journal import attempts, nonces, replacing, shares, sign_ins, uploads
from twitchlog.models import (
    Attempt,
    Episode,
    Event,
    Reading,
    ReplacedJournal,
    SignIn,
    SignsCheckRow,
    Upload,
)

KEPT_FOR = timedelta(days=30)


def purge(folder: Path) -> None:
    """Remove for good what was deleted, ended or left lying for long enough.

    folder  where uploads wait between preview and import
    """
    now = clock.now()
    with writing() as session:
        for table in (Episode, Reading, Event, SignsCheckRow):
            session.execute(delete(table).where(table.deleted_at < now - KEPT_FOR))
        nonces.forget_old(session)
        shares.forget_ended(session)
        session.execute(delete(Attempt).where(Attempt.at <= now - attempts.WINDOW))
        session.execute(delete(SignIn).where(SignIn.last_seen_at <= now - sign_ins.UNUSED))
        session.execute(delete(SignIn).where(SignIn.created_at <= now - sign_ins.LONGEST))
        session.execute(delete(Upload).where(Upload.at < now - uploads.KEPT_FOR))
        old = ReplacedJournal.at < now - replacing.KEPT_FOR
        session.execute(delete(ReplacedJournal).where(old))
        waiting = _waiting(session)
    _sweep(folder, waiting, now - uploads.KEPT_FOR)


def _waiting(session: Session) -> set[str]:
    return set(session.scalars(select(Upload.token)))


def _sweep(folder: Path, waiting: set[str], before: datetime) -> None:
    """Remove files of which no row tells; a fresh one may just be on its way to its row."""
    for path in folder.iterdir() if folder.is_dir() else ():
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        if path.name not in waiting and written < before:
            path.unlink(missing_ok=True)
