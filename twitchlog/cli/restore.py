"""twitchlog restore: put a backup in the place of the present database, or of one journal."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import click

from twitchlog import exports, imports
from twitchlog.backup import BadBackup, copy_database, ensure_room, problems, stamp
from twitchlog.cli.opening import opened, sqlite_file
from twitchlog.imports.replacement import Replacement, replacement
from twitchlog.journal import replacing
from twitchlog.journal.accounts import owner_named
from twitchlog.journal.opinions import opinions_of
from twitchlog.journal.portable import records_of
from twitchlog.upgrade import NewerDatabase, versions

WAIT_SECONDS = 1


@click.command("restore")
@click.option(
    "--user", "name", help="Only the journal of this account, from the ZIP of its export."
)
@click.option("--yes", is_flag=True, help="Do not ask (with --user).")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(name: str | None, yes: bool, file: Path) -> None:
    """Put the backup FILE in the place of the present database.

    FILE is checked first, and the present database is kept in backups/. Stop twitchlog before.

    With --user FILE is the ZIP of one journal, and takes the place of that journal alone; what
    would change is shown first, and the journal as it was is kept. twitchlog may run meanwhile.

    \b
    twitchlog restore backups/daily-20260301T020000Z.sqlite
    twitchlog restore --user maria maria.zip
    """
    if name is None:
        _restore_database(file)
    else:
        _restore_journal(name, file, yes)


def _restore_database(file: Path) -> None:
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


def _restore_journal(name: str, file: Path, yes: bool) -> None:
    with opened():
        owner = owner_named(name)
        try:
            with file.open("rb") as stream:
                parsed = imports.read_upload(stream, file.name)
            found = replacement(parsed, file.name, records_of(owner), opinions_of(owner))
        except imports.Refused as refused:
            raise click.ClickException(str(refused)) from refused
        _show(found)
        if found.same or not (yes or click.confirm("Replace the present journal by it?")):
            click.echo("Nothing was changed.")
            return
        replacing.replace_journal(owner, found.records, found.opinions, exports.packed)
    click.echo(
        f"Restored. The journal as it was is kept for {replacing.KEPT_FOR.days} days, on the page "
        "Backup of its owner."
    )


def _show(found: Replacement) -> None:
    for change in found.changes:
        if change.now or change.then:
            click.echo(
                f"{change.part}: {change.now} now, {change.then} in the file; "
                f"{change.gone} would go, {change.new} would come"
            )
    if found.settings:
        click.echo("The settings would be those of the file.")
    if found.told:
        click.echo("What was said apart from days would be as in the file.")


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
