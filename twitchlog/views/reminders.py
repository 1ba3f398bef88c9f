"""Reminders: whether, when and how; not today; not on holiday."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog.forms.reminders import ReminderForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import feeds, reminders
from twitchlog.journal.days import today_of
from twitchlog.messages import say
from twitchlog.reminding.rounds import mail_server
from twitchlog.reminding.targets import BadTarget, target_of
from twitchlog.security import owner, signed_in

bp = Blueprint("reminders", __name__, url_prefix="/reminders")


@bp.get("")
@signed_in
def index() -> ResponseReturnValue:
    present = reminders.reminder_of(owner())
    form = _form(
        switched_on=str(int(present.switched_on)),
        hour=str(present.hour),
        ntfy=present.ntfy,
        email=present.email,
        away_until=present.away_until,
    )
    return _page(form, present)


@bp.post("")
@signed_in
def change() -> ResponseReturnValue:
    form = _form(request.form)
    if not (form.validate() & _is_target(form)):
        return _page(form, reminders.reminder_of(owner())), 422
    wanted = reminders.Reminder(
        switched_on=form.switched_on.data == "1",
        hour=int(form.hour.data),
        ntfy=form.ntfy.data,
        email=form.email.data if "email" in form else "",
        address=url_for("today.index", _external=True),
        away_until=form.away_until.data,
    )
    reminders.save_reminder(owner(), wanted)
    say(_("Saved."))
    return redirect(url_for("reminders.index"), 303)


@bp.post("/today")
@signed_in
def today() -> ResponseReturnValue:
    quiet = request.form.get("quiet") == "1"
    reminders.be_quiet(owner(), today_of(owner()) if quiet else None)
    say(_("No reminder today.") if quiet else _("Reminders go on as usual."))
    return redirect(url_for("reminders.index"), 303)


def _form(*sent: Any, **shown: Any) -> ReminderForm:
    """The form; without a mail server it has no e-mail."""
    form = ReminderForm(*sent, **shown)
    if mail_server(current_app) is None:
        del form.email
    return form


def _is_target(form: ReminderForm) -> bool:
    """Whether a notification could be sent where the form says; blank is nowhere."""
    if not form.ntfy.data or form.ntfy.errors:
        return True
    try:
        target_of(form.ntfy.data)
    except BadTarget as error:
        form.reject("ntfy", _(str(error)))
        return False
    return True


def _page(form: ReminderForm, present: reminders.Reminder) -> str:
    return render_template(
        "reminders/index.html",
        form=form,
        present=present,
        quiet=present.quiet_on == today_of(owner()),
        calendars=[link for link in feeds.feeds_of(owner()) if link.kind == "reminders"],
    )
