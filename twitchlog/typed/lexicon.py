"""Every phrase that is known, and what it may mean: a language's words, and the screen's labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from twitchlog.catalogue import BY_SLUG, Factor
from twitchlog.records import ServingRecord
from twitchlog.typed.english import ENGLISH
from twitchlog.typed.german import GERMAN
from twitchlog.typed.tokens import Token, tokens
from twitchlog.typed.words import Phrases, Words, phrases
from twitchlog.vocabulary import (
    CONTEXTS,
    FREQUENCIES,
    REGIONS,
    SIDES,
    STRENGTHS,
    SYMPTOMS,
    TYPES,
    Term,
)

LANGUAGES: Mapping[str, Words] = {"en": ENGLISH, "de": GERMAN}
LONGEST_PHRASE = 6
Translate = Callable[[str], str]
Key = tuple[str, ...]


class Meaning(NamedTuple):
    """What a phrase may stand for; value is a slug, a number, or labels to choose from."""

    kind: str
    value: str | float | tuple[str, ...] = ""


Lexicon = dict[Key, tuple[Meaning, ...]]


def words_of(language: str) -> Words:
    """The words of a language; English where it has none."""
    return LANGUAGES.get(language, ENGLISH)


def lexicon(
    language: str,
    translate: Translate,
    factors: Iterable[Factor],
    servings: Mapping[str, Sequence[ServingRecord]],
) -> Lexicon:
    """All that an owner may type: the language's own phrases, then their factors and servings."""
    found = dict(_common(language, translate))
    for factor in factors:
        if factor.own:
            _add(found, factor.label, Meaning("factor", factor.slug))
            _add(found, factor.unit, Meaning("unit", factor.unit))
    words = words_of(language)
    for slug, some in servings.items():
        for index, serving in enumerate(some):
            name = f"{slug}:{index}"
            for phrase in (serving.label, translate(serving.label)):
                _add(found, phrase, Meaning("serving", name))
            _add_all(found, words.servings.get(serving.label, ""), Meaning("serving", name))
            _add_all(found, words.several.get(serving.label, ""), Meaning("several", name))
    return found


@lru_cache(8)
def _common(language: str, translate: Translate) -> Lexicon:
    """What is the same for every owner who reads one language."""
    words, found = words_of(language), Lexicon()
    for kind, several, labels in _vocabulary(words):
        for slug, more in several.items():
            _add_all(found, more, Meaning(kind, slug))
        for slug, label in labels:
            _add(found, translate(label), Meaning(kind, slug))
    for factor in BY_SLUG.values():
        _add(found, translate(factor.label), Meaning("factor", factor.slug))
    for slug, more in words.factors.items():
        _add_all(found, more, Meaning("factor", slug))
    for one, several_labels in words.unclear.items():
        _add_all(found, one, Meaning("which", several_labels))
    for kind, one in _single_kinds(words):
        _add_all(found, one, Meaning(kind))
    _add_measures(found, words)
    return found


def _vocabulary(
    words: Words,
) -> tuple[tuple[str, Mapping[str, Phrases], list[tuple[str, str]]], ...]:
    """The vocabulary's parts: their kind, their phrases by slug, and their labels."""
    regions = [(region.slug, region.label) for region in REGIONS]
    types = [(kind.slug, name) for kind in TYPES for name in (kind.label, kind.medical)]
    return (
        ("region", words.regions, regions),
        ("type", words.types, types),
        ("side", words.sides, _labels(SIDES)),
        ("strength", words.strengths, _labels(STRENGTHS)),
        ("frequency", words.frequencies, _labels(FREQUENCIES)),
        ("context", words.contexts, _labels(CONTEXTS)),
        ("symptom", words.symptoms, _labels(SYMPTOMS)),
    )


def _labels(terms: Iterable[Term]) -> list[tuple[str, str]]:
    return [(term.slug, term.label) for term in terms]


def _single_kinds(words: Words) -> tuple[tuple[str, Phrases], ...]:
    return (
        ("bout", words.whole),
        ("strength word", words.strength),
        ("going", words.going),
        ("before ago", words.ago[0]),
        ("after ago", words.ago[1]),
        ("at", words.at),
        ("before lasting", words.lasting[0]),
        ("after lasting", words.lasting[1]),
        ("since", words.since),
        ("from", words.span[0]),
        ("until", words.span[1]),
        ("between", words.span[2]),
        ("now", words.now),
        ("am", words.morning),
        ("pm", words.afternoon),
        ("oclock", words.oclock),
        ("none", words.none),
        ("note", words.note),
        ("and", words.joining),
        ("doubt", words.doubts),
        ("filler", words.fillers),
    )


def _add_measures(found: Lexicon, words: Words) -> None:
    for unit, more in words.units.items():
        _add_all(found, more, Meaning("unit", unit))
    for number, more in words.numbers.items():
        _add_all(found, more, Meaning("number", number))
    for minutes, more in words.lengths.items():
        _add_all(found, more, Meaning("length", minutes))
    for day, more in words.days.items():
        _add_all(found, more, Meaning("day", day))
    for weekday, more in enumerate(words.weekdays):
        _add_all(found, more, Meaning("weekday", weekday))


def _add_all(found: Lexicon, several: Phrases, meaning: Meaning) -> None:
    for phrase in phrases(several):
        _add(found, phrase, meaning)


def _add(found: Lexicon, phrase: str, meaning: Meaning) -> None:
    """Note what a phrase means beside what it meant before; commas in it may be left out."""
    whole = key_of(tokens(phrase))
    for key in {whole, tuple(text for text in whole if text != ",")}:
        known = found.get(key, ())
        if 0 < len(key) <= LONGEST_PHRASE and meaning not in known:
            found[key] = (*known, meaning)


def key_of(some: Iterable[Token]) -> Key:
    """What the pieces of a phrase are looked up by."""
    return tuple(token.text for token in some if token.text != "-")
