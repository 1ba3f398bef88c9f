"""twitchlog import: take files into one journal, after a look at what they would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from twitchlog import imports
from twitchlog.cli.opening import opened
from twitchlog.imports import Parsed, Plan
from twitchlog.journal import accounts, portable
from twitchlog.journal.opinions import opinions_of
from twitchlog.records import JournalRecords

FAULTS_SHOWN = 100


@click.command("import")
@click.option("--user", "name", required=True, help="Whose journal.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE...",
)
def command(name: str, yes: bool, files: tuple[Path, ...]) -> None:
    """Take FILEs into a journal: a full export, single tables, or a folder of them.

    Shows first what is new, known already, in conflict or wrong. All is imported or nothing; the
    same files a second time add nothing.

    \b
    twitchlog import --user maria maria.zip
    twitchlog import --user maria episodes.csv days.csv
    """
    try:
        parsed = together([_read(file) for file in files])
    except imports.Refused as refused:
        raise click.ClickException(str(refused)) from refused
    with opened():
        owner = accounts.owner_named(name)
        plan = imports.plan(portable.records_of(owner), parsed, opinions_of(owner))
        _show(plan)
        if plan.blocked:
            raise click.ClickException("Nothing was imported.")
        if plan.empty and plan.settings is None:
            click.echo("There is nothing new in it.")
            return
        if not yes and not click.confirm("Import this?"):
            click.echo("Nothing was imported.")
            return
        try:
            portable.add_records(
                owner, plan.additions, settings=plan.settings, opinions=plan.opinions
            )
        except portable.AlreadyThere as error:
            raise click.ClickException(
                "The journal changed meanwhile; please try again."
            ) from error
    click.echo(f"Imported {_amount(plan.additions)}.")


def _read(path: Path) -> Parsed:
    if path.is_dir():
        return imports.read_folder(path)
    with path.open("rb") as file:
        return imports.read_upload(file, path.name)


def together(parts: Sequence[Parsed]) -> Parsed:
    """Several files as one upload. Raises ClickException where two are whole journals."""
    journals = [part.journal for part in parts if part.journal is not None]
    if len(journals) > 1:
        raise click.ClickException("Only one whole journal can be imported at a time.")
    return Parsed(
        files=tuple(dict.fromkeys(name for part in parts for name in part.files)),
        journal=journals[0] if journals else None,
        episodes=tuple(row for part in parts for row in part.episodes),
        days=tuple(row for part in parts for row in part.days),
        readings=tuple(row for part in parts for row in part.readings),
        events=tuple(row for part in parts for row in part.events),
        own_columns=tuple(dict.fromkeys(slug for part in parts for slug in part.own_columns)),
        errors=tuple(error for part in parts for error in part.errors),
    )


def _show(plan: Plan) -> None:
    for count in plan.counts:
        click.echo(
            f"{count.file}: {count.new} new, {count.same} known already, "
            f"{count.conflicting} in conflict, {count.wrong} wrong"
        )
    _list("wrong", plan.errors)
    _list("in conflict", plan.conflicts)
    for own in plan.assumed:
        click.echo(f"{own.slug} is not known here: taken as an amount, added up over the day.")
    if plan.settings is not None:
        click.echo("The settings of the files are taken over, for the journal is empty.")


def _list(title: str, faults: Iterable[object]) -> None:
    told = list(faults)
    for fault in told[:FAULTS_SHOWN]:
        click.echo(f"  {title}: {fault}")
    if len(told) > FAULTS_SHOWN:
        click.echo(f"  and {len(told) - FAULTS_SHOWN} more {title}")


def _amount(added: JournalRecords) -> str:
    return (
        f"{len(added.episodes)} episodes, {len(added.readings)} readings, "
        f"{len(added.days)} days, {len(added.events)} events"
    )
