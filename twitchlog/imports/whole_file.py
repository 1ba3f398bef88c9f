"""Reading a journal that was exported as one JSON file: as the tables that it stands for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from twitchlog.catalogue import CORE
from twitchlog.exports import columns
from twitchlog.exports.whole import FORMAT, VERSION
from twitchlog.imports.faults import NewerFormat, Refused, TooLarge, WrongCell, told
from twitchlog.imports.json_cells import as_table, cell, shielded_cell
from twitchlog.imports.json_values import Node, WrongValue, strictly_loaded
from twitchlog.vocabulary import N_

LARGEST = 100_000_000
BEGINNING = 200
_SHIELDED = frozenset({"id", "note", "kind", "label", "dose"})
_EPISODE = tuple(name for name in columns.EPISODE_COLUMNS if name not in CORE)
_READING = ("date", "at", "factor", "value")


class WrongExport(Refused):
    """The file is not what an export as JSON looks like."""


def is_export(beginning: bytes) -> bool:
    """Whether a JSON file that begins so says that it is an export."""
    return f'"{FORMAT}"'.encode() in beginning[:BEGINNING]


def tables_of(stream: BinaryIO, file: str) -> dict[str, bytes]:
    """The files of a full export, by name. Raises Refused."""
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise TooLarge(file, N_("is larger than {fact} bytes; the ZIP may be"), f"{LARGEST:,}")
    try:
        return dict(_tables(Node(strictly_loaded(raw), ""), file))
    except WrongValue as wrong:
        reason = f"{wrong.where} {told(wrong.reason, wrong.fact)}"
        raise WrongExport(file, "{fact}", reason[:200]) from wrong
    except ValueError as error:
        raise WrongExport(file, N_("is not JSON: {fact}"), str(error)[:80]) from error


def _tables(root: Node, file: str) -> Iterator[tuple[str, bytes]]:
    root.member("format").one_of((FORMAT,))
    if root.member("version").whole(1, 1_000_000) > VERSION:
        raise NewerFormat(file, N_("was written by a newer version"))
    yield columns.EPISODES_FILE, _table(_EPISODE, root.items("episodes"))
    yield columns.DAYS_FILE, _days(root)
    timed = [node for node in root.items("readings") if node.member("at").value is not None]
    yield columns.READINGS_FILE, _table(_READING, timed)
    yield columns.EVENTS_FILE, _table(columns.EVENT_COLUMNS, root.items("events"))
    journal = root.member("journal").value
    if journal is not None:
        yield columns.JOURNAL_FILE, json.dumps(journal).encode()


def _days(root: Node) -> bytes:
    """Days with a column for each factor that any of them has a value of."""
    days = [(node, _values(node)) for node in root.items("days")]
    slugs = sorted({slug for _node, values in days for slug in values})
    header = ("date", "tracked", *slugs, "note")

    def row(node: Node, values: Mapping[str, object]) -> Sequence[str]:
        # Bouts speak for themselves; of a part not all of a day's may be there.
        tracked = node.member("tracked").value
        said = "" if tracked == "episodes" else _cell(node.member("tracked"), "tracked")
        told = [cell(values.get(slug)) for slug in slugs]
        return (_cell(node.member("date"), "date"), said, *told, _cell(node.member("note"), "note"))

    return as_table(header, [row(node, values) for node, values in days])


def _values(node: Node) -> Mapping[str, object]:
    values = node.member("values")
    if not isinstance(values.value, dict):
        raise values.wrong(N_("must be an object"))
    for slug, value in values.value.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise values.wrong(N_("must hold numbers only: {fact}"), slug[:40])
    return values.value


def _table(names: Sequence[str], items: Iterable[Node]) -> bytes:
    """A table of one row for each item, made of its members of these names."""
    return as_table(names, ([_cell(item.member(name), name) for name in names] for item in items))


def _cell(node: Node, name: str) -> str:
    try:
        return shielded_cell(node.value) if name in _SHIELDED else cell(node.value)
    except WrongCell as error:
        raise node.wrong(error.reason, error.fact) from error
