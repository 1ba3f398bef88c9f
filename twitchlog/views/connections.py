"""Connections: keys for other programs, and calendars behind secret links."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog.forms.connections import FeedForm, TokenForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import feeds, tokens
from twitchlog.journal.handed_out import TooMany
from twitchlog.messages import say
from twitchlog.security import owner, signed_in

bp = Blueprint("connections", __name__, url_prefix="/connections")
CALENDARS = {"episodes": "calendars.episodes", "reminders": "calendars.check_ins"}


@bp.get("")
@signed_in
def index() -> ResponseReturnValue:
    return _page()


@bp.post("/keys")
@signed_in
def make_key() -> ResponseReturnValue:
    form = _token_form(request.form)
    if not form.validate():
        return _page(token_form=form), 422
    nonce = request.form.get("nonce")
    try:
        key = tokens.make_token(owner(), form.name.data, form.scopes.data, nonce)
    except TooMany as error:
        form.reject("name", _(str(error)))
        return _page(token_form=form), 422
    return _page(key=key) if key else _sent_twice()


@bp.post("/calendars")
@signed_in
def make_calendar() -> ResponseReturnValue:
    form = FeedForm(request.form)
    if not form.validate():
        return _page(feed_form=form), 422
    return _calendar_made("episodes", form)


@bp.post("/calendars/reminders")
@signed_in
def make_reminder_calendar() -> ResponseReturnValue:
    return _calendar_made("reminders", FeedForm(calendar=_("Reminders")))


@bp.post("/keys/<int(max=2147483647):key>/revoke")
@signed_in
def revoke_key(key: int) -> ResponseReturnValue:
    tokens.revoke_token(owner(), key)
    say(_("This key opens nothing any more."))
    return redirect(url_for("connections.index"), 303)


@bp.post("/calendars/<int(max=2147483647):feed>/revoke")
@signed_in
def revoke_calendar(feed: int) -> ResponseReturnValue:
    feeds.revoke_feed(owner(), feed)
    say(_("This link leads nowhere any more."))
    return redirect(url_for("connections.index"), 303)


def _calendar_made(kind: feeds.Kind, form: FeedForm) -> ResponseReturnValue:
    try:
        secret = feeds.make_feed(
            owner(),
            kind,
            form.calendar.data,
            days=form.days if kind == "episodes" else None,
            details=form.details.data == "1",
            nonce=request.form.get("nonce"),
        )
    except TooMany as error:
        form.reject("calendar", _(str(error)))
        return _page(feed_form=form), 422
    if secret is None:
        return _sent_twice()
    return _page(link=url_for(CALENDARS[kind], secret=secret, _external=True))


def _sent_twice() -> ResponseReturnValue:
    say(_("This was made already, and shown once. If you did not see it, take it back below."))
    return redirect(url_for("connections.index"), 303)


def _token_form(sent: Any = None) -> TokenForm:
    return TokenForm(sent, scopes_offered=tokens.SCOPES)


def _page(
    token_form: TokenForm | None = None, feed_form: FeedForm | None = None, **made: str
) -> str:
    return render_template(
        "connections/index.html",
        token_form=token_form or _token_form(),
        feed_form=feed_form or FeedForm(),
        keys=tokens.tokens_of(owner()),
        links=feeds.feeds_of(owner()),
        scope_names={scope.slug: scope.label for scope in tokens.SCOPES},
        api=url_for("api.description", _external=True).removesuffix("/openapi.json"),
        **made,
    )
