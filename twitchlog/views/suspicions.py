"""Suspicions: what somebody thinks goes with their twitches, best said before looking."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from twitchlog.forms.suspicions import SuspectForm
from twitchlog.i18n import gettext as _
from twitchlog.journal.factors import factors_of
from twitchlog.journal.suspicions import suspect, suspicions_of
from twitchlog.messages import say
from twitchlog.security import owner, signed_in

bp = Blueprint("suspicions", __name__, url_prefix="/suspicions")


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    form = _form()
    form.suspected.data = [one.factor for one in suspicions_of(owner())]
    return render_template("suspicions/index.html", form=form)


@bp.post("/")
@signed_in
def change() -> ResponseReturnValue:
    form = _form(request.form)
    if not form.validate():
        return render_template("suspicions/index.html", form=form), 422
    suspect(owner(), form.suspected.data)
    say(_("Saved, with today's date for what is new."))
    return redirect(url_for("triggers.index"), 303)


def _form(sent: MultiDict[str, str] | None = None) -> SuspectForm:
    """Offers every factor that is in use, and what is suspected already."""
    known = {one.factor for one in suspicions_of(owner())}
    own = {factor.slug for factor in factors_of(owner())}
    offered = [
        factor
        for factor in factors_of(owner(), retired=True)
        if not factor.outcome and (factor.slug in own or factor.slug in known)
    ]
    return SuspectForm(sent, offered=offered)
