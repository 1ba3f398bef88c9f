"""Which rows are new, which are known, and which contradict the journal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from twitchlog.imports.faults import Conflict, Faults, Place

State = Literal["new", "same", "conflict"]


class Marks:
    """Notes what becomes of each row; conflict outweighs new, and new outweighs same."""

    def __init__(self, conflicts: Iterable[Conflict] = ()) -> None:
        self._faults = Faults()
        self._faults.conflicts.extend(conflicts)
        self._new: set[Place] = set()

    @property
    def conflicts(self) -> list[Conflict]:
        """Every contradiction so far."""
        return self._faults.conflicts

    def new(self, place: Place) -> None:
        """The row adds something."""
        self._new.add(place)

    def conflict(self, place: Place, column: str, value: str, reason: str, fact: str = "") -> None:
        """The row contradicts the journal."""
        self._faults.conflict(place, column, value, reason, fact)

    def states(self, places: Iterable[Place]) -> list[State]:
        """What becomes of rows."""
        contradicted = {Place(one.file, one.line) for one in self.conflicts}
        return [
            "conflict" if place in contradicted else "new" if place in self._new else "same"
            for place in places
        ]
