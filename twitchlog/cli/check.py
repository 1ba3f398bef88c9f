"""twitchlog check: is everything in order?"""

from __future__ import annotations

import json
import os
from dataclasses import asdict

import click

from twitchlog import __version__


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, for other programs.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Look at settings, data folder, database and backups, and change nothing.

    Prints a line for each: ok, look at this, or wrong. Ends with 1 if something is wrong, else
    with 0.

    \b
    twitchlog check
    twitchlog check --json
    """
    from twitchlog.doctor import examine

    checks = list(examine(os.environ))
    wrong = any(check.state == "wrong" for check in checks)
    if as_json:
        found = [asdict(check) for check in checks]
        told = {"version": __version__, "in_order": not wrong, "checks": found}
        click.echo(json.dumps(told, indent=1, ensure_ascii=False))
    else:
        for check in checks:
            click.echo(f"{check.state:<12}  {check.subject}: {check.text}")
    ctx.exit(1 if wrong else 0)
