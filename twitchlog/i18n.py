"""Words on screen in the reader's language, through gettext; English until a catalogue exists."""

from __future__ import annotations

import gettext as catalogues
from functools import cache
from pathlib import Path

from flask import Flask, has_request_context, request

LOCALES = Path(__file__).parent / "locales"


@cache
def languages() -> tuple[str, ...]:
    """Languages with a compiled catalogue; English needs none."""
    found = {path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/messages.mo")}
    return ("en", *sorted(found - {"en"}))


@cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    return catalogues.translation("messages", LOCALES, [language], fallback=True)


def language() -> str:
    """The language of the present request."""
    if len(languages()) == 1 or not has_request_context():
        return "en"
    return request.accept_languages.best_match(languages()) or "en"


def gettext(text: str) -> str:
    """The text in the reader's language."""
    if len(languages()) == 1 or not text:
        return text
    return _catalogue(language()).gettext(text)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a counted text that fits the count, in the reader's language."""
    return _catalogue(language()).ngettext(singular, plural, count)


def install(app: Flask) -> None:
    """Give templates `_`, `ngettext` and the page's `language`."""
    app.jinja_env.globals.update(_=gettext, gettext=gettext, ngettext=ngettext)
    app.context_processor(lambda: {"language": language()})
