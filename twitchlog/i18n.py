"""Words on screen in the reader's language, through gettext; English needs no catalogue."""

from __future__ import annotations

import gettext as catalogues
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, g, has_request_context, request

from twitchlog.numerals import Sentence, in_figure, written

LOCALES = Path(__file__).parent / "locales"
NAMES = {"en": "English", "de": "Deutsch"}  # each in its own words, for those who look for it
_spoken: ContextVar[str] = ContextVar("language", default="")


@cache
def languages() -> tuple[str, ...]:
    """English, and the languages with a compiled catalogue."""
    found = {path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/messages.mo")}
    return ("en", *sorted(found - {"en"}))


@cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    return catalogues.translation("messages", LOCALES, [language], fallback=True)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Write in a language whoever asks: for what is sent, and pages made for one language."""
    token = _spoken.set(language if language in languages() else "en")
    try:
        yield
    finally:
        _spoken.reset(token)


def language() -> str:
    """The language to write in: what the owner chose, else what the browser asks for."""
    if spoken := _spoken.get():
        return spoken
    if not has_request_context():
        return "en"
    chosen = _chosen()
    found = chosen if chosen in languages() else _asked()
    g.settled_language = _spoken.set(found)  # a page asks a thousand times
    return found


def ask_again(_error: BaseException | None = None) -> None:
    """Forget which language this request speaks: it is over, or its owner chose another one."""
    if settled := g.pop("settled_language", None):
        _spoken.reset(settled)


def _chosen() -> str:
    owner = g.get("owner")
    return owner.settings.language if owner else ""


def _asked() -> str:
    if "asked_language" not in g:
        g.asked_language = request.accept_languages.best_match(languages()) or "en"
    found: str = g.asked_language
    return found


def gettext(text: str) -> str:
    """The text in the reader's language."""
    present = language()
    if present == "en" or not text:
        return text
    return Sentence(_catalogue(present).gettext(text), present)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a counted text that fits the count, in the reader's language."""
    present = language()
    if present == "en":
        return singular if count == 1 else plural
    return Sentence(_catalogue(present).ngettext(singular, plural, count), present)


def numeral(value: object) -> str:
    """A number, or a text that is one, as the reader's language writes it."""
    return written(str(value), language())


def within(label: str) -> str:
    """A label that goes on in a line: English writes it small there, German never changes it."""
    return f"{label[:1].lower()}{label[1:]}" if language() == "en" else label


def localized(drawn: Any) -> Any:
    """A figure with its numbers as the reader's language writes them."""
    return in_figure(drawn, language())


def install(app: Flask) -> None:
    """Give templates `_`, `ngettext`, the page's `language` and its numbers."""
    app.jinja_env.globals.update(_=gettext, gettext=gettext, ngettext=ngettext)
    app.jinja_env.filters.update(numeral=numeral, within=within, localized=localized)
    app.context_processor(lambda: {"language": language()})
    app.after_request(_say_what_it_rests_on)
    app.teardown_request(ask_again)


def _say_what_it_rests_on(response: Response) -> Response:
    if "asked_language" in g:
        response.vary.add("Accept-Language")
    return response
