"""Bouts: log one, change it, repeat it, end it, delete it, bring it back."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from twitchlog.catalogue import CORE
from twitchlog.day_page import DayPage, day_page
from twitchlog.forms.base import day_in
from twitchlog.forms.episodes import EpisodeForm, QuickForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import episodes, undoing
from twitchlog.journal.choices import likely_choices
from twitchlog.journal.days import today_of
from twitchlog.messages import say
from twitchlog.records import EpisodeEntry, EpisodeRecord
from twitchlog.security import may_wait, owner, signed_in
from twitchlog.views.today import site_groups
from twitchlog.vocabulary import REGION_BY_SLUG, TYPES
from twitchlog.wording import bout_title

bp = Blueprint("episodes", __name__, url_prefix="/episodes")


@bp.post("/quick")
@signed_in
@may_wait
def quick() -> ResponseReturnValue:
    form = QuickForm(request.form)
    if not form.validate():
        return _page(_details_of(request.form), day=_shown_day(), status=422)
    form.zone = owner().settings.zone
    entry = form.entry()
    return _logged(episodes.log_episode(owner(), entry, request.form.get("nonce")), entry)


@bp.get("/new")
@signed_in
def new() -> ResponseReturnValue:
    form = _form(request.args)
    form.start.data = form.start.data or "0"
    if not form.type.data:
        form.type.data = likely_choices(owner()).type
    return _page(form, day=today_of(owner()))


@bp.post("/new")
@signed_in
@may_wait
def create() -> ResponseReturnValue:
    form, page = _form(request.form), day_page(owner(), _shown_day(), request.form)
    if not (form.validate() & page.form.validate()):
        return _page(form, day=page.day, page=page, status=422)
    public_id = episodes.log_episode(
        owner(),
        form.entry(),
        request.form.get("nonce"),
        said_of=page.day,
        changed=_core_changes(page),
    )
    answer = _logged(public_id)
    return _still_counting(page) or answer


@bp.get("/<bout:id>")
@signed_in
def edit(id: str) -> ResponseReturnValue:
    record, version = episodes.episode(owner(), id)
    form = _form(None, record)
    form.show(record, version)
    return _page(form, day=record.day, record=record)


@bp.post("/<bout:id>")
@signed_in
def change(id: str) -> ResponseReturnValue:
    record, version = episodes.episode(owner(), id)
    form, page = _form(request.form, record), day_page(owner(), record.day, request.form)
    if not (form.validate() & page.form.validate()):
        return _page(form, day=record.day, record=record, page=page, status=422)
    try:
        episodes.change_episode(
            owner(), id, form.entry(), _version(form), changed=_core_changes(page)
        )
    except episodes.ChangedMeanwhile:
        form.version.data = str(version)
        return _page(form, day=record.day, record=record, page=page, meanwhile=True, status=409)
    say(_("Saved."))
    day = episodes.episode(owner(), id)[0].day
    return _still_counting(page) or redirect(url_for("days.show", day=day), 303)


@bp.post("/<bout:id>/repeat")
@signed_in
@may_wait
def repeat(id: str) -> ResponseReturnValue:
    return _logged(episodes.repeat_episode(owner(), id, request.form.get("nonce")))


@bp.post("/<bout:id>/still")
@signed_in
@may_wait
def still(id: str) -> ResponseReturnValue:
    return _logged(episodes.still_there(owner(), id, request.form.get("nonce")))


@bp.post("/<bout:id>/end")
@signed_in
@may_wait
def end(id: str) -> ResponseReturnValue:
    episodes.end_episode(owner(), id)
    say(_("Noted: it ended."))
    return redirect(url_for("today.index"), 303)


@bp.post("/<bout:id>/delete")
@signed_in
def delete(id: str) -> ResponseReturnValue:
    day = episodes.delete_episode(owner(), id)
    say(_("Deleted."), undo_url=url_for("episodes.restore", id=id))
    return redirect(url_for("days.show", day=day), 303)


@bp.post("/<bout:id>/restore")
@signed_in
def restore(id: str) -> ResponseReturnValue:
    day = episodes.restore_episode(owner(), id)
    say(_("It is back."))
    return redirect(url_for("days.show", day=day), 303)


@bp.post("/<bout:id>/undo")
@signed_in
def undo(id: str) -> ResponseReturnValue:
    undoing.undo_log(owner(), id)
    say(_("Taken back."))
    return redirect(url_for("today.index"), 303)


def _logged(public_id: str, entry: EpisodeEntry | None = None) -> ResponseReturnValue:
    text = _("Saved: %s.") % bout_title(entry or episodes.episode(owner(), public_id)[0])
    say(text, undo_url=url_for("episodes.undo", id=public_id))
    return redirect(url_for("today.index"), 303)


def _still_counting(page: DayPage) -> ResponseReturnValue | None:
    """The day's page, where what was noted at a time can be deleted, if the form blanked some."""
    texts = page.blanked_words(owner().settings)
    for text in texts:
        say(text)
    return redirect(url_for("days.show", day=page.day), 303) if texts else None


def _form(sent: MultiDict[str, str] | None, record: EpisodeRecord | None = None) -> EpisodeForm:
    form = EpisodeForm(sent)
    form.zone, form.present = owner().settings.zone, record
    return form


def _details_of(sent: MultiDict[str, str]) -> EpisodeForm:
    """The long form of a quick bout that could not be taken, with what is wrong beside it."""
    form = _form(sent)
    form.start.data = "0"
    form.validate()
    return form


def _version(form: EpisodeForm) -> int:
    text = str(form.version.data or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _shown_day() -> date:
    """The day whose factors the form showed; today where it names none that has begun."""
    today = today_of(owner())
    try:
        day = day_in(request.form.get("shown_day", ""))
    except ValidationError:
        return today
    return min(day, today)


def _core_changes(page: DayPage) -> dict[str, float | None]:
    return {slug: value for slug, value in page.form.changes().items() if slug in CORE}


def _page(
    form: EpisodeForm,
    *,
    day: date,
    page: DayPage | None = None,
    status: int = 200,
    **more: Any,
) -> tuple[str, int]:
    choices = likely_choices(owner())
    text = render_template(
        "episodes/edit.html",
        form=form,
        page=page or day_page(owner(), day),
        core=CORE,
        types=TYPES,
        groups=site_groups(),
        sides=choices.sides,
        frequent=[REGION_BY_SLUG[slug] for slug in (*choices.regions, "many_places")],
        settings=owner().settings,
        rejected=status != 200,
        **more,
    )
    return text, status
