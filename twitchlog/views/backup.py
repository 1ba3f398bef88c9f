"""One's own backups, and for the admin when the whole database was last copied."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from flask import (
    Blueprint,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue

from twitchlog import clock, exports, imports
from twitchlog.backup import automatic, size_words
from twitchlog.i18n import gettext as _
from twitchlog.imports.replacement import Replacement, days_of, replacement
from twitchlog.journal import portable, replacing, uploads
from twitchlog.journal.missing import NotThere
from twitchlog.journal.opinions import opinions_of
from twitchlog.messages import say
from twitchlog.security import admin, body_limit, owner, signed_in
from twitchlog.views.bring import NotTaken, folder, keep, sent_file

bp = Blueprint("backup", __name__, url_prefix="/data/backup")
LARGEST_UPLOAD = 64 * 1024 * 1024


@bp.get("")
@signed_in
def index() -> ResponseReturnValue:
    return _index_page()


@bp.post("/restore")
@body_limit(LARGEST_UPLOAD)
@signed_in
def upload() -> ResponseReturnValue:
    try:
        token = keep(sent_file())
    except NotTaken as problem:
        return _index_page(str(problem)), problem.status
    return redirect(url_for("backup.preview", token=token), 303)


@bp.get("/restore/<token>")
@signed_in
def preview(token: str) -> ResponseReturnValue:
    path, name = uploads.upload_of(owner(), folder(), token)
    try:
        with path.open("rb") as file:
            found = _replacement(file, name)
    except imports.Refused as refused:
        return _index_page(_told(refused)), 422
    return render_template(
        "backup/preview.html",
        found=found,
        days=days_of(found.records),
        name=name,
        token=token,
        days_kept=replacing.KEPT_FOR.days,
    )


@bp.post("/restore/<token>")
@signed_in
def confirm(token: str) -> ResponseReturnValue:
    try:
        path, name = uploads.upload_of(owner(), folder(), token)
    except NotThere:
        if not replacing.is_replaced(owner(), token):
            raise
        return redirect(url_for("backup.index"), 303)  # by the same form, sent a moment ago
    try:
        with path.open("rb") as file:
            found = _replacement(file, name)
    except imports.Refused as refused:
        return _index_page(_told(refused)), 422
    _replace(found, token)
    uploads.drop_upload(owner(), folder(), token)
    return redirect(url_for("backup.index"), 303)


@bp.post("/restore/<token>/cancel")
@signed_in
def cancel(token: str) -> ResponseReturnValue:
    uploads.drop_upload(owner(), folder(), token)
    say(_("Your journal stays as it is."))
    return redirect(url_for("backup.index"), 303)


@bp.get("/before/<replaced>.zip")
@signed_in
def before(replaced: str) -> ResponseReturnValue:
    return send_file(
        BytesIO(replacing.content_of(owner(), replaced)),
        mimetype="application/zip",
        as_attachment=True,
        download_name="twitchlog-journal-before.zip",
    )


@bp.post("/before/<replaced>/restore")
@signed_in
def undo(replaced: str) -> ResponseReturnValue:
    found = _replacement(BytesIO(replacing.content_of(owner(), replaced)), "journal.zip")
    _replace(found, request.form.get("nonce"))
    return redirect(url_for("backup.index"), 303)


@bp.post("/before/<replaced>/remove")
@signed_in
def remove(replaced: str) -> ResponseReturnValue:
    replacing.drop_replaced(owner(), replaced)
    say(_("Removed."))
    return redirect(url_for("backup.index"), 303)


@bp.post("/installation")
@admin
def installation() -> ResponseReturnValue:
    if current_app.config["TWITCHLOG_DATABASE_URL"]:
        abort(404)
    if automatic.back_up(current_app.config["BACKUPS"]) is None:
        say(_("The whole database is backed up."))
    return redirect(url_for("backup.index"), 303)


def _replacement(file: BinaryIO, name: str) -> Replacement:
    parsed = imports.read_upload(file, name)
    return replacement(parsed, name, portable.records_of(owner()), opinions_of(owner()))


def _replace(found: Replacement, nonce: str | None) -> None:
    kept = replacing.replace_journal(owner(), found.records, found.opinions, exports.packed, nonce)
    say(
        _("Your journal is as in the backup."),
        undo_url=url_for("backup.undo", replaced=kept),
    )


def _told(refused: imports.Refused) -> str:
    """Why a file cannot be read, in the reader's language."""
    where = refused.file
    if refused.line is not None:
        where += f", {_('line')} {refused.line}"
    return f"{where}: {_(refused.reason).format(fact=refused.fact)}"


def _index_page(problem: str | None = None) -> str:
    plan = current_app.config["BACKUPS"] if owner().is_admin else None
    return render_template(
        "backup/index.html",
        problem=problem,
        replaced=replacing.replaced_journals(owner()),
        days_kept=replacing.KEPT_FOR.days,
        local=lambda instant: clock.at_zone(instant, owner().settings.zone),
        size_words=size_words,
        plan=plan,
        sqlite=not current_app.config["TWITCHLOG_DATABASE_URL"],
        last=plan and automatic.last_copy(plan),
        trouble=plan and automatic.last_problem(plan),
    )
