"""Results kept in memory by all that they rest on, so that they are made once and never stale.

    days = revision(owner, last=yesterday)
    rests_on = (days, yesterday, factors_of(owner, retired=True), owner.settings.week_starts_on)
    found = kept(owner, "verdicts", rests_on, lambda: _verdicts(owner, yesterday))

What changes takes another key, and what was kept under the old one leaves in time; nothing has to
be told that something changed. Whatever `make` reads has to be in `rests_on`: rows of days by their
revision, read first (twitchlog.journal.revisions), all else by value. Code need not be named,
because nothing outlives the process.
"""

from __future__ import annotations

import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from twitchlog.records import Owner

T = TypeVar("T")
Key = tuple[int, str, Hashable]
MOST_BYTES = 32 * 2**20


class Shelf:
    """Bytes by key; the ones not asked for longest leave when it is full.

    A key takes room too: many a result is smaller than what it rests on.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._values: OrderedDict[Key, tuple[bytes, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> bytes | None:
        """What lies under the key."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key][0]

    def put(self, key: Key, value: bytes) -> None:
        """Keep a value, unless it alone would fill the shelf."""
        room = len(value) + len(pickle.dumps(key, pickle.HIGHEST_PROTOCOL))
        if room > self._most_bytes:
            return
        with self._lock:
            self._bytes += room - self._values.pop(key, (b"", 0))[1]
            self._values[key] = value, room
            while self._bytes > self._most_bytes:
                self._bytes -= self._values.popitem(last=False)[1][1]

    def forget(self, owner_id: int) -> None:
        """Drop all that is kept of an owner."""
        with self._lock:
            for key in [key for key in self._values if key[0] == owner_id]:
                self._bytes -= self._values.pop(key)[1]


_shelf = Shelf(MOST_BYTES)


def kept(owner: Owner, name: str, rests_on: Hashable, make: Callable[[], T]) -> T:
    """The result of that name, made anew unless the one that rests on the same is at hand.

    name      what is made, one for each way of making it
    rests_on  everything that `make` reads
    Every caller gets a copy of their own, so the result has to be one that pickle takes.
    """
    key = (owner.id, name, rests_on)
    found = _shelf.get(key)
    if found is not None:
        return cast(T, pickle.loads(found))
    made = make()
    _shelf.put(key, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def forget(owner: Owner) -> None:
    """Drop what is kept of an owner whose account is gone."""
    _shelf.forget(owner.id)
