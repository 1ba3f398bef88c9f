"""Forms that waited on a device without a network: whose they are, and when they were sent.

A page sends them once the network is back, in the background: it says whose entry it is, so that
none is ever saved for somebody else who has signed in meanwhile, and when it was tapped, so that
"just now" means then. It is answered by a status alone.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import lru_cache

from flask import Flask, Response, abort, current_app, g, request

from twitchlog import clock
from twitchlog.records import Owner
from twitchlog.security.access import owner
from twitchlog.security.declared import View, declare, declared

OWNER, AT = "X-Entry-Owner", "X-Entry-At"
LONGEST_WAIT = timedelta(days=50)  # shorter than forms are remembered, so that none counts twice


def owner_key(owner: Owner) -> str:
    """What stands for an owner on a device; of no use for anything else."""
    return _key(current_app.config["SECRET_KEY"], owner.id)


@lru_cache(256)
def _key(secret: str, owner_id: int) -> str:
    return hmac.digest(secret.encode(), b"entries of %d" % owner_id, "sha256").hex()[:24]


def install(app: Flask) -> None:
    """Deal with a form that waited as of its own moment, in the views only."""
    app.teardown_request(_back_to_now)
    app.after_request(_answer_by_status)


def may_wait(view: View) -> View:
    """Let a view's form wait on a device; below the policy, which has to be @signed_in."""
    return declare(view, may_wait=True)


def deal_as_of_then() -> None:
    """Refuse another owner's form, and go back to the moment at which it was sent.

    No other view may be sent back in time: guesses at a password would never add up.
    """
    said = request.headers.get(OWNER)
    if said is None:
        return
    if not declared("may_wait"):
        abort(400)
    if not hmac.compare_digest(said.encode(), owner_key(owner()).encode()):
        abort(409)
    g.as_of = ExitStack()
    g.as_of.enter_context(clock.as_of(_moment(request.headers.get(AT, ""))))


def _moment(text: str) -> datetime:
    """The moment of the tap; a device whose clock is ahead tapped now."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        abort(400)
    now = clock.now()
    if at.tzinfo is None or at < now - LONGEST_WAIT:
        abort(400)
    return min(at, now)


def _back_to_now(_error: BaseException | None = None) -> None:
    leave: Callable[[], None] | None = getattr(g.pop("as_of", None), "close", None)
    if leave is not None:
        leave()


def _answer_by_status(response: Response) -> Response:
    """A page that sends in the background cannot see where it is sent on to."""
    if OWNER in request.headers and response.status_code == 303:
        return Response(status=204)
    return response
