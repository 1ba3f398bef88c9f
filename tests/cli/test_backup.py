"""twitchlog backup: whole copies, while others write, that overwrite nothing."""

import contextlib
import sqlite3
import threading
from datetime import timedelta

from tests.builders import bout
from tests.conftest import NOON
from twitchlog import DATABASE_FILE, backup
from twitchlog.journal.episodes import log_episode


def test_without_a_target_it_goes_into_the_data_folder(cli, folder, noon):
    result = cli("backup")

    copy = folder / "backups" / "journal-20260318T120000Z.sqlite"
    assert f"{copy} (" in result.output
    assert backup.problems(copy) == []
    assert copy.stat().st_mode & 0o077 == 0


def test_a_folder_as_target_gets_a_file_with_the_time(cli, tmp_path, noon):
    (tmp_path / "stick").mkdir()

    cli("backup", tmp_path / "stick")

    assert (tmp_path / "stick" / "journal-20260318T120000Z.sqlite").is_file()


def test_any_sign_may_stand_in_the_name_of_a_folder(cli, folder, tmp_path):
    odd = folder.rename(tmp_path / "100 % #mine?")

    assert cli("backup", DATA=str(odd)).exit_code == 0
    assert cli("check", DATA=str(odd)).exit_code == 0


def test_nothing_is_overwritten(cli, tmp_path):
    target = tmp_path / "copy.sqlite"
    target.write_text("mine")

    assert cli("backup", target).exit_code == 1
    assert target.read_text() == "mine"


def test_it_is_refused_where_too_little_of_the_disk_would_stay_free(cli, folder, noon):
    result = cli("backup", BACKUP_FREE_MB="999999999")

    assert result.exit_code == 1
    assert "There is no room for a copy" in result.output
    assert list((folder / "backups").iterdir()) == []


def test_a_folder_for_backups_can_be_set(cli, tmp_path, noon):
    cli("backup", BACKUP_FOLDER=str(tmp_path / "disk"))

    assert (tmp_path / "disk" / "journal-20260318T120000Z.sqlite").is_file()


def test_only_the_newest_are_kept(cli, folder, noon):
    for day in range(4):
        noon(NOON + timedelta(days=day))
        cli("backup", "--keep", "2")

    kept = sorted(path.name for path in (folder / "backups").iterdir())
    assert kept == ["journal-20260320T120000Z.sqlite", "journal-20260321T120000Z.sqlite"]


def test_rotation_leaves_other_files_alone(cli, folder, noon):
    (folder / "backups").mkdir()
    (folder / "backups" / "before-upgrade.sqlite").touch()

    cli("backup", "--keep", "1")

    assert (folder / "backups" / "before-upgrade.sqlite").exists()


def test_to_keep_some_of_one_file_is_a_mistake_of_use(cli, tmp_path):
    assert cli("backup", tmp_path / "copy.sqlite", "--keep", "2").exit_code == 2


def test_postgresql_has_its_own_tools(cli):
    result = cli("backup", DATABASE_URL="postgresql+psycopg://somebody:secret@localhost/journal")

    assert result.exit_code == 1
    assert "pg_dump" in result.output
    assert "secret" not in result.output


def test_a_copy_made_while_others_write_holds_all_that_was_written_before(
    cli, app, owner, folder, tmp_path
):
    done = threading.Event()

    def write() -> None:
        with app.app_context():
            while not done.is_set():
                log_episode(owner, bout())

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            before = bouts_in(folder / DATABASE_FILE)
            copy = tmp_path / f"{number}.sqlite"
            assert cli("backup", copy).exit_code == 0
            assert bouts_in(copy) >= before
            assert backup.problems(copy) == []
    finally:
        done.set()
        writer.join()


def bouts_in(path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as journal:
        return journal.execute("SELECT count(*) FROM episodes").fetchone()[0]
