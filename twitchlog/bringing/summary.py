"""What would become of a file, in rows that a page or a terminal can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from twitchlog.catalogue import all_factors
from twitchlog.i18n import gettext as _
from twitchlog.imports.faults import Fault
from twitchlog.imports.plan import Plan
from twitchlog.journal.arrivals import Arrived
from twitchlog.records import JournalRecords, OwnFactorRecord

LISTED = 20


@dataclass(frozen=True, slots=True)
class Becomes:
    """Something that would be added or was: what, how often, and from which day to which."""

    what: str
    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """Rows that are wrong or in conflict for one reason; only some of them are listed."""

    reason: str
    column: str
    count: int
    listed: tuple[Fault, ...]

    @property
    def fact(self) -> str:
        """What the reason speaks of, where that is the same in all rows listed."""
        facts = {fault.fact for fault in self.listed}
        return facts.pop() if len(facts) == 1 else "…"


def becomes(plan: Plan, own: Iterable[OwnFactorRecord]) -> list[Becomes]:
    """What a plan would add, bouts first, then values by factor.

    own  the journal's own factors
    """
    added = plan.additions
    labels = {factor.slug: factor.label for factor in all_factors((*own, *added.own_factors))}
    rows = [(_("Bouts"), [one.day for one in added.episodes])]
    rows.append((_("Days without twitches"), [one.day for one in added.days if one.none]))
    rows += _values(added, labels)
    rows.append((_("Notes of days"), [one.day for one in added.days if one.note]))
    rows.append((_("Dated events"), [one.day for one in added.events]))
    return [Becomes(what, len(days), min(days), max(days)) for what, days in rows if days]


def came(arrived: Iterable[Arrived], own: Iterable[OwnFactorRecord]) -> list[Becomes]:
    """What came with an import, in the words of its preview.

    own  the journal's own factors
    """
    words = {
        "bouts": _("Bouts"),
        "without": _("Days without twitches"),
        "notes": _("Notes of days"),
        "events": _("Dated events"),
    }
    labels = {factor.slug: _(factor.label) for factor in all_factors(own)}
    return [
        Becomes(
            words.get(one.kind) or labels.get(one.factor, one.factor),
            one.count,
            one.first,
            one.last,
        )
        for one in arrived
    ]


def named(text: str, own: Iterable[OwnFactorRecord]) -> str:
    """A factor's slug, alone or before a day, by the factor's name; any other text as it is."""
    slug, colon, rest = text.partition(": ")
    labels = {factor.slug: _(factor.label) for factor in all_factors(own)}
    return f"{labels[slug]}{colon}{rest}" if slug in labels else text


def fault_groups(faults: Sequence[Fault]) -> list[FaultGroup]:
    """Faults by reason and column, the most frequent first."""
    counts = Counter((fault.reason, fault.column) for fault in faults)
    groups: dict[tuple[str, str], list[Fault]] = {key: [] for key in counts}
    for fault in faults:
        listed = groups[fault.reason, fault.column]
        if len(listed) < LISTED:
            listed.append(fault)
    return [
        FaultGroup(reason, column, count, tuple(groups[reason, column]))
        for (reason, column), count in counts.most_common()
    ]


def _values(added: JournalRecords, labels: dict[str, str]) -> list[tuple[str, list[date]]]:
    days: dict[str, list[date]] = {}
    for reading in added.readings:
        days.setdefault(reading.factor, []).append(reading.day)
    return [(_(labels.get(slug, slug)), found) for slug, found in days.items()]
