"""A part of one's data, or all of it, in other formats than the full export."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date

from flask import (
    Blueprint,
    Response,
    render_template,
    request,
    send_file,
    stream_with_context,
)
from flask.typing import ResponseReturnValue

from twitchlog.exports import fhir, journal_json, whole
from twitchlog.exports.whole import Contents
from twitchlog.forms.parts import PartForm
from twitchlog.journal import portable
from twitchlog.journal.days import summaries
from twitchlog.journal.events import events_of
from twitchlog.journal.factors import factors_of
from twitchlog.journal.opinions import opinions_of
from twitchlog.records import EpisodeFilter, EpisodeRecord, Owner
from twitchlog.security import owner, signed_in

bp = Blueprint("parts", __name__, url_prefix="/data")


@bp.get("/part")
@signed_in
def index() -> ResponseReturnValue:
    return render_template("parts/index.html", form=PartForm(request.args or None))


@bp.get("/part/download")
@signed_in
def download() -> ResponseReturnValue:
    form = PartForm(request.args or None)
    if not form.validate():
        return render_template("parts/index.html", form=form), 422
    contents = contents_of(owner(), form.wanted())
    if form.format.data == "json":
        everything = not contents.wanted.active
        journal = _journal(owner()) if everything else ""
        pieces = whole.export_json(contents, journal)
        return _stream(pieces, "twitchlog-export.json", "application/json")
    if form.format.data == "fhir":
        return _stream(fhir.bundle(contents), "twitchlog-fhir.json", "application/fhir+json")
    if form.format.data == "csv":
        return _stream(whole.export_bouts(contents), "episodes.csv", "text/csv")
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    whole.export_tables(contents, file)
    file.seek(0)
    return send_file(
        file, mimetype="application/zip", as_attachment=True, download_name="twitchlog-part.zip"
    )


def contents_of(who: Owner, wanted: EpisodeFilter) -> Contents:
    """What a journal holds within a filter; type and region narrow down the bouts alone."""
    first, last = wanted.first or date.min, wanted.last or date.max
    return Contents(
        wanted=wanted,
        episodes=_bouts(portable.episodes_of(who, wanted.first, wanted.last), wanted),
        days=summaries(who, wanted.first, wanted.last),
        readings=(one for one in portable.readings_of(who) if first <= one.day <= last),
        events=[one for one in reversed(events_of(who)) if first <= one.day <= last],
        factors=factors_of(who, retired=True),
    )


def _journal(who: Owner) -> str:
    return journal_json(portable.records_of(who), opinions_of(who))


def _bouts(bouts: Iterable[EpisodeRecord], wanted: EpisodeFilter) -> Iterator[EpisodeRecord]:
    for bout in bouts:
        here = not wanted.region or any(site.region == wanted.region for site in bout.sites)
        if here and (not wanted.type or bout.type == wanted.type):
            yield bout


def _stream(pieces: Iterator[str], name: str, kind: str) -> Response:
    response = Response(stream_with_context(pieces), mimetype=kind)
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response
