"""What a file is: a journal's own, another application's, or a table to be explained."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Literal

from twitchlog import clock
from twitchlog.exports.columns import FILES
from twitchlog.imports import foreign
from twitchlog.imports.faults import NothingToRead
from twitchlog.imports.foreign import Head, Reader
from twitchlog.imports.mapped.mapping import Mapping
from twitchlog.imports.mapped.opening import opened_sheet
from twitchlog.imports.mapped.presets import preset_of
from twitchlog.imports.mapped.reading import parsed_sheet
from twitchlog.imports.parsed import Parsed, ReadingRow
from twitchlog.imports.tables import is_of_a_journal
from twitchlog.imports.upload import read_upload
from twitchlog.imports.without_collecting import without_collecting
from twitchlog.records import OwnFactorRecord, Settings
from twitchlog.vocabulary import N_

JOURNAL_FORMAT = re.compile(rb'\{\s*"format"\s*:\s*"twitchlog (?:journal|export)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What a file is.

    kind         "own", "foreign", or "table", of which its owner says what the columns mean
    name         of what wrote it, translatable
    note         a translatable sentence on what is read of it; "" for none
    fingerprint  of a table's header
    reader       of a foreign file
    """

    kind: Literal["own", "foreign", "table"]
    name: str
    note: str = ""
    fingerprint: str = ""
    reader: Reader | None = None


class NotMapped(Exception):
    """A table of which nobody has said yet what its columns mean."""


def recognise(file: BinaryIO, name: str) -> Recognised:
    """What a file is. Raises Refused.

    file  seekable; left at its beginning
    """
    head = foreign.head_of(file, name)
    if _is_own(head):
        return Recognised(kind="own", name=N_("A twitchlog journal"))
    reader = foreign.recognise(file, name)
    if reader is not None:
        return Recognised(kind="foreign", name=reader.NAME, note=reader.NOTE, reader=reader)
    with opened_sheet(file, name) as sheet:
        if next(sheet.rows(), None) is None:
            raise NothingToRead(name, N_("has a header and no rows"))
        preset = preset_of(sheet)
        found = Recognised(
            kind="table",
            name=preset.NAME if preset else N_("A table"),
            note=preset.NOTE if preset else "",
            fingerprint=sheet.fingerprint,
        )
    file.seek(0)
    return found


@without_collecting()
def read_recognised(
    file: BinaryIO,
    name: str,
    found: Recognised,
    settings: Settings,
    *,
    mapping: Mapping | None = None,
    own: Sequence[OwnFactorRecord] = (),
) -> Parsed:
    """Read a file as what it is. Raises Refused, NotMapped.

    settings  of the journal: their zone and day start
    mapping   of a table
    own       the journal's own factors
    """
    if found.kind == "own":
        return read_upload(file, name)
    if found.reader is not None:
        return on_days(found.reader.read(file, name, zone=settings.zone), settings.day_starts_at)
    if mapping is None:
        raise NotMapped(name)
    with opened_sheet(file, name) as sheet:
        return parsed_sheet(sheet, mapping, own=own, day_starts_at=settings.day_starts_at)


def on_days(parsed: Parsed, day_starts_at: int) -> Parsed:
    """The same with timed readings on the days that a journal's own day start gives."""
    if day_starts_at == clock.DAY_STARTS_AT:
        return parsed
    return replace(parsed, readings=tuple(_on_day(row, day_starts_at) for row in parsed.readings))


def _on_day(row: ReadingRow, day_starts_at: int) -> ReadingRow:
    if row.record.at is None:
        return row
    day = clock.local_day(row.record.at, day_starts_at)
    return replace(row, record=replace(row.record, day=day))


def _is_own(head: Head) -> bool:
    if head.members:
        return any(member in FILES for member in head.members)
    if JOURNAL_FORMAT.match(head.beginning.removeprefix(b"\xef\xbb\xbf").lstrip()):
        return True
    line = head.beginning.partition(b"\n")[0].decode("utf-8-sig", "replace")
    try:
        header = next(csv.reader(io.StringIO(line)), [])
    except csv.Error:
        return False
    return is_of_a_journal([name.strip() for name in header])
