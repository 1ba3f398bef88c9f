"""twitchlog restore: a sound backup takes the place of the present database, which is kept."""

import contextlib
import sqlite3

import pytest

from tests.builders import bout
from tests.conftest import close, make_app
from twitchlog import DATABASE_FILE
from twitchlog.journal.episodes import log_episode


@pytest.fixture
def copy(cli, tmp_path):
    """A backup of the journal before anything was logged."""
    target = tmp_path / "copy.sqlite"
    assert cli("backup", target).exit_code == 0
    return target


def log(folder, owner) -> None:
    app = make_app(folder)
    with app.app_context():
        log_episode(owner, bout())
    close(app)


def bouts_in(path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as journal:
        return journal.execute("SELECT count(*) FROM episodes").fetchone()[0]


def change(path, statement) -> None:
    with contextlib.closing(sqlite3.connect(path)) as journal:
        journal.execute(statement)
        journal.commit()


def test_the_backup_takes_the_place_and_the_present_is_kept(cli, folder, owner, copy):
    log(folder, owner)

    result = cli("restore", copy)

    (kept,) = (folder / "backups").glob("before-restore-*.sqlite")
    assert result.exit_code == 0
    assert str(kept) in result.output
    assert (bouts_in(folder / DATABASE_FILE), bouts_in(kept)) == (0, 1)


def test_it_restores_into_an_empty_place(cli, tmp_path, copy):
    assert cli("restore", copy, DATA=str(tmp_path / "new")).exit_code == 0
    assert "owner" in cli("user", "list", DATA=str(tmp_path / "new")).output


def test_a_damaged_database_is_replaced(cli, folder, copy):
    (folder / DATABASE_FILE).write_bytes(b"damaged" * 1000)

    assert cli("restore", copy).exit_code == 0
    assert bouts_in(folder / DATABASE_FILE) == 0


def test_it_waits_until_the_server_is_stopped(cli, serve, folder, owner, copy):
    log(folder, owner)
    server = serve()

    refused = cli("restore", copy)
    server.end()

    assert refused.exit_code == 1
    assert "Stop it first" in refused.output
    assert bouts_in(folder / DATABASE_FILE) == 1
    assert cli("restore", copy).exit_code == 0


def test_a_backup_of_a_newer_version_is_refused(cli, folder, owner, copy):
    log(folder, owner)
    change(copy, "UPDATE alembic_version SET version_num = '9999_later'")

    result = cli("restore", copy)

    assert result.exit_code == 1
    assert "newer" in result.output
    assert bouts_in(folder / DATABASE_FILE) == 1


def test_an_unsound_file_is_refused(cli, tmp_path):
    (tmp_path / "text").write_text("not a database" * 100)

    result = cli("restore", tmp_path / "text")

    assert result.exit_code == 1
    assert "not a sound backup" in result.output


def test_a_database_of_something_else_is_refused(cli, tmp_path):
    change(tmp_path / "other.sqlite", "CREATE TABLE birds (name TEXT)")

    result = cli("restore", tmp_path / "other.sqlite")

    assert result.exit_code == 1
    assert "no journal" in result.output


def test_the_present_database_is_no_backup_of_itself(cli, folder):
    assert cli("restore", folder / DATABASE_FILE).exit_code == 1
