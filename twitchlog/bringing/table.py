"""A table that waits to be explained: its columns and words, and what is proposed for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from twitchlog.bringing.preparing import kept_mapping
from twitchlog.imports import Recognised, recognise
from twitchlog.imports.mapped.bouts import guessed
from twitchlog.imports.mapped.guess import part_guess
from twitchlog.imports.mapped.mapping import A_BOUT, SITES, STRENGTHS, TYPES, Mapping
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


def table_of(owner: Owner, path: Path, name: str) -> Table:
    """The table in an upload. Raises Refused, and NotThere where it is none."""
    with path.open("rb") as file:
        found = recognise(file, name)
        if found.kind != "table":
            raise NotThere(name)
        kept = kept_mapping(owner, found.fingerprint)
        with opened_sheet(file, name) as sheet:
            mapping = kept or proposal(sheet, owner.settings.zone)
            return Table(
                found=found, columns=profile_of(sheet), mapping=mapping, known=kept is not None
            )


def asked_of(path: Path, name: str, mapping: Mapping) -> Questions:
    """Every word, category and tag of a table that needs a meaning. Raises Refused."""
    with path.open("rb") as file, opened_sheet(file, name) as sheet:
        asked = questions(sheet, mapping)
    for part in asked.parts:
        if mapping.parts.get(part) and mapping.parts[part].role == A_BOUT:
            asked.words.setdefault(SITES, type(asked.parts)())[part] = asked.parts[part]
    return asked


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
