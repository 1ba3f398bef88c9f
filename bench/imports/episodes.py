"""A hundred thousand bouts taken out and in again, against the sqlite3 program."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from flask import Flask

from bench.imports import sqlite_import
from bench.speed import folders, made_up, sqlite_program
from bench.speed.report import Line, compared
from bench.speed.timing import Bounds, Work, medians
from twitchlog import create_app, exports, imports
from twitchlog.database import db
from twitchlog.journal import accounts, portable
from twitchlog.journal.days import summaries

EXPORT_AT_MOST, IMPORT_AT_MOST = 5.0, 10.0
SECONDS = 180.0


class OtherRows(Exception):
    """The two sides did not do the same."""


def lines(folder: Path, years: int, repeats: int) -> Iterator[Line]:
    """The lines of the table; `years` of 2000 bouts each."""
    if not sqlite_program.is_here():
        yield Line("episodes out and in", "skipped: needs the sqlite3 program")
        return
    full, empty = folder / "full", folder / "empty"
    folders.prepare(full, years)
    folders.prepare(empty, 0)
    bounds = Bounds(repeats=repeats, warm_ups=1, seconds=SECONDS)
    what = f"{years * made_up.EPISODES_A_YEAR:,} episodes"
    file = folder / "episodes.csv"
    yield _out(full, years, what, bounds, file)
    yield _in(folder, file, what, bounds)


def _out(full: Path, years: int, what: str, bounds: Bounds, file: Path) -> Line:
    """Export; the file is then there for the import."""
    with create_app({"TWITCHLOG_DATA": str(full)}).app_context():
        write = partial(_exported, years)
        file.write_text(write(), "utf-8", newline="")
        if _cells(write())[1:] != _cells(sqlite_program.written(full).decode()):
            raise OtherRows("the exported rows differ")
        sides: dict[str, Work] = {
            "twitchlog": write,
            "sqlite3": partial(sqlite_program.written, full),
        }
        times = medians(sides, bounds, before=db.session.remove)
        db.engine.dispose()
    return compared(f"{what} out", "twitchlog", times, "sqlite3", EXPORT_AT_MOST)


def _exported(years: int) -> str:
    """episodes.csv as the page and the command write it."""
    owner = accounts.owner_named(folders.username(years))
    values = {day.day: day.values for day in summaries(owner)}
    return "".join(exports.episodes_csv(portable.episodes_of(owner), values))


def _in(folder: Path, file: Path, what: str, bounds: Bounds) -> Line:
    fresh = _Fresh(folder / "empty", folder / "work")
    sides: dict[str, Work] = {
        "twitchlog": lambda: _imported(fresh, file),
        "sqlite3": lambda: sqlite_import.take_in(file, fresh.folder),
    }
    written = []
    for take_in in sides.values():
        fresh.make()
        take_in()
        written.append(sqlite_import.rows(fresh.folder))
    if written[0] != written[1]:
        raise OtherRows("the imported rows differ")
    times = medians(sides, bounds, before=fresh.make)
    fresh.close()
    return compared(f"{what} in", "twitchlog", times, "sqlite3", IMPORT_AT_MOST)


class _Fresh:
    """An installation with one empty journal, made anew for each import."""

    def __init__(self, pattern: Path, folder: Path) -> None:
        self._pattern = pattern
        self.folder = folder
        self.app: Flask | None = None

    def make(self) -> None:
        """Throw away what was imported."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._pattern, self.folder)
        self.app = create_app({"TWITCHLOG_DATA": str(self.folder)})

    def close(self) -> None:
        """Let go of the database."""
        if self.app is not None:
            with self.app.app_context():
                db.engine.dispose()


def _imported(fresh: _Fresh, file: Path) -> None:
    """Read the file, compare it with the journal, and write all that is new."""
    assert fresh.app is not None
    with fresh.app.app_context(), file.open("rb") as upload:
        owner = accounts.owner_named(folders.username(0))
        parsed = imports.read_upload(upload, file.name)
        plan = imports.plan(portable.records_of(owner), parsed)
        if plan.blocked:
            raise OtherRows(str((plan.errors or plan.conflicts)[0]))
        portable.add_records(owner, plan.additions)


def _cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))
