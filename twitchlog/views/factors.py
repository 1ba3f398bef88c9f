"""Factors: which ones are tracked, one's own, and the servings of quick additions."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from twitchlog.catalogue import BY_SLUG, Factor
from twitchlog.forms.factors import ChooseForm, OwnFactorForm, RelabelForm, ServingsForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import factors
from twitchlog.messages import say
from twitchlog.security import owner, signed_in

bp = Blueprint("factors", __name__, url_prefix="/factors")


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    return _page(_choose_form())


@bp.post("/")
@signed_in
def choose() -> ResponseReturnValue:
    form = _choose_form(request.form)
    if not form.validate():
        return _page(form), 422
    factors.choose_factors(owner(), form.factors.data)
    say(_("Saved."))
    return redirect(url_for("factors.index"), 303)


@bp.post("/own")
@signed_in
def add() -> ResponseReturnValue:
    form = OwnFactorForm(request.form)
    if not form.validate():
        return _page(_choose_form(), form), 422
    factors.add_own_factor(owner(), form.record(), request.form.get("nonce"))
    say(_("Added. It stands in your check-in now."))
    return redirect(url_for("factors.index"), 303)


@bp.get("/own/<own_slug>")
@signed_in
def edit(own_slug: str) -> ResponseReturnValue:
    record = factors.own_factor_of(owner(), own_slug)
    return _edit_page(own_slug, RelabelForm(label=record.label, lag=record.lag))


@bp.post("/own/<own_slug>")
@signed_in
def change(own_slug: str) -> ResponseReturnValue:
    form = RelabelForm(request.form)
    if not form.validate():
        return _edit_page(own_slug, form), 422
    factors.relabel_own_factor(owner(), own_slug, form.label.data, form.lag.data or 0)
    say(_("Saved."))
    return redirect(url_for("factors.index"), 303)


@bp.post("/own/<own_slug>/retire")
@signed_in
def retire(own_slug: str) -> ResponseReturnValue:
    factors.retire_own_factor(owner(), own_slug)
    say(
        _("Put away. What you logged of it is kept."),
        undo_url=url_for("factors.bring_back", own_slug=own_slug),
    )
    return redirect(url_for("factors.index"), 303)


@bp.post("/own/<own_slug>/bring-back")
@signed_in
def bring_back(own_slug: str) -> ResponseReturnValue:
    factors.retire_own_factor(owner(), own_slug, retired=False)
    say(_("It is back."))
    return redirect(url_for("factors.index"), 303)


@bp.get("/<slug>/servings")
@signed_in
def servings(slug: str) -> ResponseReturnValue:
    form = _servings_form(slug)
    form.show(factors.servings_of(owner()).get(slug, []))
    return render_template("factors/servings.html", form=form)


@bp.post("/<slug>/servings")
@signed_in
def change_servings(slug: str) -> ResponseReturnValue:
    form = _servings_form(slug, request.form)
    if form.validate():
        try:
            factors.set_servings(owner(), slug, form.servings())
            say(_("Saved."))
            return redirect(url_for("factors.index"), 303)
        except ValidationError as error:
            form.reject("lines", str(error))
    return render_template("factors/servings.html", form=form), 422


def _choose_form(sent: MultiDict[str, str] | None = None) -> ChooseForm:
    offered = [factor for factor in factors.factors_of(owner()) if not factor.outcome]
    form = ChooseForm(sent, offered=offered)
    if sent is None:
        form.factors.data = list(factors.shown_first(owner()))
    return form


def _servings_form(slug: str, sent: MultiDict[str, str] | None = None) -> ServingsForm:
    found = [factor for factor in factors.factors_of(owner()) if factor.slug == slug]
    if not found or found[0].kind in ("rating", "flag"):
        abort(404)
    form = ServingsForm(sent)
    form.factor, form.settings = found[0], owner().settings
    return form


def _page(form: ChooseForm, own_form: OwnFactorForm | None = None) -> str:
    quick: list[Factor] = [
        factor
        for factor in factors.factors_of(owner())
        if factor.combine == "sum" and factor.kind in ("amount", "count", "duration")
    ]
    return render_template(
        "factors/index.html",
        form=form,
        own_form=own_form or OwnFactorForm(),
        own=factors.own_factors(owner()),
        built_in=BY_SLUG,
        quick=quick,
        servings=factors.servings_of(owner()),
        settings=owner().settings,
    )


def _edit_page(own_slug: str, form: RelabelForm) -> str:
    record = factors.own_factor_of(owner(), own_slug)
    return render_template("factors/edit.html", form=form, record=record)
