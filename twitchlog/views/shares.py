"""Links to a report: made from the page that shows it, listed there, taken back there."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog import passphrases
from twitchlog.forms.shares import ShareForm
from twitchlog.i18n import gettext as _
from twitchlog.i18n import language
from twitchlog.journal import shares, unlocking
from twitchlog.journal.handed_out import TooMany
from twitchlog.messages import say
from twitchlog.report.period import own_days, told_until
from twitchlog.security import owner, signed_in

bp = Blueprint("shares", __name__, url_prefix="/report/links")


@bp.app_template_global("shared_links")
def links() -> list[shares.SharedLink]:
    """The links of whoever is signed in."""
    return shares.shares_of(owner())


@bp.post("")
@signed_in
def make() -> ResponseReturnValue:
    form = ShareForm(request.form)
    valid = form.validate()
    span = own_days(owner(), form.first.data, form.last.data) if valid else None
    if valid and span is None:
        form.reject("first", _("In these days nothing was tracked."))
    if span is None:
        return render_template("report/link.html", form=form), 422
    try:
        secret = shares.share_report(
            owner(),
            span.first,
            span.last,
            form.section.data,
            days=form.days,
            passphrase=form.password.data or "",
            told_until=told_until(owner(), span),
            nonce=request.form.get("nonce"),
        )
    except TooMany as error:
        form.reject("lasts", _(str(error)))
        return render_template("report/link.html", form=form), 422
    if secret is None:
        say(_("This was made already, and shown once. If you did not see it, take it back below."))
        return redirect(url_for("report.index", _anchor="links"), 303)
    link = url_for("shared.show", secret=secret, _external=True)
    return _made(link=link, passphrase=form.password.data)


@bp.post("/<int(max=2147483647):share>/passphrase")
@signed_in
def renew(share: int) -> ResponseReturnValue:
    passphrase = passphrases.made_up(language())
    unlocking.renew(owner(), share, passphrase)
    return _made(passphrase=passphrase)


@bp.post("/<int(max=2147483647):share>/revoke")
@signed_in
def revoke(share: int) -> ResponseReturnValue:
    shares.revoke_share(owner(), share)
    say(_("This link leads nowhere any more."))
    return redirect(url_for("report.index", _anchor="links"), 303)


def _made(**made: str | None) -> str:
    """What can be seen this once."""
    return render_template("report/link.html", form=None, **made)
