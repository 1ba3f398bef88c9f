"""twitchlog export: write one journal to files."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from zipfile import ZipFile

import click

from twitchlog import daily, exports
from twitchlog.cli.opening import opened
from twitchlog.exports import whole
from twitchlog.journal import accounts, portable
from twitchlog.journal.opinions import opinions_of
from twitchlog.opinions import Opinions
from twitchlog.records import JournalRecords

A_FILE = click.Path(path_type=Path)


@click.command("export")
@click.option("--user", "name", required=True, help="Whose journal.")
@click.option("--zip", "archive", type=A_FILE, help="One new ZIP file that holds everything.")
@click.option("--csv", "folder", type=A_FILE, help="A folder for the same files, side by side.")
@click.option(
    "--json", "single", type=A_FILE, help="One new JSON file, which other programs read with ease."
)
def command(name: str, archive: Path | None, folder: Path | None, single: Path | None) -> None:
    """Write a whole journal to files, as --zip, --csv or --json.

    Each loses nothing, and "twitchlog import" reads it back.

    \b
    twitchlog export --user maria --zip maria.zip
    twitchlog export --user maria --csv maria/
    """
    if [archive, folder, single].count(None) != 2:
        raise click.UsageError("Say one of --zip FILE, --csv FOLDER and --json FILE.")
    with opened():
        owner = accounts.owner_named(name)
        records, opinions = portable.records_of(owner), opinions_of(owner)
    if archive is not None:
        _write_archive(records, opinions, archive)
    elif folder is not None:
        _write_folder(records, opinions, folder)
    elif single is not None:
        _write_json(records, opinions, single)


def _write_archive(records: JournalRecords, opinions: Opinions, target: Path) -> None:
    """Beside the target first, so that a file of its name is always whole."""
    _check_free(target)
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as draft:
        exports.journal_zip(records, draft, opinions)  # type: ignore[arg-type]
    os.replace(draft.name, target)
    click.echo(f"Exported to {target}.")


def _write_json(records: JournalRecords, opinions: Opinions, target: Path) -> None:
    _check_free(target)
    contents = whole.Contents(
        episodes=records.episodes,
        days=daily.summaries(records),
        readings=records.readings,
        events=records.events,
    )
    journal = exports.journal_json(records, opinions)
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as draft:
        draft.writelines(piece.encode() for piece in whole.export_json(contents, journal))
    os.replace(draft.name, target)
    click.echo(f"Exported to {target}.")


def _write_folder(records: JournalRecords, opinions: Opinions, folder: Path) -> None:
    with tempfile.TemporaryFile() as packed:
        exports.journal_zip(records, packed, opinions)
        with ZipFile(packed) as archive:
            for name in archive.namelist():
                _check_free(folder / name)
            folder.mkdir(mode=0o700, exist_ok=True)
            for name in archive.namelist():
                with (
                    archive.open(name) as member,
                    open(folder / name, "xb", opener=_for_its_user_alone) as file,
                ):
                    shutil.copyfileobj(member, file)
            names = ", ".join(archive.namelist())
    click.echo(f"Exported to {folder}: {names}.")


def _for_its_user_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _check_free(target: Path) -> None:
    if target.exists():
        raise click.ClickException(f"{target} is there already; an export overwrites nothing.")
