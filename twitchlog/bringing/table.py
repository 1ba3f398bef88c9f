"""A table that waits to be explained: its columns and words, and what is proposed for them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import BinaryIO

from twitchlog.bringing.preparing import kept_mapping
from twitchlog.imports import Recognised, recognise
from twitchlog.imports.mapped.bouts import guessed
from twitchlog.imports.mapped.guess import part_guess
from twitchlog.imports.mapped.mapping import A_BOUT, SITES, STRENGTHS, TYPES, Mapping, Use
from twitchlog.imports.mapped.opening import opened_sheet
from twitchlog.imports.mapped.presets import proposal
from twitchlog.imports.mapped.profile import Column, profile_of
from twitchlog.imports.mapped.questions import Questions, questions
from twitchlog.imports.mapped.twitch_words import rating_guess, strength_guess
from twitchlog.journal.missing import NotThere
from twitchlog.records import Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What is known of a table.

    columns  with samples
    mapping  as its owner said last time, else as proposed
    known    whether the owner said so before
    """

    found: Recognised
    columns: list[Column]
    mapping: Mapping
    known: bool


def table_of(owner: Owner, file: BinaryIO, name: str) -> Table:
    """The table in a seekable file. Raises Refused, and NotThere where it is none."""
    found = recognise(file, name)
    if found.kind != "table":
        raise NotThere(name)
    kept = kept_mapping(owner, found.fingerprint)
    with opened_sheet(file, name) as sheet:
        columns = profile_of(sheet)
        mapping = kept or proposal(sheet, owner.settings.zone, columns)
    return Table(found=found, columns=columns, mapping=mapping, known=kept is not None)


@dataclass(frozen=True, slots=True)
class Asked:
    """A table whose columns are explained, and every word, category and tag to be explained."""

    table: Table
    questions: Questions


def asked_of(owner: Owner, file: BinaryIO, name: str) -> Asked:
    """What the table in a seekable file leaves open. Raises Refused, and NotThere."""
    table = table_of(owner, file, name)
    with opened_sheet(file, name) as sheet:
        found = questions(sheet, table.mapping)
    return Asked(table, with_places(found, table.mapping))


def with_places(asked: Questions, mapping: Mapping) -> Questions:
    """The same, and where a category or tag is that becomes a bout."""
    bouts = {
        part: count
        for part, count in asked.parts.items()
        if mapping.parts.get(part, Use()).role == A_BOUT
    }
    if not bouts:
        return asked
    sites = asked.words.get(SITES, Counter()) | Counter(bouts)
    return replace(asked, words=asked.words | {SITES: sites})


def is_open(asked: Questions, mapping: Mapping) -> bool:
    """Whether anything was not said yet."""
    for kind, found in asked.words.items():
        if any(word not in mapping.words.get(kind, {}) for word in found):
            return True
    return any(part not in mapping.parts for part in asked.parts)


def with_guesses(asked: Questions, mapping: Mapping) -> Mapping:
    """The mapping with a proposal for each word that was not spoken of."""
    words = {kind: dict(said) for kind, said in mapping.words.items()}
    for kind, found in asked.words.items():
        said = words.setdefault(kind, {})
        for word in found:
            said.setdefault(word, _guess(kind, word))
    parts = dict(mapping.parts)
    for part in asked.parts:
        parts.setdefault(part, part_guess(part, asked.amounts.get(part)))
    return replace(mapping, words=words, parts=parts)


def _guess(kind: str, word: str) -> str:
    if kind in (SITES, TYPES):
        return guessed(kind, word)
    told = strength_guess(word) if kind == STRENGTHS else rating_guess(word)
    return "" if told is None else f"{told:g}"
