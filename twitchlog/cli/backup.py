"""twitchlog backup: copy the whole database, safely, while people write."""

from __future__ import annotations

from pathlib import Path

import click

from twitchlog.backup import copies_in, copy_database, ensure_room, size_words
from twitchlog.backup.shelf import BY_HAND, named_now
from twitchlog.cli.opening import backup_policy, sqlite_file


@click.command("backup")
@click.argument("target", required=False, type=click.Path(path_type=Path))
@click.option(
    "--keep",
    type=click.IntRange(1),
    metavar="N",
    help="Keep so many backups in the folder; older ones are removed.",
)
def command(target: Path | None, keep: int | None) -> None:
    """Copy the whole database to TARGET, a new file or a folder.

    The copy is made as of one moment, while others write, and checked before it counts. Without
    TARGET it goes into the folder for backups. While "twitchlog run" runs, one is made every day
    without being asked for.

    \b
    twitchlog backup
    twitchlog backup /media/stick
    twitchlog backup --keep 30       every night, by cron
    """
    source = sqlite_file()
    if not source.is_file():
        raise click.ClickException(f"There is no journal in {source.parent}.")
    into_folder = target is None or target.is_dir()
    if keep is not None and not into_folder:
        raise click.UsageError("--keep needs a folder as TARGET, or none.")
    plan = backup_policy()
    copy = named_now(target or _made(plan.folder), BY_HAND) if into_folder else target
    assert copy is not None
    _check_free(copy)
    ensure_room(source, copy.parent, plan.floor)
    copy_database(source, copy)
    click.echo(f"Backed up to {copy} ({size_words(copy.stat().st_size)}, checked).")
    if keep is not None:
        _rotate(copy.parent, keep)


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _check_free(target: Path) -> None:
    if target.exists():
        raise click.ClickException(f"{target} is there already; a backup overwrites nothing.")
    if not target.parent.is_dir():
        raise click.ClickException(f"The folder {target.parent} does not exist.")


def _rotate(folder: Path, keep: int) -> None:
    """Remove all but the newest backups, and only files that this verb named."""
    for old in copies_in(folder, BY_HAND)[:-keep]:
        old.path.unlink()
        click.echo(f"Removed {old.path}.")
