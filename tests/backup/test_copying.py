"""One copy: whole and sound, or not there at all."""

import sqlite3
from contextlib import closing

import pytest

from twitchlog.backup import BadBackup, copy_database, problems


def database(path, rows=2000):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")
        connection.executemany("INSERT INTO notes VALUES (?)", [("calm " * 50,)] * rows)
        connection.execute("CREATE INDEX by_text ON notes (text)")
        connection.commit()
    return path


def test_a_copy_is_for_its_owner_alone(tmp_path):
    copy_database(database(tmp_path / "a"), tmp_path / "b")

    assert problems(tmp_path / "b") == []
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o600


def test_a_damaged_database_leaves_nothing_behind(tmp_path):
    source = database(tmp_path / "a")
    content = bytearray(source.read_bytes())
    content[20 * 4096 : 40 * 4096] = b"\x55" * 20 * 4096
    source.write_bytes(content)

    with pytest.raises((BadBackup, sqlite3.DatabaseError)):
        copy_database(source, tmp_path / "b")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_missing_database_leaves_nothing_behind(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        copy_database(tmp_path / "none", tmp_path / "b")
    assert list(tmp_path.iterdir()) == []
