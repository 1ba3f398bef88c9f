"""A report as a page of its own: no navigation, no script, and, as a file, no other file."""

from __future__ import annotations

from functools import cache

from flask import render_template
from markupsafe import Markup

from twitchlog.paths import ASSETS
from twitchlog.report.parts import Report
from twitchlog.story import CHRONOLOGY

SHEETS = ("tokens", "base", "report")
PAPERS = {"a4": "A4", "letter": "letter"}


def as_file(report: Report, paper: str = "a4") -> str:
    """The report as one HTML file that needs nothing else, to be printed on A4 or Letter."""
    size = f"@media print {{ @page {{ size: {PAPERS[paper]}; }} }}"
    style = Markup("<style>{}</style>").format(Markup("\n".join((*_sheets(), size))))
    return as_page(report, style=style)


def as_page(report: Report, **context: object) -> str:
    """The report as a page that takes its looks from the files of this site, unless given some."""
    return render_template(
        "report/alone.html", report=report, chronology=CHRONOLOGY, sheets=SHEETS, **context
    )


@cache
def _sheets() -> tuple[str, ...]:
    return tuple((ASSETS / f"static/css/{name}.css").read_text("utf-8") for name in SHEETS)
