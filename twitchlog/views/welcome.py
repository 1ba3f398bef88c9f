"""The first minute: which factors to track, what the person suspects, and where they are."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog import clock
from twitchlog.catalogue import CORE, FACTORS
from twitchlog.forms.factors import ChooseForm
from twitchlog.forms.suspicions import SuspectForm
from twitchlog.i18n import gettext as _
from twitchlog.journal.accounts import save_settings
from twitchlog.journal.factors import choose_factors
from twitchlog.journal.suspicions import suspect, suspicions_of
from twitchlog.messages import say
from twitchlog.security import owner, signed_in

bp = Blueprint("welcome", __name__)
OFFERED = tuple(factor for factor in FACTORS if not factor.outcome)


@bp.get("/welcome")
@signed_in
def index() -> ResponseReturnValue:
    form, suspected = ChooseForm(None, offered=OFFERED), SuspectForm(None, offered=OFFERED)
    form.factors.data = list(CORE)
    suspected.suspected.data = [one.factor for one in suspicions_of(owner())]
    return _page(form, suspected)


@bp.post("/welcome")
@signed_in
def choose() -> ResponseReturnValue:
    form = ChooseForm(request.form, offered=OFFERED)
    suspected = SuspectForm(request.form, offered=OFFERED)
    if not all([form.validate(), suspected.validate()]):
        return _page(form, suspected), 422
    zone = request.form.get("browser_zone", "")
    if owner().settings.zone == "UTC" and zone in clock.zone_names():
        save_settings(owner(), replace(owner().settings, zone=zone))
    suspect(owner(), [*_not_offered(), *suspected.suspected.data])
    choose_factors(owner(), form.factors.data)
    say(_("Your journal is ready. Log a twitch whenever one comes."))
    return redirect(url_for("today.index"), 303)


def _not_offered() -> list[str]:
    """What is suspected beyond the catalogue, which is not asked about here."""
    offered = {factor.slug for factor in OFFERED}
    return [one.factor for one in suspicions_of(owner()) if one.factor not in offered]


def _page(form: ChooseForm, suspected: SuspectForm) -> str:
    return render_template("welcome/index.html", form=form, suspected=suspected)
