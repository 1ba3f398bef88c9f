"""The account itself: its password, the devices it is signed in on, its end."""

from __future__ import annotations

from pathlib import Path

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask import session as flask_session
from flask.typing import ResponseReturnValue

from twitchlog import clock
from twitchlog.bringing.desk import desk
from twitchlog.forms.accounts import ChangePasswordForm, DeleteAccountForm
from twitchlog.i18n import gettext as _
from twitchlog.i18n import language, ngettext, speaking
from twitchlog.journal import accounts, handed_out, sign_ins, site_settings, uploads
from twitchlog.passwords import WeakPassword
from twitchlog.security import admin, owner, session, signed_in, throttle

bp = Blueprint("account", __name__, url_prefix="/account")

DEVICE = "/devices/<int(max=2147483647):sign_in_id>/end"


@bp.get("")
@signed_in
def index() -> ResponseReturnValue:
    return _index_page(ChangePasswordForm())


@bp.post("/password")
@signed_in
def change_password() -> ResponseReturnValue:
    form = ChangePasswordForm(request.form)
    if not form.validate():
        return _index_page(form), 422
    try:
        with throttle.confirmation(owner()):
            accounts.change_password(
                owner(),
                form.password.data,
                form.new_password.data,
                keep=g.sign_in,
                take_back=form.take_back.data,
            )
    except accounts.WrongPassword as error:
        form.reject("password", _(str(error)))
        return _index_page(form), 422
    except WeakPassword as error:
        form.reject("new_password", _(str(error)))
        return _index_page(form), 422
    flash(_password_changed())
    return redirect(url_for("account.index"), 303)


@bp.post(DEVICE)
@signed_in
def end_device(sign_in_id: int) -> ResponseReturnValue:
    try:
        sign_ins.end(owner(), sign_in_id, request.form.get("nonce"))
    except sign_ins.NoSuchSignIn:
        abort(404)
    flash(_("That device is signed out."))
    return redirect(url_for("account.index"), 303)


@bp.post("/devices/end-others")
@signed_in
def end_other_devices() -> ResponseReturnValue:
    sign_ins.end_others(owner(), g.sign_in)
    flash(_("All other devices are signed out."))
    return redirect(url_for("account.index"), 303)


@bp.post("/registration")
@admin
def registration() -> ResponseReturnValue:
    opened = request.form.get("open") == "1"
    site_settings.open_registration(opened)
    flash(_("Others can open a journal now.") if opened else _("Nobody else can open a journal."))
    return redirect(url_for("account.index"), 303)


@bp.route("/delete", methods=["GET", "POST"])
@signed_in
def delete() -> ResponseReturnValue:
    form = DeleteAccountForm(request.form)
    if request.method != "POST":
        return _delete_page(form)
    if not form.validate():
        return _delete_page(form), 422
    waiting = uploads.files_of(owner(), Path(current_app.instance_path) / "uploads")
    try:
        with throttle.confirmation(owner()):
            accounts.delete_account(owner(), form.password.data)
    except (accounts.WrongPassword, accounts.LastAdmin) as error:
        form.reject("password", _(str(error)))
        return _delete_page(form), 422
    desk().drop(owner())
    for path in waiting:
        path.unlink(missing_ok=True)
    return _gone_page()


def _password_changed() -> str:
    """That it is, and what leads in without it."""
    changed = _("Your password is changed, and other devices are signed out.")
    left = _words(handed_out.ways_in(owner()))
    return " ".join((changed, _("Still open without it: %s.") % left)) if left else changed


def _words(ways: handed_out.WaysIn) -> str:
    """As in "2 keys, 1 calendar"; nothing where there is none."""
    words = (
        ngettext("%d key for programs", "%d keys for programs", ways.keys),
        ngettext("%d calendar", "%d calendars", ways.calendars),
        ngettext("%d link to a report", "%d links to reports", ways.reports),
    )
    return ", ".join(text % count for text, count in zip(words, ways, strict=True) if count)


def _index_page(form: ChangePasswordForm) -> str:
    return render_template(
        "account/index.html",
        form=form,
        devices=sign_ins.devices(owner()),
        this_device=g.sign_in,
        registration_open=site_settings.registration_open(),
        ways_in=_words(handed_out.ways_in(owner())),
    )


def _gone_page() -> Response:
    """The last page, of which nothing stays on the device: there is nobody to show another one."""
    backups, tongue = current_app.config["BACKUPS"], language()
    last = backups.gone_by(clock.now().date()) if backups.daily else None
    session.leave()
    flask_session.clear()
    g.owner = g.sign_in = None
    with speaking(tongue):
        response = make_response(render_template("account/gone.html", last_copy=last))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _delete_page(form: DeleteAccountForm) -> str:
    return render_template("account/delete.html", form=form)
