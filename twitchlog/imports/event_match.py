"""Which dated events a journal knows already."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from twitchlog.exports.columns import event_order
from twitchlog.imports.content import Content
from twitchlog.imports.marks import Marks
from twitchlog.records import EventRecord, JournalRecords

_ID_BYTES = 12


def new_events(existing: JournalRecords, content: Content, marks: Marks) -> Iterator[EventRecord]:
    """Events beyond those that the journal has; equal ones are counted, and new ones get an id."""
    known = Counter(event_order(event) for event in existing.events)
    for row in content.parsed.events:
        shown = event_order(row.record)
        if known[shown]:
            known[shown] -= 1
        else:
            marks.new(row.place)
            yield replace(row.record, id=secrets.token_urlsafe(_ID_BYTES))
