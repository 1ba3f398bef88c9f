"""Apple Health: export.xml as the phone writes it, or the ZIP around it."""

from __future__ import annotations

import re
from typing import BinaryIO

from twitchlog.imports.faults import NotAnArchive, NothingToRead
from twitchlog.imports.foreign.apple_records import TYPES, Record, Records
from twitchlog.imports.foreign.head import Head
from twitchlog.imports.foreign.xml_stream import DEEPEST, Elements
from twitchlog.imports.parsed import Parsed
from twitchlog.imports.unpacking import Member, is_archive, opened_for
from twitchlog.imports.without_collecting import without_collecting
from twitchlog.vocabulary import N_

NAME = N_("Apple Health")
NOTE = N_(
    "Sleep, caffeine, water, alcoholic drinks, exercise and mindful minutes are taken. Where a "
    "watch measured the stages of a night, only these count; times that overlap count once, and "
    "naps do not count. The day of the export is left out where it could still have grown."
)

MOST_UNPACKED = 6_000_000_000
_ROOT = re.compile(rb"<HealthData[\s>]")
_MEMBER = re.compile(r"([^/]+/)?[^/]+\.xml", re.I)  # a phone names folder and file in its language
_FOLDER = "apple_health_export/"
_PEEK = 64 * 1024
_PASSED_OVER = {"Me", "Correlation"}


def recognises(head: Head) -> bool:
    """Whether a file begins like an export, or a ZIP has the members of one."""
    if head.members:
        named = [member for member in head.members if _MEMBER.fullmatch(member)]
        return any(m.startswith(_FOLDER) or m.endswith("export_cda.xml") for m in named) or (
            len(named) == 1
        )
    return bool(_ROOT.search(head.beginning) or b"<!DOCTYPE HealthData" in head.beginning)


@without_collecting()
def read(file: BinaryIO, name: str, *, zone: str) -> Parsed:
    """Read an export, as it is or in its ZIP. Raises Refused."""
    if not is_archive(file):
        return _read(file, name, zone)
    with (
        opened_for(file, name, _is_candidate, MOST_UNPACKED) as members,
        _export(members, name).open() as stream,
    ):
        return _read(stream, name, zone)


def _is_candidate(member: str) -> bool:
    return bool(_MEMBER.fullmatch(member))


def _export(members: dict[str, Member], name: str) -> Member:
    """The one member that is an export. Raises Refused."""
    found = []
    for member in members.values():
        with member.open() as stream:
            if _ROOT.search(stream.read(_PEEK)):
                found.append(member)
    if len(found) > 1:
        raise NotAnArchive(name, N_("holds more than one export of Apple Health"))
    if not found:
        raise NothingToRead(name, N_("holds no export of Apple Health"))
    return found[0]


def _read(stream: BinaryIO, name: str, zone: str) -> Parsed:
    elements = Elements(stream, name)
    records = Records(name, zone)
    walk = _Walk(elements, records)
    elements.read(walk.start, walk.end)
    return records.parsed()


class _Walk:
    """Goes through an export and hands over what can be used.

    Records that stand in a correlation are passed over, for each stands on its own as well.
    """

    __slots__ = ("_counts", "_depth", "_elements", "_open", "_records")

    def __init__(self, elements: Elements, records: Records) -> None:
        self._elements = elements
        self._records = records
        self._counts = records.counts
        self._depth = 0
        self._open: Record | None = None

    def start(self, name: str, attributes: list[str]) -> None:
        """An element begins; most are records of a kind that is not used."""
        depth = self._depth = self._depth + 1
        if name == "Record" and depth == 2:
            is_first = attributes and attributes[0] == "type"
            kind = attributes[1] if is_first else _named(attributes).get("type", "")
            if kind in TYPES:
                self._open = Record(kind, _named(attributes), self._elements.line)
            elif kind in self._counts:
                self._counts[kind] += 1
            else:
                self._records.count(kind)
        elif depth > 2:
            if self._open is not None and name == "MetadataEntry":
                self._open.note(_named(attributes))
            elif depth > DEEPEST:
                raise self._elements.too_deep()
        elif depth == 2:
            self._begin(name, attributes)

    def end(self, _name: str) -> None:
        """An element ends."""
        self._depth -= 1
        if self._depth == 1 and self._open is not None:
            self._records.take(self._open)
            self._open = None

    def _begin(self, name: str, attributes: list[str]) -> None:
        if name == "Workout":
            self._open = Record(name, _named(attributes), self._elements.line)
        elif name == "ExportDate":
            self._records.exported(Record(name, _named(attributes), self._elements.line))
        elif name not in _PASSED_OVER:
            self._records.count(name)


def _named(attributes: list[str]) -> dict[str, str]:
    return dict(zip(attributes[::2], attributes[1::2], strict=True))
