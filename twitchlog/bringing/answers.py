"""What an owner answered about a table's columns and words, from the fields of a form."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, replace

from twitchlog import clock
from twitchlog.catalogue import Factor
from twitchlog.i18n import gettext as _
from twitchlog.imports.faults import WrongCell
from twitchlog.imports.mapped.amounts import number_of
from twitchlog.imports.mapped.body_words import side_guess
from twitchlog.imports.mapped.days import ORDERS, Order
from twitchlog.imports.mapped.mapping import (
    A_BOUT,
    FACTOR,
    NO_TWITCHES,
    OWN,
    SITES,
    SKIPPED,
    STRENGTHS,
    TYPES,
    Mapping,
    Use,
    is_part,
    is_role,
)
from twitchlog.imports.mapped.moments import time_of
from twitchlog.imports.mapped.questions import Questions
from twitchlog.imports.mapped.reading import OR_NO
from twitchlog.imports.mapped.units import STRENGTH_SCALES, units_for
from twitchlog.vocabulary import REGION_BY_SLUG, SIDE_SLUGS, TYPE_BY_SLUG, default_side

Fields = Dictionary[str, str]
_DURATIONS = ("", "h", "s", "min")


@dataclass(frozen=True, slots=True)
class Answer:
    """A mapping as it was answered, and what cannot stay so, by the name of the field."""

    mapping: Mapping
    problems: Dictionary[str, str]


def of_columns(
    fields: Fields, header: Sequence[str], before: Mapping, factors: Dictionary[str, Factor]
) -> Answer:
    """What the columns are and how they are written.

    factors  the journal's, by slug
    """
    problems: dict[str, str] = {}
    uses = {}
    for number, name in enumerate(header):
        use = Use(fields.get(f"role-{number}", ""), fields.get(f"unit-{number}", ""))
        if use.role and is_role(use.role):
            uses[name] = use
            if not unit_fits(use, factors):
                problems[f"unit-{number}"] = _("This unit does not go with what the column is.")
    mapping = replace(
        before,
        columns=uses,
        zone=fields.get("zone", before.zone).strip(),
        order=_order(fields.get("order", "")),
        decimal="," if fields.get("decimal") == "," else ".",
        kind=fields["kind"] if fields.get("kind") in TYPE_BY_SLUG else before.kind,
        at=fields.get("at", before.at),
    )
    return Answer(mapping, problems | _problems(mapping))


def of_words(fields: Fields, asked: Questions, before: Mapping) -> Answer:
    """What the words, categories and tags mean."""
    problems: dict[str, str] = {}
    words = {kind: dict(said) for kind, said in before.words.items()}
    for at, kind in enumerate(sorted(asked.words)):
        said = words.setdefault(kind, {})
        for number, word in enumerate(asked.words[kind]):
            field = f"word-{at}-{number}"
            meaning = _meaning(kind, word, fields, field)
            if meaning is None:
                problems[field] = _("Please enter a number, or leave it blank.")
            else:
                said[word] = meaning
    parts = dict(before.parts)
    for number, part in enumerate(asked.parts):
        use = Use(fields.get(f"part-{number}", ""), fields.get(f"part-unit-{number}", ""))
        parts[part] = use if is_part(use.role) else Use()
    return Answer(replace(before, words=words, parts=parts), problems)


def unit_fits(use: Use, factors: Dictionary[str, Factor]) -> bool:
    """Whether a unit can go with what a column or category becomes."""
    if not use.unit:
        return True
    if use.role in (STRENGTHS, A_BOUT):
        return use.unit in {unit.slug for unit in STRENGTH_SCALES} | {"0-4"}
    if use.role == "minutes":
        return use.unit in _DURATIONS
    if use.role == f"{OWN}rating":
        return "-" in use.unit
    if use.unit == OR_NO:
        return True
    factor = factors.get(use.role.removeprefix(FACTOR))
    if factor is None:
        return False
    same = {"rating": {"0-10"}}.get(factor.kind, {factor.unit})
    return use.unit in {unit.slug for unit in units_for(factor)} | same


def _order(text: str) -> Order | None:
    return next((order for order in ORDERS if order == text), None)


def _problems(mapping: Mapping) -> dict[str, str]:
    problems = {}
    if not mapping.names("start", "date"):
        problems["columns"] = _("Please say which column holds the day or the start.")
    if mapping.order is None:
        problems["order"] = _("Please say in which order the days are written.")
    try:
        clock.zone_named(mapping.zone)
    except clock.UnknownZone:
        problems["zone"] = _("No time zone has this name.")
    try:
        time_of(mapping.at)
    except WrongCell:
        problems["at"] = _("Please enter a time of day, as in 12:00.")
    return problems


def _meaning(kind: str, word: str, fields: Fields, field: str) -> str | None:
    """What was said of one word; None where it should be a number and is none."""
    said = fields.get(field, "").strip()
    if kind == SITES:
        side = fields.get(f"{field}-side")  # not asked for where a column says it
        return _site(said, (side_guess(word) or "") if side is None else side)
    if kind == TYPES:
        return said if said in (*TYPE_BY_SLUG, NO_TWITCHES, SKIPPED) else ""
    if kind == STRENGTHS:
        return said if said in ("0", "1", "2", "3", "4") else ""
    if not said:
        return ""
    try:
        return f"{number_of(said, '.'):g}"
    except WrongCell:
        return None


def _site(region: str, side: str) -> str:
    if region in (NO_TWITCHES, SKIPPED):
        return region
    if region not in REGION_BY_SLUG:
        return "other:middle"
    return f"{region}:{side if side in SIDE_SLUGS else default_side(region)}"
