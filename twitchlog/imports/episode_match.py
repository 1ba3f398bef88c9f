"""Which bouts of a file a journal knows already."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from twitchlog.imports.content import Content
from twitchlog.imports.marks import Marks
from twitchlog.imports.parsed import EpisodeRow
from twitchlog.records import EpisodeRecord, JournalRecords
from twitchlog.vocabulary import N_

_COMPARED = ("ended_at", "still_going", "type", "strength", "frequency", "note", "recalled")
_COMPARED_AS_SETS = ("sites", "context", "symptoms")
_ID_BYTES = 12


def new_episodes(
    existing: JournalRecords, content: Content, marks: Marks
) -> Iterator[EpisodeRecord]:
    """Bouts that the journal lacks; those without an id get one."""
    by_id = {episode.id: episode for episode in existing.episodes}
    by_shape = _by_shape(existing.episodes)
    days_are_said = content.parsed.journal is not None
    for row in content.episodes:
        one = row.record
        known = [by_id[one.id]] if one.id in by_id else []
        if not one.id:
            known = by_shape.get(_shape(one), [])
        if not known:
            marks.new(row.place)
            yield one if one.id else replace(one, id=secrets.token_urlsafe(_ID_BYTES))
            continue
        found = [_differences(one, other, days_are_said) for other in known]
        if all(found):
            _mark(row, known[0], found[0], marks)


def _mark(row: EpisodeRow, known: EpisodeRecord, columns: list[str], marks: Marks) -> None:
    reason = N_("is in the journal already, but differs there in: {fact}")
    marks.conflict(row.place, "id", known.id, reason, ", ".join(columns))


def _differences(one: EpisodeRecord, other: EpisodeRecord, days_are_said: bool) -> list[str]:
    """The columns in which two bouts differ; their order within a list does not count."""
    names = [] if _same_start(one, other) else ["started_at"]
    names += [name for name in _COMPARED if getattr(one, name) != getattr(other, name)]
    names += [
        name for name in _COMPARED_AS_SETS if set(getattr(one, name)) != set(getattr(other, name))
    ]
    if days_are_said and one.day != other.day:
        names.append("day")
    return names


def _same_start(one: EpisodeRecord, other: EpisodeRecord) -> bool:
    clocks_agree = one.started_at.utcoffset() == other.started_at.utcoffset()
    return one.started_at == other.started_at and (clocks_agree or not one.id)


def _shape(one: EpisodeRecord) -> object:
    return one.started_at, one.type, frozenset(one.sites)


def _by_shape(episodes: Iterable[EpisodeRecord]) -> dict[object, list[EpisodeRecord]]:
    found: dict[object, list[EpisodeRecord]] = defaultdict(list)
    for episode in episodes:
        found[_shape(episode)].append(episode)
    return dict(found)
