"""The members of an application's ZIP that are of use, in order; the others are counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from twitchlog.imports.faults import NothingToRead
from twitchlog.imports.foreign.head import head_of
from twitchlog.imports.foreign.health import Health
from twitchlog.imports.unpacking import opened_for
from twitchlog.vocabulary import N_

MOST_UNPACKED = 2_000_000_000
_WORDS = re.compile(r"[^\d(]*[^\d(\-_ ]")


def members(
    file: BinaryIO, health: Health, wanted: Callable[[str], bool]
) -> Iterator[tuple[str, BinaryIO]]:
    """Each member that is wanted, with its name. Raises Refused."""
    for member in head_of(file, health.file).members:
        if not wanted(member) and not member.endswith("/"):
            health.count(_kind(member))
    with opened_for(file, health.file, wanted, MOST_UNPACKED) as found:
        if not found:
            raise NothingToRead(health.file, N_("holds nothing that is read here"))
        for name in sorted(found):
            with found[name].open() as stream:
                yield name, stream


def _kind(member: str) -> str:
    """What a member is about: its name up to the first digit, or its folder."""
    folder, _, name = member.rpartition("/")
    words = _WORDS.match(name.rpartition(".")[0] or name)
    return words[0] if words else folder.rpartition("/")[2] or name
