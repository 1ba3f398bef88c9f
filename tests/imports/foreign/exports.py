"""Exports of health applications as somebody would upload them."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from tests.checkout import ROOT

DATA = ROOT / "tests" / "data"
ZONE = "Europe/Berlin"


def data(name: str) -> io.BytesIO:
    """A file of tests/data."""
    return io.BytesIO((DATA / name).read_bytes())


def packed(members: dict[str, bytes]) -> io.BytesIO:
    """A ZIP of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file


def folder(name: str) -> io.BytesIO:
    """A folder of tests/data, as a ZIP with its members below it."""
    paths = sorted(path for path in (DATA / name).rglob("*") if path.is_file())
    return packed({path.relative_to(DATA / name).as_posix(): path.read_bytes() for path in paths})


def database(script: str, path: Path) -> io.BytesIO:
    """An SQLite file that a script makes, by way of a path."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return io.BytesIO(path.read_bytes())
