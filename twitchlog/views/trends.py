from flask import Blueprint

from twitchlog.security import signed_in

bp = Blueprint("trends", __name__)


@bp.get("/trends")
@signed_in
def index() -> str:
    return "soon"
