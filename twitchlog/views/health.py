"""A sign of life, for whatever watches over the server."""

from __future__ import annotations

from flask import Blueprint, Response

from twitchlog.security import public

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public
def index() -> Response:
    return Response("ok\n", mimetype="text/plain")
