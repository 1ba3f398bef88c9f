"""My story: how it began and went on, told once for the page for the doctor."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog.forms.story import StoryForm
from twitchlog.i18n import gettext as _
from twitchlog.journal.story import story_of, tell
from twitchlog.messages import say
from twitchlog.security import owner, signed_in
from twitchlog.story import PARTS

bp = Blueprint("story", __name__)


@bp.get("/story")
@signed_in
def index() -> ResponseReturnValue:
    form = StoryForm()
    form.show(story_of(owner()))
    return render_template("story/index.html", form=form, parts=PARTS)


@bp.post("/story")
@signed_in
def change() -> ResponseReturnValue:
    form = StoryForm(request.form)
    if not form.validate():
        return render_template("story/index.html", form=form, parts=PARTS), 422
    tell(owner(), form.story())
    say(_("Saved. It stands on the page for the doctor."))
    return redirect(url_for("report.index"), 303)
