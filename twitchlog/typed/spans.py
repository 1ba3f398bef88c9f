"""How long a bout was, put together from several items: `for 10 min`, `22:10 to 22:30`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from twitchlog.typed.items import Item
from twitchlog.typed.lexicon import Meaning
from twitchlog.typed.measures import measure, minutes
from twitchlog.typed.times import hour_of, time_of_day

LONGEST_MINUTES = 24 * 60
HALF_DAY = 12 * 60


class _Clock(NamedTuple):
    """A time of day as it was typed, in minutes after midnight, and where it ends in the row.

    sure  more than figures was said: am, pm, o'clock
    bare  a number alone, which is a time only beside one that is sure
    """

    at: int
    sure: bool
    bare: bool
    end: int


def joined(row: Sequence[Item], text: str) -> list[Item]:
    """The row, where items that say a length of time together stand as one.

    Such an item is a "lasting" of so many minutes, a "span" from one time to another, or a
    "since", of a time or of so many minutes.
    """
    found: list[Item] = []
    place = 0
    while place < len(row):
        meanings, steps = _length(row, place)
        if not meanings:
            found.append(row[place])
            place += 1
            continue
        start, end = row[place].start, row[place + steps - 1].end
        found.append(Item(meanings, text[start:end], start, end))
        place += steps
    return found


_Found = tuple[tuple[Meaning, ...], int]
NOTHING: _Found = ((), 0)


def _length(row: Sequence[Item], place: int) -> _Found:
    ways: tuple[Callable[[Sequence[Item], int], _Found], ...] = (_span, _since, _lasting)
    return next((found for way in ways if (found := way(row, place))[0]), NOTHING)


def _lasting(row: Sequence[Item], place: int) -> _Found:
    """`For 10 min` and `10 minutes long`; it may be the amount of a factor as well."""
    begins = row[place].means("before lasting")
    at = _past_silent(row, place + 1) if begins else place
    found = measure(row, at)
    long = None if found is None else minutes(found)
    if found is None or long is None or not 0 < long <= LONGEST_MINUTES:
        return NOTHING
    end = at + found.length
    ends = end < len(row) and row[end].means("after lasting")
    if not begins and not ends:
        return NOTHING
    return (Meaning("lasting", long), Meaning("length", long)), end + ends - place


def _since(row: Sequence[Item], place: int) -> _Found:
    """`Since 22:10`, and in German `seit 10 min`."""
    if not row[place].means("since"):
        return NOTHING
    at = _past_silent(row, place + 1)
    time = _clock(row, at)
    if time is not None and not time.bare:
        return (Meaning("since", _written(time.at)),), time.end - place
    found = measure(row, at)
    ago = None if found is None else minutes(found)
    if found is None or ago is None or not 0 < ago <= LONGEST_MINUTES:
        return NOTHING
    return (Meaning("since", ago),), at + found.length - place


def _span(row: Sequence[Item], place: int) -> _Found:
    """`From 22:10 to 22:30`, `from 10 to 11 pm`, `between 22:10 and 22:30`."""
    between = row[place].means("between")
    begins = between or row[place].means("from")
    first = _clock(row, _past_silent(row, place + 1) if begins else place)
    if first is None or (first.bare and not begins):
        return NOTHING
    if first.end == len(row) or not row[first.end].means("and" if between else "until"):
        return NOTHING
    last = _clock(row, _past_silent(row, first.end + 1))
    if last is None or last.bare or (first.bare and not last.sure):
        return NOTHING
    begin, end = _halves(first, last)
    if begin == end:
        return NOTHING
    return (Meaning("span", (_written(begin), _written(end))),), last.end - place


def _clock(row: Sequence[Item], place: int) -> _Clock | None:
    if place >= len(row):
        return None
    at, steps = time_of_day(row, place)
    if at is not None:
        return _Clock(at.hour * 60 + at.minute, steps == 2, False, place + steps)
    hour, minute = hour_of(row[place])
    return None if hour is None or hour > 23 else _Clock(hour * 60 + minute, False, True, place + 1)


def _halves(first: _Clock, last: _Clock) -> tuple[int, int]:
    """Both times, the one whose half of the day was left open as near the other as can be."""
    if first.sure == last.sure:
        return first.at, last.at
    begins = [first.at] if first.sure else _either_half(first.at)
    ends = [last.at] if last.sure else _either_half(last.at)
    pairs = [(begin, end) for begin in begins for end in ends]
    return min(pairs, key=lambda pair: (pair[1] - pair[0]) % LONGEST_MINUTES)


def _either_half(at: int) -> list[int]:
    return [at, (at + HALF_DAY) % LONGEST_MINUTES] if at < 13 * 60 else [at]


def _past_silent(row: Sequence[Item], place: int) -> int:
    while place < len(row) and row[place].silent:
        place += 1
    return place


def _written(at: int) -> str:
    return f"{at // 60:02d}:{at % 60:02d}"
