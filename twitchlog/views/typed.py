"""Logging in one typed line: it is shown how it was understood, and then saved."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog.forms.typed import TypedForm
from twitchlog.i18n import gettext as _
from twitchlog.journal.check_in import HasEpisodes
from twitchlog.journal.days import today_of
from twitchlog.journal.typed import save_typed, undo_typed
from twitchlog.messages import say
from twitchlog.security import owner, signed_in
from twitchlog.typed_page import TypedPage, typed_page

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
    return _page(form, typed_page(owner(), form.text.data))


@bp.post("/save")
@signed_in
def save() -> ResponseReturnValue:
    form = TypedForm(request.form)
    if not form.validate():
        return _page(form), 422
    page = typed_page(owner(), form.text.data, _moment(form.at.data))
    bouts, days = page.to_save(keep=request.form.get("keep") == "1", today=today_of(owner()))
    if page.seen != form.seen.data or not (bouts or days):
        return _page(form, page, again=True), 409
    text = _("Saved: %s.") % _told(page)
    try:
        key = save_typed(owner(), bouts, days, request.form.get("nonce"))
    except HasEpisodes:
        others = [(day, said) for day, said in days if not said.none]
        key = save_typed(owner(), bouts, others, request.form.get("nonce"))
        text = _("There are bouts on this day, so it stays a day with twitches.")
    say(text, undo_url=url_for("typed.undo", key=key))
    return redirect(url_for("today.index"), 303)


@bp.post("/<key>/undo")
@signed_in
def undo(key: str) -> ResponseReturnValue:
    undo_typed(owner(), key)
    say(_("Taken back."))
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
