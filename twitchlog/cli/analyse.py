"""twitchlog analyse: what files say about the links between factors and episodes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click import format_filename as shown

from twitchlog import imports
from twitchlog.catalogue import Factor
from twitchlog.cli.shared_work import processes, shared

if TYPE_CHECKING:
    from twitchlog.analysis.findings import Finding, Findings


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of one folder.

    line    on standard output
    beside  on standard error; "" for nothing
    """

    line: str
    beside: str = ""
    failed: bool = False


@click.command("analyse")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Processes that share the folders; otherwise one for each processor, where worth it.",
)
@click.pass_context
def command(ctx: click.Context, folders: tuple[str, ...], as_json: bool, jobs: int | None) -> None:
    """Analyse the journal files in each FOLDER, without a database.

    A folder holds episodes.csv and days.csv, or what "twitchlog export --csv" wrote. One line is
    printed for each, in the given order; a folder that cannot be read does not stop the others.

    \b
    twitchlog analyse maria/
    twitchlog analyse --json study/*
    """
    failed = False
    for told in shared(partial(_told, as_json=as_json), folders, jobs or processes(len(folders))):
        failed = failed or told.failed
        if told.beside:
            click.echo(told.beside, err=True)
        click.echo(told.line)
    ctx.exit(1 if failed else 0)


def _told(folder: str, *, as_json: bool) -> _Told:
    try:
        parsed = imports.read_folder(Path(folder))
    except (imports.Refused, OSError) as error:
        return _Told(_failure(folder, error, as_json), failed=True)
    found, factors = _findings(parsed)
    beside = _left_out(folder, parsed)
    if not as_json:
        return _Told(f"{shown(folder)}: {'; '.join(_parts(found, factors))}", beside)
    from twitchlog.analysis import report

    line = json.dumps({"folder": folder, **report.as_json(found)}, allow_nan=False)
    return _Told(line, beside)


def _findings(parsed: imports.Parsed) -> tuple[Findings, tuple[Factor, ...]]:
    from twitchlog.analysis.outcome import analysed

    days, factors = imports.analyse_input(parsed)
    return analysed(days, factors), factors


def _left_out(folder: str, parsed: imports.Parsed) -> str:
    if not parsed.errors:
        return ""
    count, first = len(parsed.errors), parsed.errors[0]
    return f"{shown(folder)}: {count} rows or cells left out; the first: {first}"


def _failure(folder: str, error: imports.Refused | OSError, as_json: bool) -> str:
    reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    if as_json:
        return json.dumps({"folder": folder, "error": reason})
    return f"{shown(folder)}: cannot be read: {reason}"


def _parts(found: Findings, factors: tuple[Factor, ...]) -> Iterator[str]:
    """What one line of text says of a journal."""
    from twitchlog.analysis.outcome_words import LESS, LOOKED_AT, MORE

    yield f"{found.tracked_days} tracked days, {found.episodes} episodes"
    yield f"{found.links_tested} links tested"
    if found.outcome != "episodes":
        yield LOOKED_AT[found.outcome].rstrip(".")
    labels = {factor.slug: factor.label for factor in factors}
    for verdict, words in (("raises", MORE), ("lowers", LESS)):
        claims = [_claim(one, labels) for one in found.findings if one.verdict == verdict]
        if claims:
            yield f"{words[found.outcome]} with more of {', '.join(claims)}"
    verdicts = [one.verdict for one in found.findings]
    yield f"no link found for {verdicts.count('no_link')}"
    yield f"not enough data yet for {verdicts.count('not_enough_data')}"


def _claim(finding: Finding, labels: dict[str, str]) -> str:
    when = {"before": "before", "same_day": "same day"}[finding.order]
    effect = finding.effect
    if effect is None:
        return f"{labels[finding.factor]} ({when})"
    size = f"×{effect.ratio:.2f} [{effect.low:.2f} to {effect.high:.2f}]"
    return f"{labels[finding.factor]} ({when}, {size} per {effect.step:g} {effect.unit})"
