"""The first minute: where the person is, which factors to track, and what they suspect."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog.catalogue import CORE, FACTORS
from twitchlog.forms.factors import ChooseForm
from twitchlog.forms.settings import ZoneForm
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
    return _page(ZoneForm(None, present=owner().settings.zone), form, suspected)


@bp.post("/welcome")
@signed_in
def choose() -> ResponseReturnValue:
    place = ZoneForm(request.form, present=owner().settings.zone)
    form = ChooseForm(request.form, offered=OFFERED)
    suspected = SuspectForm(request.form, offered=OFFERED)
    if not all([place.validate(), form.validate(), suspected.validate()]):
        return _page(place, form, suspected), 422
    save_settings(owner(), replace(owner().settings, zone=place.zone.data))
    suspect(owner(), [*_not_offered(), *suspected.suspected.data])
    choose_factors(owner(), form.factors.data)
    say(_("Your journal is ready. Log a twitch whenever one comes."))
    return redirect(url_for("today.index"), 303)


def _not_offered() -> list[str]:
    """What is suspected beyond the catalogue, which is not asked about here."""
    offered = {factor.slug for factor in OFFERED}
    return [one.factor for one in suspicions_of(owner()) if one.factor not in offered]


def _page(place: ZoneForm, form: ChooseForm, suspected: SuspectForm) -> str:
    return render_template("welcome/index.html", place=place, form=form, suspected=suspected)
