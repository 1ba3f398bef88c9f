"""The long tables of the trends, each on a page of its own, from which its fold fetches it."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from twitchlog.charts.page import GROWING_TABLES
from twitchlog.security import owner, signed_in
from twitchlog.trend_page import trends_of
from twitchlog.views.trends import WORDS, asked_for, tables_of

bp = Blueprint("trend_tables", __name__)


@bp.get("/trends/table")
@signed_in
def show() -> ResponseReturnValue:
    name, asked = request.args.get("of", ""), asked_for()
    found = trends_of(owner(), asked.span, asked.began)
    if name not in GROWING_TABLES or not asked.valid or found is None:
        abort(404)
    return render_template(
        "trends/table.html",
        name=name,
        shown=tables_of(found, owner(), {name})[name],
        span=asked.span,
        **WORDS,
    )
