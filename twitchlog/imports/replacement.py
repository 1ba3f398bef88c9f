"""A whole journal from its full export, and what would change if it took the place of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from twitchlog.exports.columns import JOURNAL_FILE
from twitchlog.imports.faults import Refused
from twitchlog.imports.parsed import Parsed
from twitchlog.imports.plan import plan
from twitchlog.opinions import NONE, Opinions
from twitchlog.records import JournalRecords
from twitchlog.vocabulary import N_

EMPTY = JournalRecords()


class NotWhole(Refused):
    """The file is no full export, or something in it is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How one part of a journal would change.

    now, then  how many there are, and would be
    gone, new  how many of these there would be no more, and are not yet
    """

    part: str
    now: int
    then: int
    gone: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A journal that can take the place of the present one.

    changes   one for each part, also where nothing would change
    settings  whether these would become others
    told      whether suspicions, pinned cards, the story or checks of the signs would
    """

    records: JournalRecords
    opinions: Opinions
    changes: tuple[Change, ...]
    settings: bool
    told: bool

    @property
    def same(self) -> bool:
        """Whether the present journal is this one already."""
        return not (self.settings or self.told or any(one.gone or one.new for one in self.changes))


def replacement(
    parsed: Parsed, name: str, present: JournalRecords, opinions: Opinions = NONE
) -> Replacement:
    """The journal of a full export beside the present one. Raises NotWhole.

    name  how messages call the file
    """
    if parsed.journal is None:
        raise NotWhole(name, N_("is no full export: {fact} is not in it"), JOURNAL_FILE)
    planned = plan(EMPTY, parsed)
    for fault in (*planned.errors, *planned.conflicts):
        raise NotWhole(fault.file, fault.reason, fault.fact, fault.line)
    records = planned.additions
    return Replacement(
        records=records,
        opinions=planned.opinions,
        changes=tuple(_changes(present, records)),
        settings=present.settings != records.settings,
        told=opinions != planned.opinions,
    )


def _changes(now: JournalRecords, then: JournalRecords) -> Iterator[Change]:
    yield _change(N_("Bouts"), now.episodes, then.episodes)
    yield _change(N_("Days with a word of their own"), now.days, then.days)
    yield _change(N_("Values"), now.readings, then.readings)
    yield _change(N_("Dated events"), _events(now), _events(then))
    yield _change(N_("Factors of your own"), now.own_factors, then.own_factors)
    yield _change(N_("Quick additions"), now.servings, then.servings)


def _change(part: str, now: Iterable[Hashable], then: Iterable[Hashable]) -> Change:
    before, after = Counter(now), Counter(then)
    return Change(
        part=part,
        now=before.total(),
        then=after.total(),
        gone=(before - after).total(),
        new=(after - before).total(),
    )


def _events(records: JournalRecords) -> list[Hashable]:
    """Events without their ids, which no file keeps."""
    return [replace(event, id="") for event in records.events]


def days_of(records: JournalRecords) -> tuple[date, date] | None:
    """The first and the last day of which a journal says anything; None for an empty one."""
    parts = (records.episodes, records.readings, records.days, records.events)
    days = [one.day for part in parts for one in part]
    return (min(days), max(days)) if days else None
