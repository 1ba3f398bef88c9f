"""Which own factors and quick additions a journal knows already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from twitchlog.exports.columns import JOURNAL_FILE
from twitchlog.imports.content import Content
from twitchlog.imports.faults import Place
from twitchlog.imports.marks import Marks
from twitchlog.records import JournalRecords, OwnFactorRecord, ServingRecord
from twitchlog.vocabulary import N_


def new_own_factors(
    existing: JournalRecords, content: Content, marks: Marks
) -> Iterator[OwnFactorRecord]:
    """Own factors that the journal lacks, those that were asked for or assumed among them."""
    known = {own.slug: own for own in existing.own_factors}
    yield from (own for own in content.parsed.own_factors if own.slug not in known)
    for own in (*content.journal.own_factors, *content.assumed):
        other = known.get(own.slug)
        if other is None:
            yield own
        elif other != own:
            reason = N_("is kept in the journal already, but differs there in: {fact}")
            marks.conflict(Place(JOURNAL_FILE, 1), "", own.slug, reason, _differences(own, other))


def new_servings(existing: JournalRecords, content: Content) -> Iterator[ServingRecord]:
    """Quick additions that the journal lacks."""
    known = {(serving.factor, serving.label) for serving in existing.servings}
    return (one for one in content.journal.servings if (one.factor, one.label) not in known)


def _differences(own: OwnFactorRecord, other: OwnFactorRecord) -> str:
    names = (field.name for field in fields(own))
    return ", ".join(name for name in names if getattr(own, name) != getattr(other, name))
