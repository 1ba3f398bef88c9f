"""Google Fit: what Google Takeout gives of it, one file by one or in its ZIP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from twitchlog.imports.foreign import archive, json_file
from twitchlog.imports.foreign.fit_daily import HEADER, take_daily
from twitchlog.imports.foreign.fit_points import POINTS, take_point
from twitchlog.imports.foreign.fit_sessions import ACTIVITY, take_session
from twitchlog.imports.foreign.head import Head
from twitchlog.imports.foreign.health import Health
from twitchlog.imports.foreign.training import Training
from twitchlog.imports.json_values import Node, WrongValue
from twitchlog.imports.parsed import Parsed
from twitchlog.imports.unpacking import is_archive
from twitchlog.imports.without_collecting import without_collecting
from twitchlog.vocabulary import N_

NAME = N_("Google Fit")
NOTE = N_(
    "Sleep, water, meditation and exercise are taken. Exercise is the move minutes of the daily "
    "table where it is there in English, else the sessions. Naps do not count. The last day is "
    "left out where it could still have grown."
)

_SESSION = re.compile(r"(?:.*/)?\d{4}-\d\d-\d\dT\d\d_\d\d_\d\d.*_[A-Z_]+(?:\(\d+\))?\.json")
_POINTS = re.compile(r"(?:.*/)?(?:raw|derived)_com\.google\.(?:hydration|sleep\.segment)_.*\.json")
_DAILY = re.compile(r"(?:.*/)?Fit/(?:.*/)?[^/\d][^/]*\.csv")
PEEK = 256
_CONTENT = re.compile(rb'"fitnessActivity"\s*:|"Data Points"\s*:')


def recognises(head: Head) -> bool:
    """Whether a file, or a member of a ZIP, is one of Google Fit."""
    if head.members:
        return any(map(_is_wanted, head.members))
    return HEADER.match(head.beginning) is not None or (
        head.beginning.lstrip()[:1] == b"{" and bool(_CONTENT.search(head.beginning))
    )


@without_collecting()
def read(file: BinaryIO, name: str, *, zone: str) -> Parsed:
    """Read one file, or all that a ZIP has of Google Fit. Raises Refused."""
    fit = _Fit(name, zone)
    if is_archive(file):
        for member, stream in archive.members(file, fit.health, _is_wanted):
            fit.take(stream, member, is_table=member.endswith(".csv"))
    else:
        is_table = HEADER.match(file.read(PEEK)) is not None
        file.seek(0)
        fit.take(file, "", is_table=is_table)
    return fit.parsed()


def _is_wanted(member: str) -> bool:
    return any(kind.fullmatch(member) for kind in (_SESSION, _POINTS, _DAILY))


class _Fit:
    """Takes one file after the other."""

    def __init__(self, name: str, zone: str) -> None:
        self.health = Health(name)
        self._zone = zone
        self._has_table = False

    def take(self, stream: BinaryIO, member: str, *, is_table: bool) -> None:
        """Whatever a file is. Raises Refused."""
        shown = f"{self.health.file}: {member}" if member else self.health.file
        if not is_table:
            self._take_json(json_file.loaded(stream, shown), member)
        elif take_daily(stream, shown, self.health):
            self._has_table = True
        else:
            self.health.count(member)

    def parsed(self) -> Parsed:
        """All that was taken; a table of days outweighs workouts."""
        if self._has_table:
            self.health.training = Training(self.health.file)
        return self.health.parsed()

    def _take_json(self, root: Node, member: str) -> None:
        with self._told(member):
            if root.has(ACTIVITY):
                take_session(root, self.health.next_line(), self.health, self._zone)
            elif root.has(POINTS):
                for point in root.items(POINTS):
                    with self._told(member):
                        line = self.health.next_line()
                        take_point(point, member, line, self.health, self._zone)
            else:
                self.health.count(member)

    @contextmanager
    def _told(self, member: str) -> Iterator[None]:
        """Note what is wrong with the present record, and go on after it."""
        try:
            yield
        except WrongValue as wrong:
            self.health.wrong(member, wrong)
