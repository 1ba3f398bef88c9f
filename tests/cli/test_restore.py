"""twitchlog restore: a sound backup takes the place of what is there, which is kept."""

import contextlib
import sqlite3
from zipfile import ZipFile

import pytest
from alembic import command as alembic
from alembic.config import Config
from sqlalchemy import create_engine

from tests.builders import bout
from tests.conftest import close, make_app
from twitchlog import DATABASE_FILE
from twitchlog.exports.columns import VERSION
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.replacing import replaced_journals
from twitchlog.upgrade import MIGRATIONS, versions


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


def test_a_backup_of_an_older_version_is_brought_up_to_date_at_the_next_start(cli, tmp_path):
    older, place = tmp_path / "older.sqlite", tmp_path / "new"
    engine = create_engine(f"sqlite:///{older}")
    with engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        alembic.upgrade(config, "0001_first_tables")
    engine.dispose()
    result = cli("restore", older, DATA=str(place))

    assert "brought up to date at the next start" in result.output
    assert cli("user", "list", DATA=str(place)).exit_code == 0
    assert f"tables: {versions()[-1]}" in cli("check", DATA=str(place)).output
    assert [path.name[:31] for path in (place / "backups").iterdir()] == [
        "before-upgrade-from-0001_first_"
    ]


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


@pytest.fixture
def archive(cli, tmp_path):
    """The full export of the owner's journal before anything was logged."""
    target = tmp_path / "journal.zip"
    assert cli("export", "--user", "owner", "--zip", target).exit_code == 0
    return target


def test_one_journal_is_put_back_and_the_present_one_kept(cli, folder, owner, archive):
    log(folder, owner)
    result = cli("restore", "--user", "owner", archive, typed="y\n")

    assert "Bouts: 1 now, 0 in the file; 1 would go, 0 would come" in result.output
    assert bouts_in(folder / DATABASE_FILE) == 0
    app = make_app(folder)
    with app.app_context():
        assert len(replaced_journals(owner)) == 1
    close(app)


def test_one_journal_stays_where_the_answer_is_no(cli, folder, owner, archive):
    log(folder, owner)

    assert "Nothing was changed" in cli("restore", "--user", "owner", archive, typed="n\n").output
    assert bouts_in(folder / DATABASE_FILE) == 1


def test_an_equal_journal_is_not_written_again(cli, archive):
    assert "Nothing was changed" in cli("restore", "--user", "owner", archive).output


def test_a_file_of_a_newer_version_is_no_journal_yet(cli, archive):
    newer = archive.with_name("newer.zip")
    with ZipFile(archive) as old, ZipFile(newer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "journal.json":
                content = content.replace(f'"version": {VERSION}'.encode(), b'"version": 99')
            new.writestr(name, content)

    result = cli("restore", "--user", "owner", newer)

    assert result.exit_code == 1
    assert "newer version of twitchlog" in result.output


def test_a_database_is_no_journal_of_one(cli, copy):
    assert cli("restore", "--user", "owner", copy).exit_code == 1
