"""The tables of the trends: the long ones on pages of their own, and all of them as files."""

from __future__ import annotations

import csv
import io

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from twitchlog.charts.page import GROWING_TABLES, TABLES
from twitchlog.charts.twins import Table
from twitchlog.exports.cells import shielded
from twitchlog.security import owner, signed_in
from twitchlog.trend_page import trends_of
from twitchlog.views.trends import WORDS, Asked, asked_for, tables_of

bp = Blueprint("trend_tables", __name__)


@bp.get("/trends/table")
@signed_in
def show() -> ResponseReturnValue:
    name, asked = request.args.get("of", ""), asked_for()
    if name not in GROWING_TABLES:
        abort(404)
    return render_template(
        "trends/table.html",
        name=name,
        shown=_table(name, asked),
        span=asked.span,
        filtered=asked.address,
        **WORDS,
    )


@bp.get("/trends/table.csv")
@signed_in
def download() -> ResponseReturnValue:
    name, asked = request.args.get("of", ""), asked_for()
    if name not in TABLES:
        abort(404)
    found, text = _table(name, asked), io.StringIO(newline="")
    rows = ([shielded(cell) for cell in row] for row in (found.headings, *found.rows))
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    response = Response(text.getvalue(), mimetype="text/csv; charset=utf-8")
    file = f"twitchlog-{name}-{asked.span.first}-{asked.span.last}.csv"
    response.headers.set("Content-Disposition", "attachment", filename=file)
    return response


def _table(name: str, asked: Asked) -> Table:
    """One table of the days asked for; none is not found."""
    shown = trends_of(owner(), asked.span, asked.began, asked.wanted) if asked.valid else None
    return tables_of(shown, owner(), {name})[name] if shown else abort(404)
