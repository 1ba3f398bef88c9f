"""Who may see what: every view declares a policy, and the owner is loaded before it runs."""

from __future__ import annotations

import logging

from flask import abort, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Unauthorized

from twitchlog.journal import sign_ins
from twitchlog.records import Owner
from twitchlog.security.declared import BY_TOKEN, View, declare, declared, for_programs
from twitchlog.security.guard import READING
from twitchlog.security.session import TOKEN

POLICIES = frozenset({"public", "signed_in", "admin", BY_TOKEN})


def public(view: View) -> View:
    """Open to anybody; owner() may still be asked whether somebody is signed in."""
    return declare(view, policy="public")


def signed_in(view: View) -> View:
    """Open to whoever is signed in, for their own journal."""
    return declare(view, policy="signed_in")


def admin(view: View) -> View:
    """Open to the admins; for anybody else the page does not exist."""
    return declare(view, policy="admin")


def owner() -> Owner:
    """The owner of the journal, under @signed_in and @admin."""
    found: Owner = g.owner
    return found


def visitor() -> Owner | None:
    """Whoever is signed in, on any page."""
    found: Owner | None = g.get("owner")
    return found


def load_owner() -> None:
    """Set g.owner and g.sign_in from the session, and note every ten minutes that it is in use.

    What is meant for other programs never looks at the session.
    """
    g.owner = g.sign_in = None
    by_session = request.endpoint and not for_programs()
    token = session.get(TOKEN) if by_session else None
    present = sign_ins.owner_of(token) if token else None
    if present is None:
        return
    g.owner, g.sign_in = present.owner, present.sign_in
    if sign_ins.is_due(present) and sign_ins.touch(present):
        session.modified = True  # the browser keeps the cookie for another 30 days


def enforce_policy() -> ResponseReturnValue | None:
    """Turn away whoever the view is not meant for; a view without a policy is for nobody."""
    if request.endpoint is None:
        return None
    policy = declared("policy")
    if policy not in POLICIES:
        logging.getLogger(__name__).error("%s declares no policy", request.endpoint)
        abort(403)
    if policy in ("public", BY_TOKEN):
        return None
    if g.owner is None:
        return _ask_to_sign_in()
    if policy == "admin" and not g.owner.is_admin:
        abort(404)
    return None


def _ask_to_sign_in() -> ResponseReturnValue:
    """Show the sign-in page first; what was typed into a form is kept on the page instead."""
    if request.method not in READING:
        raise Unauthorized
    here = request.script_root + request.full_path.rstrip("?")
    return redirect(url_for("auth.sign_in", next=own_path(here)), 303)


def own_path(address: str | None) -> str | None:
    """The address if it is a path on this very site, else None."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return None
    if "\\" in address or not address.isprintable():
        return None
    return address
