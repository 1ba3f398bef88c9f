"""Reading a file and comparing it with a journal, once, before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from twitchlog import imports
from twitchlog.imports.mapped import mapping as mapped
from twitchlog.imports.parsed import Unused
from twitchlog.journal import events, factors, mappings, portable, revisions
from twitchlog.journal.opinions import opinions_of
from twitchlog.records import Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What would become of a file.

    unused  what it tells and the journal has no place for
    state   of the journal when it was compared; see `state_of`
    """

    found: imports.Recognised
    plan: imports.Plan
    unused: tuple[Unused, ...]
    state: object

    @property
    def may_leave_out(self) -> bool:
        """Whether the rest can be imported without the rows that are wrong or in conflict.

        Not so where a journal's own files contradict themselves: those can be put right.
        """
        plan = self.plan
        return self.found.kind != "own" and plan.blocked and not plan.empty

    @property
    def whole(self) -> bool:
        """Whether all of it can be imported as it is."""
        return not self.plan.blocked and not self.plan.empty


def prepare(
    owner: Owner, file: BinaryIO, name: str, report: Callable[[str], None] = lambda _stage: None
) -> Prepared:
    """Read a file and compare it with the owner's journal. Raises Refused, NotMapped.

    file    seekable, at its beginning
    report  is told what is being done: "reading", then "comparing"
    """
    report("reading")
    state = state_of(owner)
    found = imports.recognise(file, name)
    mapping = kept_mapping(owner, found.fingerprint) if found.kind == "table" else None
    parsed = imports.read_recognised(
        file,
        name,
        found,
        owner.settings,
        mapping=mapping,
        own=factors.own_factors(owner),
    )
    report("comparing")
    plan = imports.plan(portable.records_of(owner), parsed, opinions_of(owner))
    return Prepared(found=found, plan=plan, unused=parsed.unused, state=state)


def kept_mapping(owner: Owner, fingerprint: str) -> mapped.Mapping | None:
    """How tables with this header are read, if the owner has said so."""
    content = mappings.mapping_of(owner, fingerprint)
    try:
        return None if content is None else mapped.read(content)
    except mapped.WrongMapping:  # written by another version: it is asked for anew
        return None


def state_of(owner: Owner) -> object:
    """Equal as long as nothing changes that an import is compared with."""
    return (
        revisions.revision(owner),
        tuple(factors.own_factors(owner)),
        tuple(events.events_of(owner)),
        opinions_of(owner),
        owner.settings,
    )
