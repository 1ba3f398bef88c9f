"""The doctor names what is not in order, and changes nothing."""

import contextlib
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import bout
from tests.conftest import NOON, close, make_app
from twitchlog import DATABASE_FILE
from twitchlog.backup import automatic
from twitchlog.config import read_settings
from twitchlog.doctor import examine, file_system
from twitchlog.journal.episodes import log_episode


@pytest.fixture
def state_of(folder):
    """What is said of a subject: its state and words; settings are given by name."""

    def look(subject: str, **settings: str) -> tuple[str, str]:
        environ = {"DATA": str(folder), **settings}
        checks = examine({f"TWITCHLOG_{name}": value for name, value in environ.items()})
        (found,) = [check for check in checks if check.subject == subject]
        return found.state, found.text

    return look


@pytest.fixture
def in_order(folder):
    """A data folder with a database that was used."""
    close(make_app(folder))
    return folder


@pytest.fixture
def plan(in_order, noon):
    """How that is backed up."""
    return automatic.policy(read_settings({}), in_order / DATABASE_FILE)


@pytest.fixture
def backed_up(plan):
    """The backup of the day, made at noon."""
    automatic.back_up(plan)
    last = automatic.last_copy(plan)
    assert last is not None
    return last.path


def contents(folder) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def change(folder, statement) -> None:
    with contextlib.closing(sqlite3.connect(folder / DATABASE_FILE)) as journal:
        journal.execute(statement)
        journal.commit()


def test_an_ordinary_installation_is_in_order(in_order):
    checks = list(examine({"TWITCHLOG_DATA": str(in_order)}))

    assert {check.subject for check in checks if check.state == "wrong"} == set()
    assert {"durability", "integrity", "tables", "factors", "clock"} <= {
        check.subject for check in checks if check.state == "ok"
    }


def test_looking_changes_nothing(in_order):
    before = contents(in_order)

    list(examine({"TWITCHLOG_DATA": str(in_order)}))

    assert contents(in_order) == before


def test_a_bad_setting_is_wrong(state_of):
    assert state_of("settings", PORT="many")[0] == "wrong"


def test_a_missing_folder_is_wrong_and_is_not_made(state_of, tmp_path):
    assert state_of("folder", DATA=str(tmp_path / "none"))[0] == "wrong"
    assert not (tmp_path / "none").exists()


def test_a_reachable_address_needs_trusted_names(state_of):
    assert state_of("hosts", HOST="0.0.0.0")[0] == "look at this"
    assert state_of("hosts", HOST="0.0.0.0", TRUSTED_HOSTS="journal.example")[0] == "ok"


@pytest.mark.parametrize("name", [DATABASE_FILE, "secret_key"])
def test_files_that_others_can_read_are_named(state_of, in_order, name):
    (in_order / name).chmod(0o644)

    state, text = state_of("permissions")

    assert state == "look at this"
    assert name in text


def test_a_short_key_is_wrong(state_of, folder):
    (folder / "secret_key").write_text("short")

    assert state_of("secret key")[0] == "wrong"


def test_a_file_that_is_no_database_is_wrong(state_of, folder):
    (folder / DATABASE_FILE).write_text("not a database" * 100)

    assert state_of("integrity")[0] == "wrong"


def test_a_missing_database_is_wrong(state_of, folder):
    (folder / DATABASE_FILE).unlink()

    assert state_of("database")[0] == "wrong"


def test_a_reference_that_leads_nowhere_is_wrong(state_of, in_order):
    change(in_order, "INSERT INTO episode_sites VALUES (99, 'calf', 'left', 0)")

    assert state_of("integrity") == ("wrong", "dangling row in episode_sites")


def test_tables_of_a_newer_version_are_wrong(state_of, in_order):
    change(in_order, "UPDATE alembic_version SET version_num = '9999_later'")

    assert state_of("tables")[0] == "wrong"


def test_a_reading_of_an_unknown_factor_is_named(state_of, in_order, owner):
    values = f"({owner.id}, '2026-03-01', 'own_gone', 1.0)"
    change(in_order, f"INSERT INTO readings (owner_id, day, factor, value) VALUES {values}")

    assert state_of("factors") == (
        "look at this",
        "readings of factors that nobody knows: own_gone",
    )


def test_a_clock_before_the_last_entry_is_named(state_of, app, owner, noon):
    with app.app_context():
        log_episode(owner, bout())
    noon(NOON - timedelta(days=3))

    assert state_of("clock")[0] == "look at this"


def test_the_nearest_mount_tells_the_file_system(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nnas:/data {tmp_path} nfs4 rw 0 0\n")

    assert file_system(tmp_path / "journal", mounts) == "nfs4"
    assert file_system(tmp_path.parent, mounts) == "ext4"
    assert file_system(tmp_path, tmp_path / "none") == ""


def test_no_backup_yet_is_named(state_of, in_order):
    assert state_of("backups")[0] == "look at this"
    assert "switched off" in state_of("backups", BACKUP="off")[1]


def test_a_fresh_backup_is_told_with_its_age(state_of, backed_up, noon):
    noon(NOON + timedelta(hours=3, minutes=59))
    state, text = state_of("backups")

    assert (state, text.endswith(" kB, 3 h old, sound")) == ("ok", True)


def test_a_backup_that_grew_old_is_named(state_of, backed_up, noon):
    noon(NOON + timedelta(days=3))

    assert state_of("backups")[0] == "look at this"
    assert "3 days old; is twitchlog running?" in state_of("backups")[1]


def test_a_backup_that_went_bad_is_wrong(state_of, backed_up):
    backed_up.write_bytes(b"damaged" * 1000)

    assert state_of("backups")[0] == "wrong"


def test_no_room_for_a_backup_is_wrong(state_of, backed_up):
    state, text = state_of("backups", BACKUP_FREE_MB="999999999")

    assert (state, "There is no room" in text) == ("wrong", True)


def test_why_the_last_one_was_not_made_is_told(state_of, in_order, plan):
    automatic.back_up(replace(plan, floor=10**15))

    assert state_of("backups")[0] == "wrong"
    assert "none was made on 2026-03-18" in state_of("backups")[1]
    assert state_of("backups", BACKUP="off")[0] == "look at this"


def test_settings_that_are_set_are_named(state_of, in_order):
    assert "DATA, PORT set" in state_of("settings", PORT="9000")[1]
