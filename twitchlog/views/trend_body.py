"""The body's heat step by step, fetched once somebody comes near its slider."""

from __future__ import annotations

from flask import Blueprint, abort, jsonify
from flask.typing import ResponseReturnValue

from twitchlog.charts import body_heat
from twitchlog.i18n import gettext as _
from twitchlog.security import owner, signed_in
from twitchlog.trend_page import trends_of
from twitchlog.views.trends import asked_for

bp = Blueprint("trend_body", __name__)


@bp.get("/trends/body")
@signed_in
def steps() -> ResponseReturnValue:
    from twitchlog.analysis.trend.body import halves

    asked = asked_for()
    shown = trends_of(owner(), asked.span, asked.began, asked.wanted) if asked.valid else None
    if shown is None:
        abort(404)
    found = shown.more.steps
    return jsonify(body_heat.steps(found, halves(found.noted), _))
