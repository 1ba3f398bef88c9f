"""twitchlog report: the page for a doctor as one HTML file or as PDF."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from pathlib import Path

import click

from twitchlog import printing
from twitchlog.cli.opening import opened
from twitchlog.journal import accounts
from twitchlog.records import Owner
from twitchlog.report.alone import PAPERS, as_file
from twitchlog.report.build import report_of
from twitchlog.report.period import last_days, own_days
from twitchlog.sections import SLUGS, USUAL

A_FILE = click.Path(path_type=Path)
A_DAY = click.DateTime(["%Y-%m-%d"])
HOW_TO_PRINT = (
    "No Chromium, Chrome, Edge or Brave was found to make a PDF with. Write --html FILE instead, "
    "open it in any browser and choose Print, then Save as PDF; or print the page Report for a "
    "doctor in the journal itself."
)


@click.command("report")
@click.option("--user", "name", required=True, help="Whose journal.")
@click.option("--html", type=A_FILE, help="One new HTML file that needs no other file.")
@click.option("--pdf", type=A_FILE, help="One new PDF, made by a Chromium that is installed.")
@click.option("--days", type=click.IntRange(1), default=90, show_default=True, help="How many.")
@click.option("--from", "first", type=A_DAY, help="Or from this day on, as in 2026-03-01.")
@click.option("--to", "last", type=A_DAY, help="Up to this day.")
@click.option(
    "--section",
    "sections",
    type=click.Choice(SLUGS),
    multiple=True,
    help="What it holds; more than once for several. Usually all but notes.",
)
@click.option("--paper", type=click.Choice(tuple(PAPERS)), default="a4", show_default=True)
def command(
    name: str,
    html: Path | None,
    pdf: Path | None,
    days: int,
    first: datetime | None,
    last: datetime | None,
    sections: tuple[str, ...],
    paper: str,
) -> None:
    """Write the report for a doctor to a file, as --html or as --pdf.

    \b
    twitchlog report --user maria --pdf report.pdf
    twitchlog report --user maria --html report.html --from 2026-01-01 --to 2026-03-31
    """
    target = html or pdf
    if target is None or (html and pdf):
        raise click.UsageError("Say either --html FILE or --pdf FILE.")
    if target.exists():
        raise click.ClickException(f"{target} is there already; a report overwrites nothing.")
    with opened():
        page = _page(accounts.owner_named(name), days, first, last, sections or USUAL, paper)
    _write(target, page.encode() if html else _printed(page))
    click.echo(f"Written to {target}.")


def _page(
    owner: Owner,
    days: int,
    first: datetime | None,
    last: datetime | None,
    sections: tuple[str, ...],
    paper: str,
) -> str:
    if first or last:
        span = own_days(owner, first and first.date(), last and last.date())
    else:
        span = last_days(owner, days)
    if span is None:
        raise click.ClickException("In these days nothing was tracked, so there is no report.")
    return as_file(report_of(owner, span, sections), paper)


def _printed(page: str) -> bytes:
    try:
        return printing.pdf(page)
    except printing.NoPrinter as error:
        raise click.ClickException(HOW_TO_PRINT) from error
    except printing.NotPrinted as error:
        raise click.ClickException(f"The PDF could not be made: {error}") from error


def _write(target: Path, content: bytes) -> None:
    """Beside the target first, so that a file of its name is always whole; for its user alone."""
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as draft:
        draft.write(content)
    os.replace(draft.name, target)
