"""How much a request may send, and in which form."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from flask import abort, current_app, request

from twitchlog.security.declared import View, declare, declared, for_programs
from twitchlog.security.guard import READING, URLENCODED, is_text

MULTIPART = "multipart/form-data"
JSON = "application/json"
LARGEST_JSON = 64 * 1024
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def body_limit(size: int) -> Callable[[View], View]:
    """Let a view take files: multipart forms of up to so many bytes."""
    return lambda view: declare(view, body_limit=size)


def refuse_unfit_body() -> None:
    """Refuse a body that is too large, of a type the view does not take, or not text."""
    if request.method in READING:
        return
    size = LARGEST_JSON if for_programs() else declared("body_limit")
    if size is not None:
        request.max_content_length = size
    if (request.content_length or 0) > (request.max_content_length or 0):
        abort(413)
    if for_programs():
        _check_json()
    elif request.mimetype == URLENCODED:
        _check_urlencoded(request.get_data())
    elif request.mimetype == MULTIPART and size is not None:
        return
    elif request.mimetype or request.content_length:
        abort(415)


def refuse_unreadable_fields() -> None:
    """Refuse fields beside a file that were no text: the parser puts other signs in their place.

    A file may be called what it likes, but for NUL, which no database takes.
    """
    if request.mimetype != MULTIPART or request.method in READING:
        return
    for name, values in request.form.lists():
        if any("\0" in text or REPLACEMENT in text for text in (name, *values)):
            abort(400)
    if any("\0" in (file.filename or "") for file in request.files.values()):
        abort(400)


def close_files(_error: BaseException | None = None) -> None:
    """Let go of the temporary files of an upload when the request is over."""
    request.close()


def _check_json() -> None:
    """Programs send JSON, or nothing at all."""
    if request.mimetype == JSON and not is_text(request.get_data()):
        abort(400)
    if request.mimetype != JSON and request.get_data():
        abort(415)


def _check_urlencoded(body: bytes) -> None:
    if body.count(b"&") >= current_app.config["MAX_FORM_PARTS"]:
        abort(413)
    if not is_text(unquote_to_bytes(body)):
        abort(400)
