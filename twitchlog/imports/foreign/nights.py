"""Nights from what devices say of sleep, each hour counted once however many devices tell of it.

A night is what was begun after six in the evening and before noon; it belongs to the day on whose
morning it ended. What was begun in the afternoon is a nap and does not count, unless it was as long
as the sleep of somebody who works at night: then it belongs to the day on which it ended.

Where a device measured the stages of a night, only such devices count for that night: the others
guess from when a phone lay still. Times that overlap count once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from twitchlog.imports.foreign.spans import Gathered, Span, merged, seconds

SAME_SLEEP = 60 * 60  # awake for longer than this, and the next sleep is one of its own
LONGER_THAN_A_NAP = 3 * 60 * 60
EVENING = 18
NOON = 12
LONGEST_NIGHT = 24 * 60 * 60


class Night(NamedTuple):
    """How long somebody slept in the night that ended on a day's morning."""

    day: date
    hours: float
    line: int


class Sleep:
    """What devices say of sleep: gathered as it is read, and put together at the end."""

    def __init__(self, file: str) -> None:
        self._measured = Gathered(file)
        self._guessed = Gathered(file)
        self.naps = 0

    def add(self, span: Span, *, measured: bool = False) -> None:
        """A piece of sleep; `measured` where it is a stage of sleep, such as deep sleep."""
        (self._measured if measured else self._guessed).add(span)

    def nights(self) -> list[Night]:
        """Each night that anything is known of, in order; `naps` then counts what was left out."""
        nights = {**self._by_day(self._guessed), **self._by_day(self._measured)}
        return [_night(day, nights[day]) for day in sorted(nights)]

    def _by_day(self, spans: Iterable[Span]) -> Mapping[date, list[Span]]:
        days: dict[date, list[Span]] = defaultdict(list)
        for sleep in _sleeps(merged(spans)):
            day = day_of(sleep[0], sleep[-1], seconds(sleep))
            if day is None:
                self.naps += 1
            else:
                days[day] += sleep
        return days


def day_of(first: Span, last: Span, slept: int) -> date | None:
    """The day on whose morning a sleep ended; None for a nap."""
    begun, ended = first.begun, last.ended
    if begun.hour >= EVENING:
        return begun.date() + timedelta(days=1)
    if begun.hour < NOON:
        return begun.date()
    return ended.date() if slept > LONGER_THAN_A_NAP else None


def _sleeps(spans: Iterable[Span]) -> list[list[Span]]:
    """Spans that belong to one sleep, together."""
    sleeps: list[list[Span]] = []
    for span in spans:
        if sleeps and span.start - sleeps[-1][-1].end <= SAME_SLEEP:
            sleeps[-1].append(span)
        else:
            sleeps.append([span])
    return sleeps


def _night(day: date, spans: list[Span]) -> Night:
    slept = min(seconds(spans), LONGEST_NIGHT)
    return Night(day, round(slept / 3600, 2), min(span.line for span in spans))
