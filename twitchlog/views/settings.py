"""Settings: how this journal is kept and shown."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog import clock
from twitchlog.forms.settings import SettingsForm
from twitchlog.i18n import ask_again
from twitchlog.i18n import gettext as _
from twitchlog.journal.accounts import save_settings
from twitchlog.messages import say
from twitchlog.security import owner, signed_in

bp = Blueprint("settings", __name__, url_prefix="/settings")


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    return render_template("settings/index.html", form=SettingsForm(present=owner().settings))


@bp.post("/")
@signed_in
def change() -> ResponseReturnValue:
    form = SettingsForm(request.form, present=owner().settings)
    if not form.validate():
        return render_template("settings/index.html", form=form), 422
    g.owner = save_settings(owner(), form.settings())
    ask_again()
    say(_("Saved."))
    return redirect(url_for("settings.index"), 303)


@bp.post("/zone")
@signed_in
def switch_zone() -> ResponseReturnValue:
    zone = request.form.get("browser_zone", "")
    try:
        clock.zone_named(zone)
    except clock.UnknownZone:
        say(_("This time zone is not known here; nothing was changed."))
    else:
        save_settings(owner(), replace(owner().settings, zone=zone))
        say(_("New entries now follow %s.") % zone.replace("_", " "))
    return redirect(url_for("today.index"), 303)
