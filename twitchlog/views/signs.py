"""The check of the signs: a few questions, at most once a month, never scored."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog.forms.story import SignsForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import signs as checks
from twitchlog.journal.days import today_of
from twitchlog.messages import say
from twitchlog.references import REFERENCES
from twitchlog.security import owner, signed_in
from twitchlog.signs import ANSWERS, SIGNS

bp = Blueprint("signs", __name__, url_prefix="/signs")


@bp.app_template_global("signs_due")
def is_due() -> bool:
    """Whether pages may mention that a check can be made."""
    return checks.is_due(owner())


@bp.get("")
@signed_in
def index() -> ResponseReturnValue:
    form = SignsForm()
    for slug, answer in _answered_today().items():
        form[slug].data = answer
    return _page(form)


@bp.post("")
@signed_in
def answer() -> ResponseReturnValue:
    form = SignsForm(request.form)
    if not form.validate():
        return _page(form), 422
    answers = form.answers()
    try:
        checks.answer(owner(), answers)
    except checks.TooSoon:
        say(_("The last check is less than a month old, so nothing was saved."))
        return redirect(url_for("signs.index"), 303)
    if "yes" in answers.values():
        say(_("Saved. What you answered with yes is worth telling a doctor, soon."))
    else:
        say(_("Saved with today’s date."))
    return redirect(url_for("signs.index"), 303)


@bp.post("/reminder")
@signed_in
def remind() -> ResponseReturnValue:
    wanted = request.form.get("wanted") == "1"
    checks.remind(owner(), wanted)
    say(_("You will see a line once a month.") if wanted else _("No more lines about it."))
    return redirect(url_for("signs.index"), 303)


@bp.post("/<day:day>/delete")
@signed_in
def delete(day: date) -> ResponseReturnValue:
    checks.delete_check(owner(), day)
    say(_("Deleted."), undo_url=url_for("signs.restore", day=day))
    return redirect(url_for("signs.index"), 303)


@bp.post("/<day:day>/restore")
@signed_in
def restore(day: date) -> ResponseReturnValue:
    checks.restore_check(owner(), day)
    say(_("It is back."))
    return redirect(url_for("signs.index"), 303)


def _answered_today() -> dict[str, str]:
    today = today_of(owner())
    return next((dict(one.answers) for one in checks.checks_of(owner()) if one.day == today), {})


def _page(form: SignsForm) -> str:
    who = owner()
    keys = dict.fromkeys(key for sign in SIGNS for key in sign.references)
    next_day = checks.next_day(who)
    return render_template(
        "signs/index.html",
        form=form,
        signs=SIGNS,
        answers={answer.slug: _(answer.label) for answer in ANSWERS},
        checks=checks.checks_of(who)[::-1],
        next_day=next_day if next_day > today_of(who) else None,
        reminder=checks.reminder_of(who),
        sources=[REFERENCES[key].citation for key in keys],
    )
