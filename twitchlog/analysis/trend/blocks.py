"""Bouts as blocks on a clock of 24 hours for each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from twitchlog.analysis.span import Span
from twitchlog.analysis.trend.starts import MINUTES_OF_DAY

Kind = Literal["ended", "going", "open"]


class Block(NamedTuple):
    """The part of a bout that lies on one day of the clock.

    begins, ends  minutes after the hour at which the owner's day starts, 0 to 1440
    kind          "ended" where the end was said, "going" where it was said to go on, "open" where
                  nothing was said: then it ends where it begins
    """

    day: date
    begins: int
    ends: int
    kind: Kind


class Clock(NamedTuple):
    """The blocks of some days, and how many bouts are of each kind."""

    blocks: tuple[Block, ...]
    ended: int
    going: int
    open: int


def clock(
    bouts: Iterable[tuple[int, int, int, int | None, bool]], span: Span, day_starts_at: int
) -> Clock:
    """The days of a span, read off the wall clock at the start of each bout.

    bouts  ordinal of the local day, minute of UTC, minutes by which the clock was ahead, minute of
           the end or None, whether it was still going
    A bout that ran past the hour at which days start goes on at the top of the next day. One that
    was said to be still going reaches to the end of its day, for no more is known of it.
    """
    found: list[Block] = []
    counts: Counter[Kind] = Counter()
    for _day, start, offset, end, going in bouts:
        shift = offset - 60 * day_starts_at
        day, begins = divmod(start + shift, MINUTES_OF_DAY)
        if end is None:
            kind: Kind = "going" if going else "open"
            pieces = [(day, begins, MINUTES_OF_DAY if going else begins)]
        else:
            kind = "ended"
            pieces = _split(day, begins, begins + end - start)
        counts[kind] += 1
        found += [Block(date.fromordinal(at), a, b, kind) for at, a, b in pieces]
    inside = tuple(block for block in found if span.first <= block.day <= span.last)
    return Clock(inside, counts["ended"], counts["going"], counts["open"])


def _split(day: int, begins: int, ends: int) -> list[tuple[int, int, int]]:
    """The parts of a stretch by day: its ordinal, and from where to where."""
    last = max(ends - 1, begins) // MINUTES_OF_DAY
    return [
        (
            day + n,
            max(begins - n * MINUTES_OF_DAY, 0),
            min(ends - n * MINUTES_OF_DAY, MINUTES_OF_DAY),
        )
        for n in range(last + 1)
    ]
