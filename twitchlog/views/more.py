"""More: everything that does not need a tab of its own."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from twitchlog.security import signed_in

bp = Blueprint("more", __name__)


@bp.get("/more")
@signed_in
def index() -> ResponseReturnValue:
    return render_template("more/index.html")
