"""What the columns of a table and the words in it mean, as its owner says."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from collections.abc import Mapping as Dictionary
from dataclasses import asdict, dataclass, field, replace
from typing import cast

from twitchlog import clock
from twitchlog.catalogue import KINDS
from twitchlog.imports.json_values import Node, WrongValue
from twitchlog.imports.mapped.amounts import Decimal
from twitchlog.imports.mapped.days import ORDERS, Order
from twitchlog.imports.mapped.moments import time_of
from twitchlog.vocabulary import EVENT_LABELS, N_, TYPE_BY_SLUG

FORMAT = "twitchlog mapping"
VERSION = 1
LONGEST_WORD = 200
NOON = "12:00"

# What a column may be, beside a factor ("factor:…"), a new own one ("own:…") and an event.
WHEN = ("start", "date", "time", "end", "minutes")
BOUT = ("type", "site", "side", "strength", "note")
DAY = ("none", "day_note")
LONG = ("category", "detail", "amount", "tags")
ROLES = (*WHEN, *BOUT, *DAY, *LONG)
FACTOR, OWN, EVENT = "factor:", "own:", "event:"
LEFT_OUT = ""
A_BOUT = "bout"  # what a category or a tag may be, beside factors and events

# Kinds of words that need a meaning.
SITES, TYPES, STRENGTHS = "site", "type", "strength"
NO_TWITCHES, SKIPPED = "none", "skip"  # what a word in a column of places may mean instead


@dataclass(frozen=True, slots=True)
class Use:
    """What a column, a category or a tag becomes, and the unit it is in."""

    role: str = LEFT_OUT
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How one kind of table is read.

    columns  by the name in the header; what is missing is left out
    parts    by category or tag
    words    by kind ("site", "type", "strength", or the name of a column of values) and word:
             "calf:left", a slug, a number
    order    None while it is open
    kind     the type of bouts of which nothing else is said
    at       the time of day of bouts of which only the day is said
    known    what whole cells were found to mean, so that a million rows are read in time
    """

    columns: Dictionary[str, Use] = field(default_factory=dict)
    parts: Dictionary[str, Use] = field(default_factory=dict)
    words: Dictionary[str, Dictionary[str, str]] = field(default_factory=dict)
    zone: str = "UTC"
    order: Order | None = None
    decimal: Decimal = "."
    kind: str = "not_sure"
    at: str = NOON
    _by_role: dict[tuple[str, ...], list[str]] = field(init=False, repr=False, compare=False)
    known: dict[tuple[str, tuple[str, ...]], list[str]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Rows are read by role, a million times."""
        by_role: dict[tuple[str, ...], list[str]] = {}
        for name, use in self.columns.items():
            by_role.setdefault((use.role,), []).append(name)
        object.__setattr__(self, "_by_role", by_role)

    def names(self, *roles: str) -> list[str]:
        """The columns with these roles, in the order of the roles."""
        found = self._by_role.get(roles)
        if found is None:
            found = [name for role in roles for name in self._by_role.get((role,), ())]
            self._by_role[roles] = found
        return found

    def of_columns(self, header: Collection[str]) -> Mapping:
        """The same, but for columns that a table lacks."""
        present = {name: use for name, use in self.columns.items() if name in header}
        return replace(self, columns=present)

    def meaning(self, kind: str, word: str) -> str | None:
        """What a word means, or None where nothing was said of it."""
        return self.words.get(kind, {}).get(word)


class WrongMapping(ValueError):
    """A mapping's text is not what it should be; the message says where."""


def written(mapping: Mapping) -> str:
    """A mapping as JSON."""
    content = {"format": FORMAT, "version": VERSION} | asdict(mapping)
    del content["_by_role"], content["known"]
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)


def read(text: str) -> Mapping:
    """A mapping from its JSON. Raises WrongMapping."""
    try:
        root = Node(json.loads(text), "")
        return _mapping(root)
    except (ValueError, RecursionError, WrongValue) as error:
        raise WrongMapping(str(error)[:200]) from error


def is_role(role: str) -> bool:
    """Whether a column may have a role."""
    return role in ROLES or is_part(role)


def is_part(role: str) -> bool:
    """Whether a category or a tag may become this."""
    kind, colon, slug = role.partition(":")
    if not colon:
        return role in (LEFT_OUT, A_BOUT, "day_note")
    if kind == "own":
        return slug in KINDS
    return bool(slug) and (kind == "factor" or (kind == "event" and slug in EVENT_LABELS))


def _mapping(root: Node) -> Mapping:
    if root.member("format").value != FORMAT or root.member("version").value != VERSION:
        raise WrongValue("format", N_("is not a mapping of this version"))
    zone = root.member("zone").text(LONGEST_WORD)
    clock.zone_named(zone)
    order = root.member("order")
    at = root.member("at").text(LONGEST_WORD)
    time_of(at)
    return Mapping(
        columns=_uses(root.member("columns"), is_role),
        parts=_uses(root.member("parts"), is_part),
        words={kind: _words(node) for kind, node in _members(root.member("words"))},
        zone=zone,
        order=None if order.value is None else cast(Order, order.one_of(ORDERS)),
        decimal=cast(Decimal, root.member("decimal").one_of((".", ","))),
        kind=root.member("kind").one_of(TYPE_BY_SLUG),
        at=at,
    )


def _members(node: Node) -> list[tuple[str, Node]]:
    if not isinstance(node.value, dict):
        raise node.wrong(N_("must be an object"))
    return [(name, node.member(name)) for name in node.value]


def _uses(node: Node, allowed: Callable[[str], bool]) -> dict[str, Use]:
    return {name: _use(one, allowed) for name, one in _members(node)}


def _use(node: Node, allowed: Callable[[str], bool]) -> Use:
    role = node.member("role").text(LONGEST_WORD)
    if not allowed(role):
        raise node.member("role").wrong(N_("is not something that this may become"))
    return Use(role, node.member("unit").text(LONGEST_WORD))


def _words(node: Node) -> dict[str, str]:
    return {word: one.text(LONGEST_WORD) for word, one in _members(node)}
