"""Ids for bouts of files that have none, the same whenever the same row is read."""

from __future__ import annotations

import hashlib
import json

_DIGITS = 24


def derived_id(application: str, *content: str) -> str:
    """An id that only the same row of the same application gives again.

    application  the word that keeps rows of two of them apart, as in "bearable"
    content      all that the row says; for equal rows also a number that tells them apart
    """
    text = json.dumps([application, *content], ensure_ascii=False)
    return f"{application}-{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"
