"""Pages are sent compressed. They hold no secret that stays the same and could be guessed byte by
byte from the length of the answer: nonces are new on every page, sessions live in cookies only.
What other sites ask for goes out as it is, so that none feels its way along a journal."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

WORTHWHILE_BYTES = 1000
OWN_SITES = (None, "same-origin", "none")  # who asks; browsers that do not say send nothing
LEVEL = 4  # of nine: the last few per cent would cost as much time again
TEXTS = frozenset({"text/html", "application/json", "application/manifest+json", "text/javascript"})


def install(app: Flask) -> None:
    """Compress what is text, long enough and not streamed."""
    app.after_request(compress)


def compress(response: Response) -> Response:
    """The same response, packed where the browser takes that."""
    if response.mimetype not in TEXTS or response.is_streamed or response.direct_passthrough:
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) >= WORTHWHILE_BYTES and _is_wanted() and not response.content_encoding:
        response.set_data(gzip.compress(body, LEVEL, mtime=0))
        response.content_encoding = "gzip"
    return response


def _is_wanted() -> bool:
    taken = request.accept_encodings["gzip"] > 0
    return taken and request.headers.get("Sec-Fetch-Site") in OWN_SITES
