"""Error pages: calm words, a reference number for what is ours to find, and typed text kept."""

from __future__ import annotations

import errno
import logging
import secrets
from dataclasses import dataclass

from flask import Flask, Response, current_app, g, jsonify, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from twitchlog.i18n import gettext as _
from twitchlog.i18n import language
from twitchlog.security.guard import URLENCODED
from twitchlog.vocabulary import N_

log = logging.getLogger(__name__)
FULL_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
NEVER_HELD = ("password", "key", "token")


@dataclass(frozen=True, slots=True)
class Words:
    """What an error page says."""

    title: str
    text: str


WORDS = {
    400: Words(N_("That could not be read"), N_("The request was not one that this page knows.")),
    401: Words(
        N_("Please sign in again"),
        N_("Your sign-in has ended meanwhile. Sign in on another page, then try again here."),
    ),
    403: Words(
        N_("That was not let through"),
        N_("The request came from another site, or this page is not meant for it."),
    ),
    404: Words(N_("Nothing here"), N_("This page does not exist, or is not yours.")),
    405: Words(N_("Not this way"), N_("This page cannot be used like that.")),
    409: Words(N_("Changed meanwhile"), N_("This was changed elsewhere in the meantime.")),
    413: Words(N_("Too large"), N_("What was sent is larger than this page takes.")),
    415: Words(N_("Another kind of file"), N_("This page does not take what was sent.")),
    422: Words(N_("This is not saved yet"), N_("Something in it could not be taken.")),
    429: Words(N_("A little pause"), N_("There were many tries. Please wait a few minutes.")),
    500: Words(
        N_("Something went wrong"),
        N_("This is a fault in twitchlog, not yours. Everything saved before is still there."),
    ),
    503: Words(
        N_("Not possible right now"),
        N_("The journal could not be reached: the disk may be full, or something else is at work."),
    ),
}
KEPT = {
    401: N_("Nothing was saved. What you typed is still here."),
    500: N_("It may not have been saved. What you typed is still here."),
    503: N_("Nothing was saved. What you typed is still here."),
}


FOR_PROGRAMS = "/api/"
PROGRAM_WORDS = {
    401: N_("A key is needed, as in: Authorization: Bearer twitchlog_…"),
    403: N_("This key may not do that."),
}


def install(app: Flask) -> None:
    """Answer every error with a page, and programs with an object."""
    app.register_error_handler(HTTPException, show)
    app.register_error_handler(OperationalError, show_unavailable)
    app.register_error_handler(OSError, show_disk)
    app.register_error_handler(Exception, show_fault)


def show(error: HTTPException) -> Response | HTTPException:
    """The page of an HTTP error; redirects pass."""
    if error.code is None or error.code < 400:
        return error
    response = _page(error.code, _logged(error) if error.code >= 500 else "")
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After", "WWW-Authenticate"):
            response.headers[name] = value
    return response


def show_unavailable(error: OperationalError) -> Response:
    """The page for a database that is locked, full or read-only."""
    return _page(503, _logged(error))


def show_disk(error: OSError) -> Response:
    """The page for a disk that takes nothing more; any other trouble with a file is our fault."""
    return _page(503 if error.errno in FULL_DISK else 500, _logged(error))


def show_fault(error: Exception) -> Response:
    """The page of a fault of ours."""
    return _page(500, _logged(error))


def _logged(error: Exception) -> str:
    """Write the trace to the log under the number returned; the database hides what was written."""
    reference = secrets.token_hex(4)
    log.error("%s %s %s", reference, request.method, request.endpoint, exc_info=error)
    return reference


def _page(code: int, reference: str) -> Response:
    """Rendered without the page context, so that it comes out whatever else is broken."""
    words = WORDS.get(code, WORDS[500 if code >= 500 else 400])
    if request.path.startswith(FOR_PROGRAMS):
        return _object(code, PROGRAM_WORDS.get(code, words.text), reference)
    held = _held() if code in KEPT else None
    html = current_app.jinja_env.get_template("error.html").render(
        title=_(words.title),
        text=_(words.text),
        code=code,
        reference=reference,
        held=held,
        kept=_(KEPT[code]) if held else "",
        address=request.script_root + request.full_path.rstrip("?"),
        theme=g.owner.settings.theme if g.get("owner") else "auto",
        language=language(),
    )
    return Response(html, code, mimetype="text/html")


def _object(code: int, text: str, reference: str) -> Response:
    """What a program is told: the words, and the number of a fault of ours."""
    told = {"error": _(text)} | ({"reference": reference} if reference else {})
    response = jsonify(told)
    response.status_code = code
    return response


def _held() -> list[tuple[str, str]] | None:
    """The text fields of a form, without passwords, to send again; None where none was sent."""
    if request.method != "POST" or request.mimetype not in ("", URLENCODED):
        return None
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if not any(word in name for word in NEVER_HELD)
    ]
