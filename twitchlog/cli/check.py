"""twitchlog check: is everything in order?"""

from __future__ import annotations

import os

import click


@click.command("check")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Look at settings, data folder and database, and change nothing.

    Prints a line for each: ok, look at this, or wrong. Ends with 1 if something is wrong.

    \b
    twitchlog check
    """
    from twitchlog.doctor import examine

    wrong = False
    for check in examine(os.environ):
        click.echo(f"{check.state:<12}  {check.subject}: {check.text}")
        wrong |= check.state == "wrong"
    ctx.exit(1 if wrong else 0)
