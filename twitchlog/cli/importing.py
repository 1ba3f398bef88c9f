"""twitchlog import: take files into one journal, after a look at what they would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from twitchlog import imports
from twitchlog.bringing.preparing import kept_mapping
from twitchlog.bringing.table import asked_of, with_guesses
from twitchlog.cli.opening import opened
from twitchlog.imports import Parsed, Plan
from twitchlog.imports.faults import printable
from twitchlog.imports.mapped.mapping import Mapping, WrongMapping, read, written
from twitchlog.journal import accounts, batches, factors, mappings, portable
from twitchlog.journal.missing import NotThere
from twitchlog.journal.opinions import opinions_of
from twitchlog.journal.undoing_imports import undo_import
from twitchlog.records import JournalRecords, Owner

FAULTS_SHOWN = 100
LATEST = "latest"


@click.command("import")
@click.option("--user", "name", required=True, help="Whose journal.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--rest", is_flag=True, help="Leave out what is wrong or in conflict.")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What a table's columns mean; written as a proposal where there is none yet.",
)
@click.option("--list", "listed", is_flag=True, help="List the imports that were made.")
@click.option(
    "--undo",
    "undone",
    is_flag=False,
    flag_value=LATEST,
    metavar="[NUMBER]",
    help="Take back a whole import, the latest or the one with this number.",
)
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE...",
)
def command(
    name: str,
    yes: bool,
    rest: bool,
    map_file: Path | None,
    listed: bool,
    undone: str | None,
    files: tuple[Path, ...],
) -> None:
    """Take FILEs into a journal: a full export, single tables, a folder of them, the export of
    another application, or any table.

    Shows first what is new, known already, in conflict or wrong. All is imported or nothing; the
    same files a second time add nothing. What a table's columns mean is asked for with --map, and
    remembered.

    \b
    twitchlog import --user maria maria.zip
    twitchlog import --user maria diary.csv --map diary.json
    twitchlog import --user maria --undo
    """
    with opened():
        owner = accounts.owner_named(name)
        if listed:
            _list_imports(owner)
        elif undone is not None:
            _undo(owner, undone)
        elif not files:
            raise click.UsageError("Say at least one FILE.")
        elif map_file is not None and not map_file.exists():
            _propose(owner, files, map_file)
        else:
            _import(owner, files, map_file, yes=yes, rest=rest)


def _import(
    owner: Owner, files: tuple[Path, ...], map_file: Path | None, *, yes: bool, rest: bool
) -> None:
    mapping = None if map_file is None else _mapping(map_file)
    try:
        parts = [_read(owner, path, mapping) for path in files]
    except imports.Refused as refused:
        raise click.ClickException(str(refused)) from refused
    parsed = together([part for part, _own in parts])
    plan = imports.plan(portable.records_of(owner), parsed, opinions_of(owner))
    _show(plan, parsed)
    may_leave_out = not any(own for _part, own in parts)
    if plan.blocked and not (rest and may_leave_out):
        how = " With --rest what is listed is left out." if may_leave_out else ""
        raise click.ClickException(f"Nothing was imported.{how}")
    if plan.empty:
        click.echo("There is nothing new in it.")
        return
    if not yes and not click.confirm("Import this?"):
        click.echo("Nothing was imported.")
        return
    try:
        batches.add_import(
            owner,
            plan.additions,
            name=", ".join(path.name for path in files),
            settings=plan.settings,
            opinions=plan.opinions,
        )
    except portable.AlreadyThere as error:
        raise click.ClickException("The journal changed meanwhile; please try again.") from error
    click.echo(f"Imported {_amount(plan.additions)}.")


def _read(owner: Owner, path: Path, mapping: Mapping | None) -> tuple[Parsed, bool]:
    """What a file or folder holds, and whether it is a journal's own."""
    if path.is_dir():
        return imports.read_folder(path), True
    with path.open("rb") as file:
        found = imports.recognise(file, path.name)
        click.echo(f"{path.name}: {found.name}")
        if found.note:
            click.echo(f"  {found.note}")
        if found.kind == "table" and mapping is not None:
            mappings.keep_mapping(owner, found.fingerprint, written(mapping))
        meaning = mapping or kept_mapping(owner, found.fingerprint)
        try:
            parsed = imports.read_recognised(
                file,
                path.name,
                found,
                owner.settings,
                mapping=meaning,
                own=factors.own_factors(owner),
            )
        except imports.NotMapped as error:
            raise click.ClickException(
                f"{path.name} is a table of which nobody has said yet what its columns mean. "
                "Run this again with --map FILE.json: a proposal is written there."
            ) from error
        return parsed, found.kind == "own"


def _mapping(path: Path) -> Mapping:
    try:
        return read(path.read_text("utf-8"))
    except (WrongMapping, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path}: {error}") from error


def _propose(owner: Owner, files: tuple[Path, ...], target: Path) -> None:
    """Write down what a table most likely means, for its owner to correct."""
    if len(files) != 1:
        raise click.UsageError("A proposal is for one FILE.")
    try:
        with files[0].open("rb") as file:
            asked = asked_of(owner, file, files[0].name)
    except imports.Refused as refused:
        raise click.ClickException(str(refused)) from refused
    except NotThere as error:
        raise click.ClickException(f"{files[0].name} needs no --map.") from error
    table = asked.table
    target.write_text(written(with_guesses(asked.questions, table.mapping)), "utf-8")
    click.echo(f"{files[0].name}: {table.found.name}")
    if table.mapping.order is None:
        click.echo('The order of its days is open: please put "dmy", "mdy" or "ymd" at "order".')
    click.echo(f"A proposal is in {target}. Correct it, then run the same again.")


def _list_imports(owner: Owner) -> None:
    for one in batches.imports_of(owner):
        undone = ", undone" if one.undone_at else ""
        click.echo(f"{one.id}  {one.at:%Y-%m-%d %H:%M}  {printable(one.name)}{undone}")


def _undo(owner: Owner, wanted: str) -> None:
    made = [str(one.id) for one in batches.imports_of(owner) if one.undone_at is None]
    number = made[0] if wanted == LATEST and made else wanted
    if number not in made:
        raise click.ClickException("There is no such import to take back.")
    kept = undo_import(owner, int(number))
    for one in kept:
        click.echo(f"  stays, for it was changed since: {one.day or ''} {one.kind} {one.word}")
    click.echo(f"Import {number} is undone.")


def together(parts: Sequence[Parsed]) -> Parsed:
    """Several files as one upload. Raises ClickException where two are whole journals."""
    journals = [part.journal for part in parts if part.journal is not None]
    if len(journals) > 1:
        raise click.ClickException("Only one whole journal can be imported at a time.")
    own = {factor.slug: factor for part in parts for factor in part.own_factors}
    return Parsed(
        files=tuple(dict.fromkeys(name for part in parts for name in part.files)),
        journal=journals[0] if journals else None,
        episodes=tuple(row for part in parts for row in part.episodes),
        days=tuple(row for part in parts for row in part.days),
        readings=tuple(row for part in parts for row in part.readings),
        events=tuple(row for part in parts for row in part.events),
        own_columns=tuple(dict.fromkeys(slug for part in parts for slug in part.own_columns)),
        own_factors=tuple(own.values()),
        errors=tuple(error for part in parts for error in part.errors),
        unused=tuple(one for part in parts for one in part.unused),
    )


def _show(plan: Plan, parsed: Parsed) -> None:
    for count in plan.counts:
        click.echo(
            f"{count.file}: {count.new} new, {count.same} with nothing new, "
            f"{count.conflicting} in conflict, {count.wrong} wrong"
        )
    for one in parsed.unused:
        click.echo(f"  left out: {printable(one.what)} ({one.count})")
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
