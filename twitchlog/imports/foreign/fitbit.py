"""Fitbit: the JSON files of its export, one by one or in their ZIP."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import BinaryIO

from twitchlog.imports.faults import WrongCell
from twitchlog.imports.foreign import archive, instants, json_file
from twitchlog.imports.foreign.head import Head
from twitchlog.imports.foreign.health import Health
from twitchlog.imports.foreign.nights import day_of
from twitchlog.imports.foreign.spans import span_of
from twitchlog.imports.foreign.units import MILLILITRES, converted
from twitchlog.imports.json_values import Node, WrongValue
from twitchlog.imports.parsed import Parsed
from twitchlog.imports.unpacking import is_archive
from twitchlog.imports.without_collecting import without_collecting
from twitchlog.vocabulary import N_

NAME = N_("Fitbit")
NOTE = N_(
    "Sleep, exercise and water are taken. Naps do not count. Exercise is told in UTC and is put on "
    "your zone's clock. Water is read as far as its format is known. The last day of the file is "
    "left out where it could still have grown."
)

_MEMBER = re.compile(r"(?:.*/)?(?:sleep|exercise|water_logs)-\d[\d-]*(?:\(\d+\))?\.json")
_CONTENT = re.compile(rb'"dateOfSleep"\s*:|"activeDuration"\s*:|"waterAmount"\s*:')
_AMERICAN_DAY = re.compile(r"(\d\d)/(\d\d)/(\d\d)", re.A)
_LONGEST = 40
_LONGEST_HOURS = 48
_UNITS = {**MILLILITRES, "fl oz": MILLILITRES["fl_oz_us"], "cup": MILLILITRES["cup_us"]}


def recognises(head: Head) -> bool:
    """Whether a file, or a member of a ZIP, is one of an export."""
    if head.members:
        return any(map(_is_wanted, head.members))
    return head.beginning.lstrip()[:1] in (b"[", b"{") and bool(_CONTENT.search(head.beginning))


@without_collecting()
def read(file: BinaryIO, name: str, *, zone: str) -> Parsed:
    """Read one file of an export, or all that a ZIP has of it. Raises Refused."""
    logs = _Logs(name, zone)
    if not is_archive(file):
        file.seek(0)
        logs.take_all(json_file.loaded(file, name), "")
        return logs.health.parsed()
    for member, stream in archive.members(file, logs.health, _is_wanted):
        logs.take_all(json_file.loaded(stream, f"{name}: {member}"), member)
    return logs.health.parsed()


def _is_wanted(member: str) -> bool:
    return bool(_MEMBER.fullmatch(member))


class _Logs:
    """Takes logs one by one; the same log in two files counts once."""

    def __init__(self, name: str, zone: str) -> None:
        self.health = Health(name)
        self._zone = zone
        self._seen: set[object] = set()

    def take_all(self, root: Node, member: str) -> None:
        """All logs of a file."""
        for log in json_file.records(root):
            line = self.health.next_line()
            try:
                self._take(log, line)
            except WrongValue as wrong:
                self.health.wrong(member, wrong)

    def _take(self, log: Node, line: int) -> None:
        for name, take in self._kinds():
            if log.has(name):
                if not self._was_taken(log):
                    take(log, line)
                return
        self.health.count("…")

    def _kinds(self) -> Iterator[tuple[str, Callable[[Node, int], None]]]:
        yield "dateOfSleep", self._take_sleep
        yield "activeDuration", self._take_exercise
        yield "waterAmount", self._take_water

    def _was_taken(self, log: Node) -> bool:
        key = log.member("logId").value if log.has("logId") else None
        if not isinstance(key, int | str):
            return False
        known = key in self._seen
        self._seen.add(key)
        return known

    def _take_sleep(self, log: Node, line: int) -> None:
        begun, ended = (self._moment(log, name, instants.iso) for name in ("startTime", "endTime"))
        slept = round(log.member("minutesAsleep").number(0, _LONGEST_HOURS * 60) * 60)
        span = span_of(begun, ended, line)
        day = day_of(span, span, slept)
        if day is None:
            self.health.sleep.naps += 1
        else:
            self.health.add_total(line, day, "sleep_h", round(slept / 3600, 2))

    def _take_exercise(self, log: Node, line: int) -> None:
        begun = self._moment(log, "startTime", instants.american)
        active = log.member("activeDuration").number(0, _LONGEST_HOURS * 3_600_000) / 1000
        whole = log.member("duration").number(0, _LONGEST_HOURS * 3_600_000) / 1000
        span = span_of(begun, begun + timedelta(seconds=round(max(active, whole))), line)
        self.health.training.add_workout(span, round(active))

    def _take_water(self, log: Node, line: int) -> None:
        day = self._moment(log, "date", _noon).date()
        amount = log.member("waterAmount").number(0, 1e6)
        unit = log.member("measurementUnit").text(_LONGEST) if log.has("measurementUnit") else "ml"
        taken = converted(amount, unit, _UNITS)
        if taken is None:
            raise log.member("measurementUnit").wrong(N_("is a unit that is not known here"))
        self.health.add_total(line, day, "hydration_ml", taken)

    def _moment(self, log: Node, name: str, read: Callable[[str, str], datetime]) -> datetime:
        node = log.member(name)
        try:
            return read(node.text(_LONGEST), self._zone)
        except WrongCell as wrong:
            raise node.wrong(wrong.reason, wrong.fact) from wrong


def _noon(text: str, zone: str) -> datetime:
    """Noon of the day that a date names, in either of the two ways these files write one."""
    american = _AMERICAN_DAY.match(text)
    day = f"20{american[3]}-{american[1]}-{american[2]}" if american else text[:10]
    return instants.iso(f"{day}T12:00:00", zone)
