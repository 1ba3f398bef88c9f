"""What a device keeps to open without a network: a page that knows nobody, and its files."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, abort, jsonify, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from twitchlog.assets import WORKER, shell_files
from twitchlog.catalogue import BY_SLUG, CORE, Factor
from twitchlog.forms.days import day_form
from twitchlog.forms.episodes import type_choices
from twitchlog.i18n import languages, speaking
from twitchlog.records import Settings
from twitchlog.security import public
from twitchlog.views.today import FIRST_TYPES, site_groups
from twitchlog.vocabulary import REGION_BY_SLUG
from twitchlog.wording import shown_unit

bp = Blueprint("offline", __name__)
USUAL = ("calf", "eyelid_lower", "foot_arch", "thigh_front", "thumb", "many_places")
ICONS = ((192, "any"), (512, "any"), (512, "maskable"))


@bp.get("/offline", defaults={"language": "en"})
@bp.get("/offline/<language>")
@public
def shell(language: str) -> ResponseReturnValue:
    """The page in one language, which its address names: a device keeps it for a long time."""
    if language not in languages():
        abort(404)
    with speaking(language):
        return _shell(language)


def _shell(language: str) -> str:
    factors = _of_one_unit()
    return render_template(
        "offline/shell.html",
        owner=None,
        language=language,
        theme="auto",
        groups=site_groups(),
        frequent=[REGION_BY_SLUG[slug] for slug in USUAL],
        types=[choice for choice in type_choices() if choice[0] in FIRST_TYPES],
        factors=factors,
        any_day=date(2000, 1, 1),
        form=day_form(factors, Settings())(),
        settings=Settings(),
    )


def _of_one_unit() -> list[Factor]:
    """The core factors that everybody enters in the same unit: the page knows nobody's settings."""
    known = (BY_SLUG[slug] for slug in CORE)
    other = Settings(volume_unit="fl_oz")
    return [one for one in known if shown_unit(one, Settings()) == shown_unit(one, other)]


@bp.get("/offline/files.json")
@public
def files() -> ResponseReturnValue:
    return jsonify(files=shell_files())


@bp.get("/worker.js")
@public
def worker() -> Response:
    return send_file(WORKER, mimetype="text/javascript", max_age=0)


@bp.get("/manifest.webmanifest")
@public
def manifest() -> Response:
    return Response(
        render_template("offline/manifest.json", icons=ICONS, start=url_for("today.index")),
        mimetype="application/manifest+json",
    )
