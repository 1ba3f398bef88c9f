"""A report behind a link, for whoever was given it: nothing else is reached from there."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from twitchlog.analysis.span import Span
from twitchlog.i18n import gettext as _
from twitchlog.journal import shares, unlocking
from twitchlog.report.alone import as_page
from twitchlog.report.build import report_of
from twitchlog.security import public, unlisted
from twitchlog.security.access import visitor

bp = Blueprint("shared", __name__)


@bp.get("/shared/<secret>")
@public
@unlisted
def show(secret: str) -> ResponseReturnValue:
    found = shares.shared_behind(secret)
    if found.passphrase is None:
        return _report(found)
    return _locked() if found.locked else _ask()


@bp.post("/shared/<secret>")
@public
@unlisted
def unlock(secret: str) -> ResponseReturnValue:
    found = shares.shared_behind(secret)
    try:
        if found.passphrase is not None:
            unlocking.unlock(found.share, found.passphrase, request.form.get("password", ""))
    except unlocking.Locked:
        return _locked()
    except unlocking.WrongPassphrase as error:
        return _ask(_(str(error))), 422
    return _report(found)


def _report(found: shares.Shared) -> ResponseReturnValue:
    """The report as it is now, and a visit unless the owner looks themselves."""
    span = Span(found.first, found.last)
    page = as_page(report_of(found.owner, span, found.sections, found.told_until))
    who = visitor()
    if request.method != "HEAD" and (who is None or who.id != found.owner.id):
        shares.count_visit(found.share)
    return page


def _locked() -> ResponseReturnValue:
    return render_template("shared/ask.html", locked=True), 403


def _ask(problem: str = "") -> str:
    return render_template("shared/ask.html", problem=problem)
