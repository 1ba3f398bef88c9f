"""A day's page: everything of one day, to see and to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from twitchlog import clock
from twitchlog.catalogue import OutOfRange
from twitchlog.day_page import DayPage, day_page
from twitchlog.forms.readings import ReadingForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import readings
from twitchlog.journal.check_in import HasEpisodes, save_check_in, undo_check_in
from twitchlog.journal.days import today_of
from twitchlog.journal.factors import factors_of
from twitchlog.messages import say
from twitchlog.records import Addition, CheckIn
from twitchlog.security import may_wait, owner, signed_in
from twitchlog.vocabulary import N_
from twitchlog.wording import long_date

bp = Blueprint("days", __name__)
NONE_WORDS = {"1": True, "0": False}


@bp.get("/days/<day:day>")
@signed_in
def show(day: date) -> ResponseReturnValue:
    if day > today_of(owner()):
        abort(404)
    return _page(day_page(owner(), day))


@bp.post("/days/<day:day>/check-in")
@signed_in
@may_wait
def check_in(day: date) -> ResponseReturnValue:
    page = day_page(owner(), day, request.form)
    if day > page.today:
        abort(404)
    if not page.form.validate():
        return _page(page), 422
    said, text = (
        _said(page),
        _("Saved.") if day == page.today else _("Saved for %s.") % long_date(day),
    )
    try:
        try:
            key = save_check_in(owner(), day, said, request.form.get("nonce"))
        except HasEpisodes:
            key = save_check_in(owner(), day, replace(said, none=None), request.form.get("nonce"))
            text += " " + _("There are bouts on this day, so it stays a day with twitches.")
    except OutOfRange:
        assert said.addition is not None
        page.form.reject(said.addition.factor, N_("That would be more than a day can hold."))
        return _page(page), 422
    if said.addition is not None and said.addition.at is None:
        text += _added_to_the_day(page, said.addition)
    say(text, undo_url=url_for("days.undo", key=key))
    return _back_to_readings(page) if page.blanked_readings else _back(day)


def _added_to_the_day(page: DayPage, addition: Addition) -> str:
    """That an addition without a time stands beside some with one, which stay in the sum."""
    if addition.factor not in page.readings:
        return ""
    return " " + _("It counts for the day as a whole, together with what was noted at a time.")


def _back_to_readings(page: DayPage) -> ResponseReturnValue:
    """The day's page, where what was noted at a time can be deleted: a blank leaves it alone."""
    for text in page.blanked_words(owner().settings):
        say(text)
    return redirect(url_for("days.show", day=page.day), 303)


def _said(page: DayPage) -> CheckIn:
    return CheckIn(
        changed=page.form.changes(),
        note=page.form.new_note,
        none=NONE_WORDS.get(request.form.get("none", "")),
        addition=_addition(page),
    )


def _addition(page: DayPage) -> Addition | None:
    """The serving whose button was pressed; on an earlier day it counts for the day as a whole."""
    slug, _colon, index = request.form.get("add", "").partition(":")
    servings = page.servings.get(slug, ())
    if index not in map(str, range(len(servings))):
        return None
    at = clock.at_zone(clock.now(), owner().settings.zone) if page.day == page.today else None
    return Addition(factor=slug, value=servings[int(index)].amount, at=at)


@bp.post("/check-ins/<key>/undo")
@signed_in
def undo(key: str) -> ResponseReturnValue:
    day = undo_check_in(owner(), key)
    say(_("Taken back."))
    return _back(day)


@bp.post("/days/<day:day>/readings")
@signed_in
@may_wait
def add_reading(day: date) -> ResponseReturnValue:
    form = _reading_form(day, request.form)
    if not form.validate():
        return _page(day_page(owner(), day), reading_form=form), 422
    try:
        nonce = request.form.get("nonce")
        readings.log_reading(owner(), form.factor_chosen, form.stated, form.at, nonce)
    except OutOfRange:
        form.reject("amount", N_("This amount is not possible for this factor."))
        return _page(day_page(owner(), day), reading_form=form), 422
    say(_("Saved."))
    return redirect(url_for("days.show", day=day), 303)


@bp.post("/readings/<int(max=2147483647):id>/delete")
@signed_in
def delete_reading(id: int) -> ResponseReturnValue:
    day = readings.delete_reading(owner(), id)
    say(_("Deleted."), undo_url=url_for("days.restore_reading", id=id))
    return redirect(url_for("days.show", day=day), 303)


@bp.post("/readings/<int(max=2147483647):id>/restore")
@signed_in
def restore_reading(id: int) -> ResponseReturnValue:
    day = readings.restore_reading(owner(), id)
    say(_("It is back."))
    return redirect(url_for("days.show", day=day), 303)


def _back(day: date) -> ResponseReturnValue:
    if day == today_of(owner()) and request.form.get("from") != "day":
        return redirect(url_for("today.index"), 303)
    return redirect(url_for("days.show", day=day), 303)


def _reading_form(day: date, sent: MultiDict[str, str] | None = None) -> ReadingForm:
    return ReadingForm.of(factors_of(owner()), owner().settings, day, sent)


def _page(page: DayPage, reading_form: ReadingForm | None = None) -> str:
    return render_template(
        "days/show.html",
        page=page,
        settings=owner().settings,
        names={factor.slug: factor for factor in factors_of(owner(), retired=True)},
        previous_day=page.day - timedelta(days=1) if page.day >= clock.EARLIEST else None,
        next_day=page.day + timedelta(days=1) if page.day < page.today else None,
        reading_form=reading_form or _reading_form(page.day),
    )
