"""The catalogues hold what the code says: all of it, nothing else, and with its places."""

from __future__ import annotations

import ast
import io
import re
import tomllib

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.checkout import ROOT
from twitchlog.i18n import LOCALES, NAMES, languages

OTHERS = [language for language in languages() if language != "en"]
PLACE = re.compile(r"%(?:\(\w+\))?[-+0#]*\d*(?:\.\d+)?[dfgs]|%%|\{\w+\}")
# What twitchlog never says of a person's days, in each language.
FORBIDDEN = {"de": re.compile(r"ursach|risik|vorhersag|prognos", re.I)}
CALLS = {"_", "N_", "gettext", "ngettext"}


@pytest.fixture(scope="module")
def said():
    """All texts of templates and code, as they are gathered; pairs where they are counted."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]
    keywords = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2)}
    found = set()
    for folder in ("twitchlog", "templates"):
        methods = [
            (one["pattern"].removeprefix(f"{folder}/"), one["method"])
            for one in mappings["mappings"]
            if one["pattern"].startswith(folder)
        ]
        texts = extract_from_dir(str(ROOT / folder), methods, keywords=keywords)
        found |= {text for _file, _line, text, _comments, _context in texts}
    counted = {text[0] for text in found if isinstance(text, tuple)}
    return found - counted  # what is counted somewhere is held with its plural


def catalogue(language):
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def forms(message):
    """Each text beside what it is in the other language."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return [(message.id[0 if n == 0 else 1], text) for n, text in enumerate(message.string)]


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_holds_exactly_what_the_code_says(language, said):
    held = {message.id for message in catalogue(language) if message.id}

    assert held == said, "run make messages"


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_and_looked_at(language):
    left = [
        message.id
        for message in catalogue(language)
        if message.id and (message.fuzzy or not all(text for _id, text in forms(message)))
    ]

    assert left == []
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_read_is_what_was_written(language):
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))

    read = (LOCALES / language / "LC_MESSAGES" / "messages.mo").read_bytes()
    assert read == compiled.getvalue(), "run make messages"


@pytest.mark.parametrize("language", OTHERS)
def test_every_place_to_fill_in_is_kept(language):
    lost = [
        (text, other)
        for message in catalogue(language)
        if message.id
        for text, other in forms(message)
        if sorted(PLACE.findall(text)) != sorted(PLACE.findall(other))
    ]

    assert lost == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_claims_what_english_does_not(language):
    texts = [text for message in catalogue(language) if message.id for _id, text in forms(message)]

    assert [text for text in texts if FORBIDDEN[language].search(text)] == []


def test_every_language_is_offered_by_its_own_name():
    assert set(NAMES) == set(languages())


def test_no_text_hides_from_those_who_gather_them(said):
    """Texts within f-strings are overlooked."""
    known = {text for one in said for text in ((one,) if isinstance(one, str) else one)}
    hidden = [
        (path.name, argument.value)
        for path in sorted((ROOT / "twitchlog").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS
        for argument in node.args
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and argument.value not in known
    ]

    assert hidden == []
