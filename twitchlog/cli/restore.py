"""twitchlog restore: put a backup in the place of the present database."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import click

from twitchlog.backup import BadBackup, copy_database, ensure_room, problems, stamp
from twitchlog.cli.opening import sqlite_file
from twitchlog.upgrade import NewerDatabase, versions

WAIT_SECONDS = 1


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Put the backup FILE in the place of the present database.

    FILE is checked first, and the present database is kept in backups/. Stop twitchlog before.

    \b
    twitchlog restore backups/journal-20260301T020000Z.sqlite
    """
    present = sqlite_file()
    if present.exists() and present.samefile(file):
        raise click.ClickException(f"{file} is the present database itself.")
    version = _checked(file)
    present.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    ensure_room(file, present.parent, floor=0)
    if present.exists():
        take_out_of_use(present)
        click.echo(f"The database as it was is kept in {_keep(present)}.")
    copy_database(file, present)
    click.echo(f"Restored {file} to {present}.")
    if version != versions()[-1]:
        click.echo("It comes from an earlier version, and is brought up to date at the next start.")


def _checked(file: Path) -> str:
    """The version of a sound backup. Raises ClickException, NewerDatabase."""
    if found := problems(file):
        raise click.ClickException(f"{file} is not a sound backup: {found[0]}")
    try:
        with contextlib.closing(sqlite3.connect(file)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        row = None
    if row is None:
        raise click.ClickException(f"{file} holds no journal of twitchlog.")
    if row[0] not in versions():
        raise NewerDatabase(
            f"{file} was written by a newer version of twitchlog ({row[0]}); restore it with that."
        )
    return str(row[0])


def take_out_of_use(present: Path) -> None:
    """Fold the write-ahead log into the file; that fails while anybody has it open.

    Raises ClickException where somebody has.
    """
    with contextlib.closing(sqlite3.connect(present, timeout=WAIT_SECONDS)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise click.ClickException(
                f"twitchlog is running with {present}. Stop it first."
            ) from error
        except sqlite3.DatabaseError:
            return  # a damaged file is what a backup is restored for


def _keep(present: Path) -> Path:
    """Put the present database aside, and its parts too where it is damaged."""
    folder = present.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"before-restore-{stamp()}.sqlite"
    if kept.exists():
        raise click.ClickException(f"{kept} was kept this very second; please try again.")
    try:
        copy_database(present, kept)
    except (BadBackup, sqlite3.DatabaseError):
        shutil.copyfile(present, kept)
        kept.chmod(0o600)
    for ending in ("-wal", "-shm"):
        part = present.with_name(present.name + ending)
        if part.exists():
            part.replace(kept.with_name(kept.name + ending))
    return kept
