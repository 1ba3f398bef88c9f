"""No English word is left on a page: a catalogue that marks all it says shows what went past."""

from __future__ import annotations

import gettext
import re
from dataclasses import replace
from html import unescape

import pytest
from markupsafe import escape

from tests.conftest import NOON, browser_client, close, make_app, sign_in
from twitchlog import clock, i18n
from twitchlog.demo import made_up_journal
from twitchlog.demo.person import Diary
from twitchlog.journal import accounts, portable
from twitchlog.references import REFERENCES

PLACES = re.compile(r"%(?:\(\w+\))?[-+ 0#]*\d*(?:\.\d+)?[a-zA-Z%]|\{\w+\}|<[^>]*>|&\w+;")
OUT_OF_SIGHT = re.compile(r"<(script|style|head|kbd|code|svg)\b.*?</\1>|<!--.*?-->", re.S)
SPOKEN = re.compile(
    r"\s(?:aria-label|title|placeholder|alt|data-(?:one|many|leaving))=\"([^\"]*)\""
)
FILES = re.compile(r"\w+\.csv")
TAGS = re.compile(r"<(?:option value=\"[A-Z]\w+(?:/[^\"]*)?\"[^>]*>[^<]*</option>|[^>]*>)")
WORDS = re.compile(r"[A-Za-z]{3,}")
# Names, units, and what every language writes alike.
ALIKE = frozenset(
    re.findall(
        r"\w+",
        "twitchlog CSV ZIP FHIR JSON ICS ICD HPO HTTP API Firefox Linux English Deutsch"
        " owner UTC min PNG SVG XML https http localhost api csv json",
    )
)
MORE = ("/days/2026-03-17", "/triggers/sleep_h", "/guide/which", "/guide/expect", "/nowhere")


class Marking(gettext.NullTranslations):
    """Says everything in letters that no English text has."""

    def gettext(self, text):
        return "".join(
            re.sub("[A-Za-z]", "ж", piece) + place
            for piece, place in zip(PLACES.split(text), [*PLACES.findall(text), ""], strict=True)
        )

    def ngettext(self, singular, plural, count):
        return self.gettext(singular if count == 1 else plural)


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """A browser in front of a journal of half a year, in which all words are marked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "source", lambda: NOON)
        patch.setattr(i18n, "_catalogue", lambda _language: Marking())
        app = make_app(tmp_path_factory.mktemp("marked"))
        with app.app_context():
            owner = accounts.create_account("owner", "calm calves at night")
            portable.add_records(owner, wordless(made_up_journal(NOON, diary=Diary(days=180))))
        client = sign_in(browser_client(app), owner)
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "de"
        yield client
        close(app)


def wordless(records):
    """The same journal without what its owner wrote in words of their own."""
    return replace(
        records,
        settings=replace(records.settings, language="de"),
        episodes=tuple(replace(bout, note="") for bout in records.episodes),
        days=tuple(replace(day, note="") for day in records.days),
        events=tuple(replace(one, label="1", dose="", note="") for one in records.events),
        own_factors=tuple(replace(own, label="2", unit="") for own in records.own_factors),
        servings=tuple(replace(one, label="3") for one in records.servings),
    )


def addresses(app):
    """Every page that an owner may look at, and some of those that stand for many."""
    plain = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.arguments and not rule.rule.startswith("/api")
    ]
    return sorted({*plain, *MORE})


def english_in(html):
    """The words of a page that did not go through the catalogue."""
    for source in REFERENCES.values():
        for text in (source.citation, source.locator):
            html = html.replace(str(escape(text)), "")
    seen = FILES.sub(" ", OUT_OF_SIGHT.sub(" ", html))
    texts = [TAGS.sub(" ", seen), *SPOKEN.findall(seen)]
    return {word for text in texts for word in WORDS.findall(unescape(text))} - ALIKE


def test_no_page_shows_a_word_that_cannot_be_translated(marked):
    found = {}
    for address in addresses(marked.application):
        answer = marked.get(address, follow_redirects=True)
        answer.close()
        if answer.mimetype == "text/html":
            found[address] = english_in(answer.text)

    assert {address: words for address, words in found.items() if words} == {}
    assert len(found) > 30
