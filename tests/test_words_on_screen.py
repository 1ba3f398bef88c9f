"""Every word that a page shows goes through gettext, so that it can be translated."""

import ast
import re

import pytest
from jinja2 import Environment

from tests.checkout import ROOT, tracked

# Names, and what every language writes alike.
ALIKE = {"twitchlog", "ICD", "CM", "HPO"}
ATTRIBUTES = re.compile(r"[\w-]+=\"[^\"]*\"")  # those that a macro writes stand outside any tag
FILES = re.compile(r"\w+\.csv")
WIDTH = re.compile(r"{% block width %}\w*{% endblock %}")  # a class of the page
TAGS = re.compile(r"<!--.*?-->|<[^<>]*>|&\w+;|&#\d+;", re.S)
SHOWN_BY = {"say", "flash", "reject", "refuse"}


def template_texts(source: str) -> list[str]:
    """The words that a template shows as they stand in it."""
    environment = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)
    # What stands between two marks of Jinja may begin or end within a tag.
    parts = [
        "\0" if kind != "data" else text
        for _, kind, text in _tokens(environment, WIDTH.sub("", source))
    ]
    plain = ATTRIBUTES.sub(" ", TAGS.sub(" ", "".join(parts)))
    return [
        word for word in re.findall(r"[^\W\d_]{2,}", FILES.sub(" ", plain)) if word not in ALIKE
    ]


def _tokens(environment, source):
    inside = False
    for line, kind, text in environment.lex(source):
        if kind in ("variable_begin", "block_begin", "comment_begin"):
            inside = True
        if not inside:
            yield line, kind, text
        if kind in ("variable_end", "block_end", "comment_end"):
            inside = False
            yield line, "mark", ""


def untranslated(source: str) -> list[str]:
    """Literals that code hands to whoever shows them, without a way through gettext."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    shown = [
        argument
        for call in calls
        if _name(call.func) in SHOWN_BY
        for argument in call.args
        if isinstance(argument, (ast.Constant, ast.JoinedStr)) and " " in ast.unparse(argument)
    ]
    return [ast.unparse(argument) for argument in shown]


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def named(folder: str, suffix: str):
    return [p for p in tracked() if p.is_relative_to(ROOT / folder) and p.suffix == suffix]


@pytest.mark.parametrize("path", named("templates", ".html"), ids=lambda path: path.stem)
def test_a_template_shows_no_word_as_it_stands(path):
    assert template_texts(path.read_text("utf-8")) == []


@pytest.mark.parametrize("folder", ["twitchlog/views", "twitchlog/forms", "twitchlog/security"])
def test_no_message_goes_around_gettext(folder):
    found = {path.name: untranslated(path.read_text("utf-8")) for path in named(folder, ".py")}

    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ("<p class=\"{{ one }} two\">{{ _('Hello') }}</p>", []),
        ('<b{% if x %} title="{{ y }}"{% endif %}>{{ 1 }}</b>{# Hello #}', []),
        ("{% if x %}Hello{% endif %} there &amp; · 5", ["Hello", "there"]),
    ],
)
def test_a_word_in_a_template_is_found(source, words):
    assert template_texts(source) == words


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("say('It is saved.')", ["'It is saved.'"]),
        ("say(_('It is saved.'))", []),
        ("form.reject('day', N_('No such day.'))", []),
        ("form.reject('day', f'No {day} here')", ["f'No {day} here'"]),
    ],
)
def test_a_message_around_gettext_is_found(source, found):
    assert untranslated(source) == found
