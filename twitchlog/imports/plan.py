"""What an import would add to a journal, and what stands in its way. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from twitchlog.exports import columns
from twitchlog.imports.content import Content, review
from twitchlog.imports.day_match import new_days, new_readings, new_statements
from twitchlog.imports.episode_match import new_episodes
from twitchlog.imports.event_match import new_events
from twitchlog.imports.factor_match import new_own_factors, new_servings
from twitchlog.imports.faults import Conflict, Place, RowError
from twitchlog.imports.marks import Marks
from twitchlog.imports.opinion_match import new_opinions
from twitchlog.imports.parsed import Parsed
from twitchlog.imports.without_collecting import without_collecting
from twitchlog.opinions import NONE, Opinions
from twitchlog.records import JournalRecords, OwnFactorRecord, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCount:
    """How many rows of one file are new, known already, in conflict, or wrong."""

    file: str
    new: int
    same: int
    conflicting: int
    wrong: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The outcome of comparing files with a journal.

    counts     one per table that was there
    assumed    own factors of which only a column or a reading tells: amounts, summed, lag 0
    additions  only what is new; each of its days is the whole statement which that day then has.
               Settings and quick additions are there only where settings is
    settings   those of the files, to be taken over because the journal is empty; else None
    opinions   suspicions that the journal lacks or has of a later day, and, for an empty journal,
               which cards are pinned and hidden
    """

    counts: tuple[FileCount, ...]
    conflicts: tuple[Conflict, ...]
    errors: tuple[RowError, ...]
    assumed: tuple[OwnFactorRecord, ...]
    additions: JournalRecords
    settings: Settings | None
    opinions: Opinions = NONE

    @property
    def blocked(self) -> bool:
        """Whether something is wrong or in conflict, so that nothing may be written."""
        return bool(self.errors or self.conflicts)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to add."""
        added = self.additions
        parts = (added.own_factors, added.servings, added.episodes, added.readings)
        nothing = not any((*parts, added.days, added.events))
        return self.settings is None and not self.opinions and nothing


@without_collecting()
def plan(existing: JournalRecords, parsed: Parsed, opinions: Opinions = NONE) -> Plan:
    """Compare parsed files with a journal; the same files a second time add nothing.

    opinions  those of the journal
    """
    content = review(parsed, existing)
    marks = Marks(content.conflicts)
    settings = _settings_to_take(existing, content)
    additions = _additions(existing, content, settings, marks)
    conflicts = tuple(sorted(marks.conflicts, key=lambda one: (one.file, one.line)))
    return Plan(
        counts=_counts(content, marks),
        conflicts=conflicts,
        errors=content.errors,
        assumed=content.assumed,
        additions=additions,
        settings=settings,
        opinions=new_opinions(opinions, content.journal.opinions, cards=_is_empty(existing)),
    )


def _settings_to_take(existing: JournalRecords, content: Content) -> Settings | None:
    if content.parsed.journal is None or not _is_empty(existing):
        return None
    offered = content.journal.settings
    return offered if offered != existing.settings or any(new_servings(existing, content)) else None


def _is_empty(journal: JournalRecords) -> bool:
    """Whether a journal holds nothing but settings and quick additions."""
    parts = (journal.own_factors, journal.episodes, journal.readings, journal.days, journal.events)
    return not any(parts)


def _additions(
    existing: JournalRecords, content: Content, settings: Settings | None, marks: Marks
) -> JournalRecords:
    readings = [
        *new_readings(existing, content, marks),
        *new_statements(existing, content, marks),
    ]
    episodes = new_episodes(existing, content, marks)
    events = new_events(existing, content, marks)
    return JournalRecords(
        settings=settings or existing.settings,
        own_factors=tuple(new_own_factors(existing, content, marks)),
        servings=tuple(new_servings(existing, content)) if settings else (),
        episodes=tuple(sorted(episodes, key=columns.episode_order)),
        readings=tuple(sorted(readings, key=columns.reading_order)),
        days=tuple(new_days(existing, content, marks)),
        events=tuple(sorted(events, key=columns.event_order)),
    )


def _counts(content: Content, marks: Marks) -> tuple[FileCount, ...]:
    """Wrong rows count once, whatever else they are."""
    parsed = content.parsed
    tables = (parsed.episodes, parsed.days, parsed.readings, parsed.events)
    wrong = {Place(error.file, error.line) for error in content.errors}
    read = [row.place for table in tables for row in table if row.place not in wrong]
    states = Counter(zip((place.file for place in read), marks.states(read), strict=True))
    mistakes = Counter(place.file for place in wrong)
    return tuple(
        FileCount(
            file=file,
            new=states[file, "new"],
            same=states[file, "same"],
            conflicting=states[file, "conflict"],
            wrong=mistakes[file],
        )
        for file in parsed.files
        if file != columns.JOURNAL_FILE
    )
