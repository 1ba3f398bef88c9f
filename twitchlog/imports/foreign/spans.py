"""Spans of time as devices record them: many, short, and told by several devices at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from twitchlog import clock
from twitchlog.imports.faults import TooLarge
from twitchlog.vocabulary import N_

MOST_SPANS = 300_000


class Span(NamedTuple):
    """A piece of time.

    start, end  seconds since 1970, UTC
    offset      minutes by which the wall clock at its end was ahead of UTC
    line        where its file tells of it
    """

    start: int
    end: int
    offset: int
    line: int

    @property
    def begun(self) -> datetime:
        """When it began, on the wall clock."""
        return _moment(self.start, self.offset)

    @property
    def ended(self) -> datetime:
        """When it ended, on the wall clock."""
        return _moment(self.end, self.offset)


def span_of(begun: datetime, ended: datetime, line: int) -> Span:
    """The span between two aware instants, on the clock of its end."""
    offset = clock.offset_minutes(ended)
    return Span(int(begun.timestamp()), int(ended.timestamp()), offset, line)


class Gathered:
    """Spans of one kind in a file; what follows right on what came before is kept as one."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._spans: list[Span] = []

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def add(self, span: Span) -> None:
        """One more; devices tell theirs in order, so most join the one before. Raises TooLarge."""
        spans = self._spans
        if spans and spans[-1].start <= span.start <= spans[-1].end:
            spans[-1] = _joined(spans[-1], span)
        else:
            check_number(len(spans), self._file)
            spans.append(span)


def check_number(count: int, file: str) -> None:
    """Raise TooLarge where there are more spans than anybody's life has."""
    if count >= MOST_SPANS:
        raise TooLarge(file, N_("tells of more than {fact} pieces of time"), f"{MOST_SPANS:,}")


def merged(spans: Iterable[Span], gap: int = 0) -> list[Span]:
    """In order and without overlap; spans with at most `gap` seconds between are one."""
    together: list[Span] = []
    for span in sorted(spans):
        if together and span.start - together[-1].end <= gap:
            together[-1] = _joined(together[-1], span)
        else:
            together.append(span)
    return together


def seconds(spans: Iterable[Span]) -> int:
    """How long they last, one after the other."""
    return sum(span.end - span.start for span in spans)


def _joined(span: Span, later: Span) -> Span:
    longer = later if later.end > span.end else span
    return span._replace(end=longer.end, offset=longer.offset)


def _moment(second: int, offset: int) -> datetime:
    return clock.at_offset(datetime.fromtimestamp(second, UTC), offset)
