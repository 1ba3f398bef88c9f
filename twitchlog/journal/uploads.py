"""Files that wait between their preview and the import, one folder for all, rows say whose."""

from __future__ import annotations

import os
import secrets
import shutil
from datetime import timedelta
from pathlib import Path
from typing import IO

from sqlalchemy import select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.database import db, writing
from twitchlog.journal.missing import NotThere
from twitchlog.models import Upload
from twitchlog.records import Owner

KEPT_FOR = timedelta(days=1)
LEFT_FREE = 500_000_000  # bytes of the disk that no waiting file takes: journals grow there too


class NoRoom(RuntimeError):
    """A file would leave too little of the disk to the journals."""


def keep_upload(owner: Owner, folder: Path, file: IO[bytes], name: str) -> str:
    """Put a seekable file aside and return the token that finds it; an owner has one at a time.

    Raises NoRoom.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if shutil.disk_usage(folder).free - size < LEFT_FREE:
        raise NoRoom(name)
    token = secrets.token_urlsafe(16)
    try:
        with (folder / token).open("xb") as kept:
            shutil.copyfileobj(file, kept)
    except OSError:
        (folder / token).unlink(missing_ok=True)
        raise
    with writing() as session:
        _drop_all(session, owner, folder)
        row = Upload(token=token, owner_id=owner.id, name=name[:200], at=clock.now())
        session.add(row)
    return token


def upload_of(owner: Owner, folder: Path, token: str) -> tuple[Path, str]:
    """Where an owner's file lies and what it was called. Raises NotThere."""
    row = db.session.scalar(
        select(Upload).where(Upload.owner_id == owner.id, Upload.token == token)
    )
    if row is None or not (folder / row.token).is_file():
        raise NotThere(token)
    return folder / row.token, row.name


def confirm_upload(owner: Owner, token: str) -> None:
    """Note that an owner wants their file imported. Raises NotThere."""
    with writing() as session:
        row = session.scalar(
            select(Upload).where(Upload.owner_id == owner.id, Upload.token == token)
        )
        if row is None:
            raise NotThere(token)
        row.confirmed_at = clock.now()


def is_confirmed(owner: Owner, token: str) -> bool:
    """Whether an owner wanted a file imported that still waits."""
    return (
        db.session.scalar(
            select(Upload.confirmed_at).where(Upload.owner_id == owner.id, Upload.token == token)
        )
        is not None
    )


def files_of(owner: Owner, folder: Path) -> list[Path]:
    """Where the files lie that wait for an owner."""
    tokens = db.session.scalars(select(Upload.token).where(Upload.owner_id == owner.id))
    return [folder / token for token in tokens]


def drop_upload(owner: Owner, folder: Path, token: str) -> None:
    """Forget a file. Raises NotThere."""
    with writing() as session:
        row = session.scalar(
            select(Upload).where(Upload.owner_id == owner.id, Upload.token == token)
        )
        if row is None:
            raise NotThere(token)
        _drop(session, folder, row)


def drop_all(owner: Owner, folder: Path) -> None:
    """Forget whatever waits for an owner."""
    with writing() as session:
        _drop_all(session, owner, folder)


def _drop_all(session: Session, owner: Owner, folder: Path) -> None:
    for row in session.scalars(select(Upload).where(Upload.owner_id == owner.id)).all():
        _drop(session, folder, row)


def _drop(session: Session, folder: Path, row: Upload) -> None:
    (folder / row.token).unlink(missing_ok=True)
    session.delete(row)
