"""A folder of copies: what they are called, and when they were made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from twitchlog import clock

BY_HAND, DAILY = "journal", "daily"
SUFFIX = ".sqlite"
MOMENT = "%Y%m%dT%H%M%SZ"
NAMED = re.compile(r"([a-z]+)-([0-9]{8}T[0-9]{6}Z)\.sqlite")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the whole database, which was checked before it got its name.

    kind  what its name begins with: how it came to be
    """

    path: Path
    kind: str
    at: datetime

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.path.stat().st_size


def stamp() -> str:
    """The present moment in UTC, for file names."""
    return f"{clock.now():{MOMENT}}"


def named_now(folder: Path, kind: str) -> Path:
    """Where a copy that is made now goes."""
    return folder / f"{kind}-{stamp()}{SUFFIX}"


def copies_in(folder: Path, *kinds: str) -> list[Copy]:
    """The copies of these kinds in a folder, the oldest first; none where there is no folder."""
    names = folder.iterdir() if folder.is_dir() else ()
    found = (_copy(path) for path in names)
    return sorted(
        (copy for copy in found if copy is not None and copy.kind in kinds),
        key=lambda copy: copy.at,
    )


def _copy(path: Path) -> Copy | None:
    match = NAMED.fullmatch(path.name)
    if match is None:
        return None
    try:
        at = datetime.strptime(match[2], MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Copy(path, match[1], at)
