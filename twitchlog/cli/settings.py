"""twitchlog settings: every setting and where it stands."""

from __future__ import annotations

import os

import click
from sqlalchemy import make_url

from twitchlog import config
from twitchlog.cli.opening import folder_in_force, settings_in_force


@click.command("settings")
def command() -> None:
    """Show every setting: its environment variable, its value, its default, what it does.

    \b
    TWITCHLOG_PORT=9000 twitchlog settings
    """
    settings_in_force()
    for setting in config.SETTINGS:
        variable = config.PREFIX + setting.name
        value = os.environ.get(variable, setting.default)
        origin = "set" if variable in os.environ else "default"
        click.echo(f"{variable} = {_shown(setting.name, value)}  ({origin})")
        click.echo(f"    {setting.help}")
        if origin == "set":
            click.echo(f"    default: {setting.default or 'empty'}")
    click.echo(f"\nThe data folder is {folder_in_force()}")


def _shown(name: str, value: str) -> str:
    """The value without passwords."""
    if name == "DATABASE_URL" and value:
        return make_url(value).render_as_string(hide_password=True)
    if name.endswith("PASSWORD") and value:
        return "***"
    return value or "empty"
