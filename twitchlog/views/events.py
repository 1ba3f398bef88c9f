"""Dated events: medicines, illness, tests, travel, and how they lie along the time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog.charts.calendar import short_date
from twitchlog.courses import running
from twitchlog.forms.events import EventForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import events
from twitchlog.journal.days import today_of
from twitchlog.messages import say
from twitchlog.records import EventRecord
from twitchlog.security import owner, signed_in
from twitchlog.timeline import Scale, Timeline, course_words, timeline
from twitchlog.vocabulary import N_, Term
from twitchlog.wording import DASH

bp = Blueprint("events", __name__, url_prefix="/events")
RANGES = (
    Term("365", N_("A year")),
    Term("1826", N_("5 years")),
    Term("all", N_("All")),
)
LEAST = timedelta(days=13)  # a timeline of two weeks is the shortest that tells days apart


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    return _list_page(_form(day=today_of(owner()), **_begun()))


@bp.post("/")
@signed_in
def add() -> ResponseReturnValue:
    form = _form(request.form)
    if not form.validate():
        return _list_page(form), 422
    public_id = events.add_event(owner(), form.record(), request.form.get("nonce"))
    say(_("Saved."), undo_url=url_for("events.delete", event_id=public_id))
    return redirect(url_for("events.index"), 303)


@bp.post("/<event_id>/stop")
@signed_in
def stop(event_id: str) -> ResponseReturnValue:
    nonce = request.form.get("nonce")
    stopped = events.stop_course(owner(), event_id, today_of(owner()), nonce)
    if stopped is None:
        say(_("It was stopped already."))
    else:
        say(_("Noted as stopped today."), undo_url=url_for("events.delete", event_id=stopped))
    return redirect(url_for("events.index"), 303)


@bp.get("/<event_id>")
@signed_in
def edit(event_id: str) -> ResponseReturnValue:
    event = events.event_of(owner(), event_id)
    form = _form()
    form.show(event)
    return _edit_page(form, event_id)


@bp.post("/<event_id>")
@signed_in
def change(event_id: str) -> ResponseReturnValue:
    events.event_of(owner(), event_id)
    form = _form(request.form)
    if not form.validate():
        return _edit_page(form, event_id), 422
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


def _begun() -> dict[str, str]:
    """What a link to the form fills in."""
    return {name: request.args[name] for name in ("kind", "label") if request.args.get(name)}


def _list_page(form: EventForm) -> str:
    found = events.events_of(owner())
    labels, doses = events.suggestions(found)
    by_day = found[::-1]
    return render_template(
        "events/index.html",
        form=form,
        begun=bool(_begun()),
        events=found,
        labels=labels,
        doses=doses,
        running=running(by_day),
        course_words=course_words,
        tests=_tests(found),
        ranges=RANGES,
        chosen=_chosen(),
        timeline=_timeline(by_day) if found else None,
    )


def _edit_page(form: EventForm, event_id: str) -> str:
    labels, doses = events.suggestions(events.events_of(owner()))
    event, today = events.event_of(owner(), event_id), today_of(owner())
    return render_template(
        "events/edit.html",
        form=form,
        event_id=event_id,
        labels=labels,
        doses=doses,
        range=next((days for days in ("182", "365") if _reaches(days, event, today)), "all"),
        over=event.day < today,
    )


def _reaches(days: str, event: EventRecord, today: date) -> bool:
    """Whether the days before yesterday, so many, hold an event and some before it."""
    return (today - event.day).days < int(days) * 2 // 3


def _chosen() -> str:
    asked = request.args.get("range", "")
    return asked if asked in {term.slug for term in RANGES} else "all"


def _timeline(by_day: Sequence[EventRecord]) -> Timeline:
    """Everything there is, or as much of it as was asked for."""
    today = today_of(owner())
    first, last = by_day[0].day, max(today, by_day[-1].day)
    if (chosen := _chosen()) != "all":
        first = max(first, today - timedelta(days=int(chosen)))
    return timeline(by_day, Scale(min(first, today - LEAST), last), today)


def _tests(found: Sequence[EventRecord]) -> list[tuple[str, ...]]:
    """Tests by name, the newest of each first: name, day, value, note."""
    tests = [event for event in found if event.kind == "test"]
    tests.sort(key=lambda event: event.label.casefold())
    return [
        (one.label, short_date(one.day, _), one.dose or DASH, one.note or DASH) for one in tests
    ]
