"""Logging in one typed line: it is shown how it was understood, and then saved."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog.forms.typed import TypedForm
from twitchlog.i18n import gettext as _
from twitchlog.journal.check_in import HasEpisodes
from twitchlog.journal.typed import save_typed, undo_typed, was_typed
from twitchlog.messages import say
from twitchlog.security import may_wait, owner, signed_in
from twitchlog.security.waited import LONGEST_WAIT
from twitchlog.typed_page import STALE, TypedPage, typed_page

bp = Blueprint("typed", __name__, url_prefix="/typed")
MOST_TOLD = 3


@bp.get("")
@signed_in
def index() -> ResponseReturnValue:
    return _page(TypedForm())


@bp.post("")
@signed_in
def preview() -> ResponseReturnValue:
    form = TypedForm(request.form)
    if not form.validate():
        return _page(form), 422
    return _page(form, _read(form))


@bp.post("/save")
@signed_in
@may_wait
def save() -> ResponseReturnValue:
    form = TypedForm(request.form)
    if not form.validate():
        return _page(form), 422
    page, keep = _read(form), request.form.get("keep") == "1"
    if page.seen != form.seen.data or not any(page.to_save(keep=keep)):
        return _page(form, page, again=True), 422
    return _save(page, form.nonce.data, keep=keep)


@bp.post("/take")
@signed_in
@may_wait
def take() -> ResponseReturnValue:
    """Save a line that nobody could be shown; not before it was, where a part is not understood."""
    form = TypedForm(request.form)
    if not form.validate():
        return _page(form), 422
    if was_typed(owner(), form.nonce.data):
        return redirect(url_for("today.index"), 303)
    page = _read(form)
    if page.understood.left or not page.understood.anything:
        return _page(form, page)
    return _save(page, form.nonce.data)


@bp.post("/<key>/undo")
@signed_in
def undo(key: str) -> ResponseReturnValue:
    undo_typed(owner(), key)
    say(_("Taken back."))
    return redirect(url_for("today.index"), 303)


def _read(form: TypedForm) -> TypedPage:
    oldest = LONGEST_WAIT if form.waited.data == "1" else STALE
    return typed_page(owner(), form.text.data, _moment(form.at.data), oldest)


def _save(page: TypedPage, nonce: str | None, *, keep: bool = False) -> ResponseReturnValue:
    bouts, days = page.to_save(keep=keep)
    text = _("Saved: %s.") % _told(page)
    try:
        key = save_typed(owner(), bouts, days, nonce)
    except HasEpisodes:
        others = [(day, said) for day, said in days if not said.none]
        key = save_typed(owner(), bouts, others, nonce)
        text = _("There are bouts on this day, so it stays a day with twitches.")
    say(text, undo_url=url_for("typed.undo", key=key))
    return redirect(url_for("today.index"), 303)


def _moment(text: str | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return at if at.tzinfo else None


def _told(page: TypedPage) -> str:
    titles = [title for title, _details in page.lines] or [_("a note on the day")]
    more = len(titles) - MOST_TOLD
    return ", ".join(titles[:MOST_TOLD]) + (", " + _("and %d more") % more if more > 0 else "")


def _page(form: TypedForm, page: TypedPage | None = None, *, again: bool = False) -> str:
    return render_template("typed/index.html", form=form, page=page, again=again)
