"""twitchlog user: the accounts of this installation, never what they hold."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from twitchlog import passwords
from twitchlog.cli.opening import opened
from twitchlog.journal import accounts, handed_out, site_settings, uploads

from_stdin = click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line of the input."
)
name_argument = click.argument("name")


@click.group("user")
def command() -> None:
    """List, add and delete accounts, and set lost passwords anew.

    \b
    twitchlog user list
    twitchlog user add maria
    twitchlog user reset maria
    twitchlog user registration open
    """


@command.command("list")
def list_accounts() -> None:
    """Show who has a journal here, and when they were last seen."""
    with opened():
        found = accounts.accounts()
        registration = "open" if site_settings.registration_open() else "closed"
    width = max((len(one.username) for one in found), default=0)
    for one in found:
        seen = f"{one.last_seen_at:%Y-%m-%d}" if one.last_seen_at else "-"
        role = "admin" if one.is_admin else ""
        line = f"{one.username:<{width}}  since {one.created_at:%Y-%m-%d}  seen {seen:<10}  {role}"
        click.echo(line.rstrip())
    if not found:
        click.echo("There is no account yet.")
    click.echo(f"Registration is {registration}.")


@command.command("add")
@name_argument
@from_stdin
def add(name: str, password_stdin: bool) -> None:
    """Open an account; the first one looks after the installation.

    \b
    twitchlog user add maria
    pass show twitchlog | twitchlog user add maria --password-stdin
    """
    with opened(made=True):
        try:
            owner = accounts.create_account(name, _password(password_stdin))
        except (accounts.BadUsername, passwords.WeakPassword) as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"Added {owner.username}{', who is the admin' if owner.is_admin else ''}.")


@command.command("reset")
@name_argument
@from_stdin
@click.option("--take-back", is_flag=True, help="Take back all keys and links as well.")
def reset(name: str, password_stdin: bool, take_back: bool) -> None:
    """Set a new password and sign all devices of the account out."""
    with opened():
        owner = accounts.owner_named(name)
        try:
            new = _password(password_stdin)
            accounts.reset_password(owner.username, new, take_back=take_back)
        except passwords.WeakPassword as error:
            raise click.ClickException(str(error)) from error
        left = sum(handed_out.ways_in(owner))
    click.echo(f"The password of {owner.username} is set; all their devices are signed out.")
    if left:
        click.echo(f"Keys and links that still work: {left} (--take-back ends them).")


@command.command("delete")
@name_argument
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(name: str, yes: bool) -> None:
    """Delete an account with its whole journal, for good."""
    with opened() as app:
        owner = accounts.owner_named(name)
        question = f"Delete {owner.username} and everything in this journal for good?"
        if not yes and not click.confirm(question):
            click.echo("Nothing was deleted.")
            return
        waiting = uploads.files_of(owner, Path(app.instance_path) / "uploads")
        try:
            accounts.remove_account(owner)
        except accounts.LastAdmin as error:
            raise click.ClickException(str(error)) from error
        for path in waiting:
            path.unlink(missing_ok=True)
    click.echo(f"Deleted {owner.username}.")


@command.command("admin")
@name_argument
def admin(name: str) -> None:
    """Let an account look after the installation too; it never sees the journals of others."""
    with opened():
        accounts.make_admin(name)
    click.echo(f"{name} is an admin now.")


@command.command("registration")
@click.argument("state", type=click.Choice(["open", "close"]))
def registration(state: str) -> None:
    """Let anybody who reaches the sign-in page open an account, or nobody."""
    with opened():
        site_settings.open_registration(state == "open")
    click.echo(f"Registration is {'open' if state == 'open' else 'closed'}.")


def _password(password_stdin: bool) -> str:
    if password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt="Once more")
    return typed
