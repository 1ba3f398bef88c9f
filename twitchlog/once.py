"""Parts of pages rendered once: most of a page's inputs are the same on every visit."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache

from flask import Flask
from markupsafe import Markup

from twitchlog.i18n import language

MOST_KEPT = 2000  # of about a kilobyte each
LONGEST_KEPT = 500  # what is longer was typed, and refused, and is shown again once
Macro = Callable[..., Markup]


def once(macro: Macro, *arguments: Hashable | list[Hashable]) -> Markup:
    """What a macro makes of its arguments, which must be all that it looks at."""
    fixed = [tuple(given) if isinstance(given, list) else given for given in arguments]
    if any(isinstance(given, str) and len(given) > LONGEST_KEPT for given in fixed):
        return macro(*fixed)
    return _rendered(macro, language(), *fixed)


@lru_cache(MOST_KEPT, typed=True)
def _rendered(macro: Macro, _language: str, *arguments: Hashable) -> Markup:
    return macro(*arguments)


def install(app: Flask) -> None:
    """Give templates `once(macro, ...)`."""
    app.jinja_env.globals["once"] = once
