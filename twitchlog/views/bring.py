"""Bringing data in: a file, what would become of it, and its import."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, current_app, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from twitchlog import imports
from twitchlog.bringing import summary
from twitchlog.bringing.desk import desk
from twitchlog.bringing.watched import Cancelled
from twitchlog.bringing.work import Changed, Work
from twitchlog.charts.calendar import short_date
from twitchlog.i18n import gettext as _
from twitchlog.imports.foreign import READERS
from twitchlog.imports.mapped.presets import PRESETS
from twitchlog.journal import batches, factors, portable, uploads
from twitchlog.journal.missing import NotThere
from twitchlog.messages import say
from twitchlog.security import body_limit, owner, signed_in

bp = Blueprint("bring", __name__, url_prefix="/data")
LARGEST_UPLOAD = 1_200_000_000
PATIENCE_SECONDS = 2.0  # so long an answer waits for the work; then a page tells how far it is


@bp.get("/bring")
@signed_in
def index() -> ResponseReturnValue:
    return _index_page()


@bp.post("/import")
@body_limit(LARGEST_UPLOAD)
@signed_in
def upload() -> ResponseReturnValue:
    try:
        file = sent_file()
        desk().drop(owner())
        token = keep(file)
    except NotTaken as problem:
        return _index_page(str(problem)), problem.status
    return redirect(url_for("bring.preview", token=token), 303)


@bp.get("/import/<token>")
@signed_in
def preview(token: str) -> ResponseReturnValue:
    try:
        return _preview(work_on(token))
    except NotThere:
        return _imported_before(token)


@bp.get("/import/<token>/progress")
@signed_in
def progress(token: str) -> ResponseReturnValue:
    work = desk().found(owner(), token) or work_on(token)
    return jsonify(resting=work.resting, words=stage_words(work))


@bp.post("/import/<token>")
@signed_in
def confirm(token: str) -> ResponseReturnValue:
    try:
        if portable.is_imported(owner(), token):
            raise NotThere(token)
        return _confirmed(work_on(token), rest=bool(request.form.get("rest")))
    except NotThere:
        return _imported_before(token)


@bp.post("/import/<token>/cancel")
@signed_in
def cancel(token: str) -> ResponseReturnValue:
    if desk().is_writing(owner()):
        say(_("It is being written already. Once it is there, you can undo it as a whole."))
        return redirect(url_for("bring.preview", token=token), 303)
    desk().drop(owner())
    uploads.drop_upload(owner(), folder(), token)
    say(_("Nothing was imported."))
    return redirect(url_for("bring.index"), 303)


class NotTaken(Exception):
    """Nothing was sent, or there is no room for it; the message is for whoever sent it."""

    def __init__(self, words: str, status: int) -> None:
        super().__init__(words)
        self.status = status


def folder() -> Path:
    """Where files wait between preview and import."""
    return Path(current_app.instance_path) / "uploads"


def sent_file() -> FileStorage:
    """The file of the form. Raises NotTaken."""
    file = request.files.get("file")
    if file is None or not file.filename:
        raise NotTaken(_("Please choose a file first."), 422)
    return file


def keep(file: FileStorage) -> str:
    """Let a file wait in place of an earlier one; the token it waits under. Raises NotTaken."""
    try:
        return uploads.keep_upload(owner(), folder(), file.stream, file.filename or "")
    except uploads.NoRoom as full:
        words = _("The server has too little room for this file at the moment.")
        raise NotTaken(words, 507) from full


def refused_page(refused: imports.Refused) -> ResponseReturnValue:
    """Why a file was not read, where another can be chosen; it waits for nothing any more."""
    desk().drop(owner())
    uploads.drop_all(owner(), folder())
    return _index_page(str(refused)), 422


def stage_words(work: Work) -> str:
    """How far a work is."""
    percent = round(100 * work.share_read)
    return {
        "waiting": _("Waiting for another import to finish."),
        "reading": _("Reading the file: {percent} %.").format(percent=percent),
        "comparing": _("Comparing it with your journal."),
        "writing": _("Writing it into your journal."),
    }.get(work.stage, _("Done."))


bp.add_app_template_global(stage_words)


def work_on(token: str, *, for_words: bool = False) -> Work:
    """The work on a waiting file, begun now unless it was before. Raises NotThere."""
    path, name = uploads.upload_of(owner(), folder(), token)
    return desk().looking(owner(), token, path, name, for_words=for_words)


def how_far(work: Work) -> ResponseReturnValue | None:
    """The page to show for a work that goes on or failed; None once it is done."""
    if not work.rests_within(PATIENCE_SECONDS):
        return render_template("bring/working.html", work=work)
    return _failed(work) if work.problem is not None else None


def _preview(work: Work) -> ResponseReturnValue:
    page = how_far(work)
    if page is not None:
        return page
    return _written(work) if work.stage == "written" else _preview_page(work)


def _confirmed(work: Work, *, rest: bool) -> ResponseReturnValue:
    if work.rests_within(PATIENCE_SECONDS) and work.stage == "ready":
        ready = work.prepared
        if ready is not None and (ready.whole or (ready.may_leave_out and rest)):
            uploads.confirm_upload(owner(), work.token)
            desk().write(work)
            work.rests_within(PATIENCE_SECONDS)
    if work.stage == "written":
        return _written(work)
    if work.resting and work.problem is not None:
        return _failed(work)
    return redirect(url_for("bring.preview", token=work.token), 303)


def _imported_before(token: str) -> ResponseReturnValue:
    """The answer to a form that was sent a moment ago, or that such a file is not here."""
    if not portable.is_imported(owner(), token):
        return _index_page(_("This file is no longer here. Please choose it again.")), 404
    return _shown_imported(token)


def _index_page(problem: str | None = None, note: str = "") -> str:
    names = [reader.NAME for reader in READERS] + [preset.NAME for preset in PRESETS]
    return render_template(
        "bring/index.html",
        problem=problem,
        note=note,
        known=sorted(map(_, names), key=str.casefold),
        imports=batches.imports_of(owner()),
    )


def _preview_page(work: Work) -> str:
    assert work.prepared is not None
    plan, own = work.prepared.plan, factors.own_factors(owner())
    theirs = work.prepared.found.kind != "own"  # whose columns are called otherwise
    return render_template(
        "bring/preview.html",
        work=work,
        prepared=work.prepared,
        plan=plan,
        becomes=summary.becomes(plan, own),
        wrong=summary.fault_groups(plan.errors),
        conflicts=summary.fault_groups(plan.conflicts),
        short_date=lambda day: short_date(day, _),
        named=lambda text: summary.named(text, own) if theirs else text,
        interrupted=not work.confirmed and uploads.is_confirmed(owner(), work.token),
    )


def _failed(work: Work) -> ResponseReturnValue:
    match work.problem:
        case imports.Refused() as refused:
            return refused_page(refused)
        case imports.NotMapped():
            desk().drop(owner())
            return redirect(url_for("mapping.columns", token=work.token), 303)
        case Changed() | portable.AlreadyThere():
            say(_("Your journal changed meanwhile. Please look at the preview again."))
            desk().look_again(work)
            return redirect(url_for("bring.preview", token=work.token), 303)
        case Cancelled() | FileNotFoundError():
            raise NotThere(work.token)
        case problem:
            desk().drop(owner())
            assert problem is not None
            raise problem


def _written(work: Work) -> ResponseReturnValue:
    uploads.drop_upload(owner(), folder(), work.token)
    desk().drop(owner())
    return _shown_imported(work.token)


def _shown_imported(token: str) -> ResponseReturnValue:
    """To what came in, from when to when: far from today, nobody would find it."""
    made = batches.import_with(owner(), token)
    return redirect(url_for("imports_made.show", import_id=made.id), 303)
