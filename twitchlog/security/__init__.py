"""What stands between the network and the journal: guard, sign-in, policies, limits, headers."""

from __future__ import annotations

from flask import Flask
from flask.typing import ResponseReturnValue

from twitchlog.security import (
    access,
    bearer,
    guard,
    headers,
    hosts,
    limits,
    pages,
    proxy,
    session,
    waited,
)
from twitchlog.security.access import admin, owner, public, signed_in
from twitchlog.security.bearer import by_token
from twitchlog.security.headers import unlisted, with_charts
from twitchlog.security.limits import body_limit
from twitchlog.security.waited import may_wait

__all__ = [
    "admin",
    "body_limit",
    "by_token",
    "install",
    "may_wait",
    "owner",
    "public",
    "signed_in",
    "unlisted",
    "with_charts",
]


CHECKS = (
    hosts.refuse_foreign_host,
    guard.refuse_unreadable_address,
    guard.refuse_cross_site,
    limits.refuse_unfit_body,
    access.load_owner,
    access.enforce_policy,
    bearer.admit_program,
    limits.refuse_unreadable_fields,
    waited.deal_as_of_then,
)


def check() -> ResponseReturnValue | None:
    """Every check in the order in which a request meets them; the first answer stands."""
    for one in CHECKS:
        if (answer := one()) is not None:
            return answer
    return None


def install(app: Flask) -> None:
    """Put every check before the views, in the order in which a request meets them."""
    proxy.install(app)
    session.install(app)
    app.before_request(check)
    app.teardown_request(limits.close_files)
    waited.install(app)
    headers.install(app)
    pages.install(app)
