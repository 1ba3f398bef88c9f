"""twitchlog demo: a made-up journal to look around in."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

import click

from twitchlog import DATABASE_FILE, clock, config
from twitchlog.cli.opening import folder_in_force, opened
from twitchlog.cli.restore import take_out_of_use
from twitchlog.cli.run import option_for, serve
from twitchlog.journal import accounts, portable, site_settings

NAME = "demo"
PASSWORD_FILE = "demo_password"
OURS = (DATABASE_FILE, PASSWORD_FILE, "secret_key", "start.lock", "backups", "cache", "uploads")


@click.command("demo")
@option_for("PORT")
@click.option("--fresh", is_flag=True, help="Make the journal up again, so that it ends today.")
def command(port: str | None, fresh: bool) -> None:
    """Serve a made-up journal of two years, apart from your own.

    \b
    twitchlog demo
    twitchlog demo --fresh --port 9000
    """
    folder = folder_in_force() / NAME
    settings = {"DATA": str(folder), "DATABASE_URL": "", "BACKUP": "off", "HOST": "127.0.0.1"}
    if port is not None:
        settings["PORT"] = port
    settings = {config.PREFIX + name: value for name, value in settings.items()}
    if fresh:
        _remove(folder)
    if not (folder / PASSWORD_FILE).is_file():
        _remove(folder)
        click.echo("Making up two years of one person's journal ...")
        make(folder, settings)
    password = (folder / PASSWORD_FILE).read_text("utf-8").strip()
    serve(settings, welcome=f"Everything in it is made up. Sign in as {NAME}, password {password}")


def _remove(folder: Path) -> None:
    """Remove an earlier demonstration, whole or begun; nothing else may lie there."""
    strange = [p.name for p in folder.glob("*") if not p.name.startswith(OURS)]
    if strange:
        raise click.ClickException(f"{folder} holds what no demonstration has: {strange[0]}")
    if (folder / DATABASE_FILE).is_file():
        take_out_of_use(folder / DATABASE_FILE)
    shutil.rmtree(folder, ignore_errors=True)


def make(folder: Path, settings: dict[str, str]) -> None:
    """Make the demonstration; its password is written last, so that a half-made one is redone."""
    from twitchlog.demo import made_up_journal, made_up_opinions

    password = f"{NAME}-{secrets.token_hex(4)}"
    with opened(settings, made=True):
        site_settings.mark_demo()
        records = made_up_journal(clock.now())
        owner = accounts.create_account(NAME, password, settings=records.settings)
        portable.add_records(
            owner, records, settings=records.settings, opinions=made_up_opinions(records)
        )
    kept = folder / PASSWORD_FILE
    kept.touch(mode=0o600)
    kept.write_text(f"{password}\n", "utf-8")
