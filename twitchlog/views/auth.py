"""Coming in and going out: the first start, signing in and out, opening an account."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog import clock
from twitchlog.forms.accounts import NewAccountForm, SignInForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import accounts, site_settings
from twitchlog.passwords import WeakPassword
from twitchlog.records import Owner, Settings
from twitchlog.security import public, session, throttle
from twitchlog.security.access import own_path, visitor
from twitchlog.security.proxy import from_this_machine

bp = Blueprint("auth", __name__)


@bp.route("/start", methods=["GET", "POST"])
@public
def start() -> ResponseReturnValue:
    if accounts.any_account():
        return redirect(url_for("auth.sign_in"), 303)
    key = request.args.get("key", "")
    if not (from_this_machine() or site_settings.is_first_start_key(key)):
        return render_template("auth/elsewhere.html"), 403
    form = NewAccountForm(request.form)
    if request.method == "POST" and form.validate():
        try:
            owner = _create(form, first=True)
        except accounts.NotTheFirst:
            return redirect(url_for("auth.sign_in"), 303)
        if owner:
            session.begin(owner)
            return redirect(_after_start(), 303)
    return render_template("auth/start.html", form=form), _status()


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    onwards = own_path(request.args.get("next")) or url_for("today.index")
    if not accounts.any_account():
        return redirect(url_for("auth.start"), 303)
    if request.method != "POST" and visitor():
        return redirect(onwards, 303)
    form = SignInForm(request.form)
    if request.method == "POST" and form.validate():
        try:
            with throttle.attempt(form.username.data):
                session.begin(accounts.verify(form.username.data, form.password.data))
            return redirect(onwards, 303)
        except accounts.WrongPassword:
            form.form_errors = [_("Name and password do not fit together.")]
    return _sign_in_page(form), _status()


@bp.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    session.leave()
    response = redirect(url_for("auth.sign_in"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@bp.route("/register", methods=["GET", "POST"])
@public
def register() -> ResponseReturnValue:
    if not site_settings.registration_open():
        abort(404)
    form = NewAccountForm(request.form)
    if request.method == "POST" and form.validate():
        throttle.newcomer()
        if owner := _create(form):
            session.begin(owner)
            return redirect(_after_start(), 303)
    return render_template("auth/register.html", form=form), _status()


def _create(form: NewAccountForm, *, first: bool = False) -> Owner | None:
    """The new account; None when the form now says what is wrong."""
    settings = Settings(zone=_zone(form.browser_zone.data))
    try:
        return accounts.create_account(
            form.username.data, form.password.data, settings=settings, first=first
        )
    except accounts.BadUsername as error:
        form.reject("username", _(str(error)))
    except WeakPassword as error:
        form.reject("password", _(str(error)))
    return None


def _zone(name: str | None) -> str:
    """The browser's zone if this machine knows it, else UTC."""
    try:
        return clock.zone_named(name or "UTC").key
    except clock.UnknownZone:
        return "UTC"


def _sign_in_page(form: SignInForm) -> str:
    return render_template(
        "auth/sign_in.html", form=form, may_register=site_settings.registration_open()
    )


def _after_start() -> str:
    known = "welcome.index" in current_app.view_functions
    return url_for("welcome.index" if known else "today.index")


def _status() -> int:
    """A form that is shown again after it was sent was not taken."""
    return 422 if request.method == "POST" else 200
