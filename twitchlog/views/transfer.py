"""One's data out and in: CSV tables, the full export, and imports with a preview first."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    send_file,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue

from twitchlog import exports, imports
from twitchlog.i18n import gettext as _
from twitchlog.journal import portable, uploads
from twitchlog.journal.days import summaries
from twitchlog.journal.events import events_of
from twitchlog.journal.factors import factors_of
from twitchlog.journal.missing import NotThere
from twitchlog.journal.opinions import opinions_of
from twitchlog.messages import say
from twitchlog.records import Owner
from twitchlog.security import body_limit, owner, signed_in

bp = Blueprint("transfer", __name__, url_prefix="/data")
LARGEST_UPLOAD = 64 * 1024 * 1024
FAULTS_SHOWN = 100


def _episodes(who: Owner) -> Iterator[str]:
    values = {day.day: day.values for day in summaries(who)}
    return exports.episodes_csv(portable.episodes_of(who), values)


def _days(who: Owner) -> Iterator[str]:
    return exports.days_csv(summaries(who), factors_of(who, retired=True))


def _readings(who: Owner) -> Iterator[str]:
    return exports.readings_csv(portable.readings_of(who), factors_of(who, retired=True))


def _events(who: Owner) -> Iterator[str]:
    return exports.events_csv(events_of(who))


TABLES: dict[str, Callable[[Owner], Iterator[str]]] = {
    "episodes": _episodes,
    "days": _days,
    "readings": _readings,
    "events": _events,
}


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    return render_template("transfer/index.html", problem=None)


@bp.get("/<table>.csv")
@signed_in
def table(table: str) -> ResponseReturnValue:
    if table not in TABLES:
        abort(404)
    response = Response(
        stream_with_context(TABLES[table](owner())), mimetype="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f"attachment; filename={table}.csv"
    return response


@bp.get("/journal.zip")
@signed_in
def archive() -> ResponseReturnValue:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    exports.journal_zip(portable.records_of(owner()), file, opinions_of(owner()))
    file.seek(0)
    return send_file(
        file, mimetype="application/zip", as_attachment=True, download_name="twitchlog-journal.zip"
    )


@bp.post("/import")
@body_limit(LARGEST_UPLOAD)
@signed_in
def upload() -> ResponseReturnValue:
    file = request.files.get("file")
    if file is None or not file.filename:
        return _refused(_("Please choose a file first."))
    token = uploads.keep_upload(owner(), _folder(), file.stream, file.filename)
    return redirect(url_for("transfer.preview", token=token), 303)


@bp.get("/import/<token>")
@signed_in
def preview(token: str) -> ResponseReturnValue:
    path, name = uploads.upload_of(owner(), _folder(), token)
    try:
        plan = _plan(path, name)
    except imports.Refused as refused:
        return _refused(str(refused))
    return render_template(
        "transfer/preview.html", plan=plan, name=name, token=token, shown=FAULTS_SHOWN
    )


@bp.post("/import/<token>")
@signed_in
def confirm(token: str) -> ResponseReturnValue:
    try:
        return _imported(token)
    except NotThere:
        if not portable.is_imported(owner(), token):
            raise
    say(_("Imported."))  # by the same form, sent a moment ago
    return redirect(url_for("journal.index"), 303)


def _imported(token: str) -> ResponseReturnValue:
    path, name = uploads.upload_of(owner(), _folder(), token)
    try:
        plan = _plan(path, name)
    except imports.Refused as refused:
        return _refused(str(refused))
    if plan.blocked:
        return redirect(url_for("transfer.preview", token=token), 303)
    try:
        portable.add_records(
            owner(), plan.additions, token, settings=plan.settings, opinions=plan.opinions
        )
    except portable.AlreadyThere:
        say(_("Your journal changed meanwhile. Please look at the preview again."))
        return redirect(url_for("transfer.preview", token=token), 303)
    uploads.drop_upload(owner(), _folder(), token)
    say(_("Imported."))
    return redirect(url_for("journal.index"), 303)


@bp.post("/import/<token>/cancel")
@signed_in
def cancel(token: str) -> ResponseReturnValue:
    uploads.drop_upload(owner(), _folder(), token)
    say(_("Nothing was imported."))
    return redirect(url_for("transfer.index"), 303)


def _folder() -> Path:
    return Path(current_app.instance_path) / "uploads"


def _plan(path: Path, name: str) -> imports.Plan:
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise NotThere(name) from error
    with file:
        parsed = imports.read_upload(file, name)
    return imports.plan(portable.records_of(owner()), parsed, opinions_of(owner()))


def _refused(problem: str) -> ResponseReturnValue:
    return render_template("transfer/index.html", problem=problem), 422
