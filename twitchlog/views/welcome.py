"""The first minute: which factors to track, and where the person is."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog import clock
from twitchlog.catalogue import CORE, FACTORS
from twitchlog.forms.factors import ChooseForm
from twitchlog.i18n import gettext as _
from twitchlog.journal.accounts import save_settings
from twitchlog.journal.factors import choose_factors
from twitchlog.messages import say
from twitchlog.security import owner, signed_in

bp = Blueprint("welcome", __name__)
OFFERED = tuple(factor for factor in FACTORS if not factor.outcome)


@bp.get("/welcome")
@signed_in
def index() -> ResponseReturnValue:
    form = ChooseForm(None, offered=OFFERED)
    form.factors.data = list(CORE)
    return render_template("welcome/index.html", form=form, zone=owner().settings.zone)


@bp.post("/welcome")
@signed_in
def choose() -> ResponseReturnValue:
    form = ChooseForm(request.form, offered=OFFERED)
    if not form.validate():
        page = render_template("welcome/index.html", form=form, zone=owner().settings.zone)
        return page, 422
    zone = request.form.get("browser_zone", "")
    if owner().settings.zone == "UTC" and zone in clock.zone_names():
        save_settings(owner(), replace(owner().settings, zone=zone))
    choose_factors(owner(), form.factors.data)
    say(_("Your journal is ready. Log a twitch whenever one comes."))
    return redirect(url_for("today.index"), 303)
