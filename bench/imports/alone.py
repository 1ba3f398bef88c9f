"""python -m bench.imports.alone WHAT FILE [FOLDER]: one way to read a file, in its own process.

Prints as JSON the processor's seconds and the most memory, in megabytes.
"""

from __future__ import annotations

import csv
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import iterparse
from xml.parsers import expat

from twitchlog import create_app, imports
from twitchlog.bringing.preparing import Prepared, prepare
from twitchlog.bringing.table import asked_of, with_guesses
from twitchlog.imports import foreign
from twitchlog.imports.mapped.mapping import written
from twitchlog.journal import accounts, batches, mappings, portable
from twitchlog.records import Owner

PIECE = 1 << 16
USERNAME = "maria"


def expat_with_empty_handlers(path: Path) -> None:
    """expat, fed in pieces, calling a function that does nothing at each start and end."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, _attributes: None
    parser.EndElementHandler = lambda _name: None
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            parser.Parse(piece)
    parser.Parse(b"", True)


def iterparse_and_clear(path: Path) -> None:
    """xml.etree.ElementTree.iterparse, each element cleared as soon as it ends."""
    root = None
    for happened, element in iterparse(path, events=("start", "end")):
        root = element if root is None else root
        if happened == "end":
            element.clear()
            if element.tag in ("Record", "Workout"):
                root.clear()


def read(path: Path) -> None:
    """Only read it into rows of a journal."""
    with path.open("rb") as file:
        reader = foreign.recognise(file, path.name)
        assert reader is not None
        parsed = reader.read(file, path.name, zone="Europe/Berlin")
    assert parsed.readings
    assert not parsed.errors


def imported(path: Path, folder: Path) -> None:
    """Read it, compare it with a journal that is empty, and write all that is new."""
    with create_app({"TWITCHLOG_DATA": str(folder)}).app_context(), path.open("rb") as file:
        owner = accounts.owner_named(USERNAME)
        reader = foreign.recognise(file, path.name)
        assert reader is not None
        parsed = reader.read(file, path.name, zone="Europe/Berlin")
        plan = imports.plan(portable.records_of(owner), parsed)
        assert not plan.blocked
        portable.add_records(owner, plan.additions)


def plain_csv(path: Path) -> None:
    """csv.reader alone, which forgets each row."""
    with path.open(encoding="utf-8", newline="") as file:
        for _row in csv.reader(file, delimiter=";"):
            pass


def words(path: Path, folder: Path) -> None:
    """What the pages on columns and words ask of a table."""
    with create_app({"TWITCHLOG_DATA": str(folder)}).app_context():
        _explained(accounts.owner_named(USERNAME), path)


def prepared(path: Path, folder: Path) -> None:
    """Explain it as it is guessed, read it and compare it with a journal that is empty."""
    with create_app({"TWITCHLOG_DATA": str(folder)}).app_context():
        _prepared(accounts.owner_named(USERNAME), path)


def imported_table(path: Path, folder: Path) -> None:
    """The same, and write all that is new."""
    with create_app({"TWITCHLOG_DATA": str(folder)}).app_context():
        owner = accounts.owner_named(USERNAME)
        additions = _prepared(owner, path).plan.additions
        assert additions.episodes
        batches.add_import(owner, additions, name=path.name)


def _explained(owner: Owner, path: Path) -> None:
    with path.open("rb") as file:
        asked = asked_of(owner, file, path.name)
    table = asked.table
    meaning = written(with_guesses(asked.questions, table.mapping))
    mappings.keep_mapping(owner, table.found.fingerprint, meaning)


def _prepared(owner: Owner, path: Path) -> Prepared:
    _explained(owner, path)
    with path.open("rb") as file:
        return prepare(owner, file, path.name)


WAYS: dict[str, Callable[..., None]] = {
    "expat": expat_with_empty_handlers,
    "iterparse": iterparse_and_clear,
    "read": read,
    "import": imported,
    "csv": plain_csv,
    "words": words,
    "prepared": prepared,
    "import-table": imported_table,
}


def main() -> None:
    """Do it, and tell what it took; the start of Python and loading modules are not counted."""
    begun = time.process_time()
    WAYS[sys.argv[1]](*map(Path, sys.argv[2:]))
    taken = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": taken, "megabytes": peak}))


if __name__ == "__main__":
    main()
