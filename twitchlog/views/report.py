"""The report for a doctor: one page of what a journal holds, read before it is handed over."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from twitchlog.security import signed_in

bp = Blueprint("report", __name__)


@bp.get("/report")
@signed_in
def index() -> ResponseReturnValue:
    return render_template("report/index.html")
