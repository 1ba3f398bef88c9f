"""Dated events: medicines, illness, tests, travel."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog.forms.events import EventForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import events
from twitchlog.journal.days import today_of
from twitchlog.messages import say
from twitchlog.security import owner, signed_in

bp = Blueprint("events", __name__, url_prefix="/events")


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    return _list_page(_form(day=today_of(owner())))


@bp.post("/")
@signed_in
def add() -> ResponseReturnValue:
    form = _form(request.form)
    if not form.validate():
        return _list_page(form), 422
    public_id = events.add_event(owner(), form.record(), request.form.get("nonce"))
    say(_("Saved."), undo_url=url_for("events.delete", event_id=public_id))
    return redirect(url_for("events.index"), 303)


@bp.get("/<event_id>")
@signed_in
def edit(event_id: str) -> ResponseReturnValue:
    event = events.event_of(owner(), event_id)
    form = _form()
    form.show(event)
    return render_template("events/edit.html", form=form, event_id=event_id)


@bp.post("/<event_id>")
@signed_in
def change(event_id: str) -> ResponseReturnValue:
    events.event_of(owner(), event_id)
    form = _form(request.form)
    if not form.validate():
        return render_template("events/edit.html", form=form, event_id=event_id), 422
    events.change_event(owner(), form.record(event_id))
    say(_("Saved."))
    return redirect(url_for("events.index"), 303)


@bp.post("/<event_id>/delete")
@signed_in
def delete(event_id: str) -> ResponseReturnValue:
    events.delete_event(owner(), event_id)
    say(_("Deleted."), undo_url=url_for("events.restore", event_id=event_id))
    return redirect(url_for("events.index"), 303)


@bp.post("/<event_id>/restore")
@signed_in
def restore(event_id: str) -> ResponseReturnValue:
    events.restore_event(owner(), event_id)
    say(_("It is back."))
    return redirect(url_for("events.index"), 303)


def _form(*args: Any, **values: Any) -> EventForm:
    return EventForm(*args, own_kinds=events.own_kinds(owner()), **values)


def _list_page(form: EventForm) -> str:
    found = events.events_of(owner())
    return render_template("events/index.html", form=form, events=found)
