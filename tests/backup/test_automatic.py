"""The backup of every day: once a day, sound, rotated, and quiet on a disk that is full."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.conftest import NOON
from twitchlog import backup
from twitchlog.backup import automatic
from twitchlog.backup.rotation import kept
from twitchlog.config import read_settings

MUCH = 10**15


@pytest.fixture
def plan(folder, noon):
    """The usual backups of the test's journal."""
    return automatic.policy(read_settings({}), folder / "journal.sqlite")


def names(plan) -> list[str]:
    return sorted(path.name for path in plan.folder.iterdir()) if plan.folder.is_dir() else []


def test_the_first_one_is_made_at_once_and_is_sound(plan):
    automatic.back_up_if_due(plan)

    assert names(plan) == ["daily-20260318T120000Z.sqlite"]
    assert backup.problems(plan.folder / names(plan)[0]) == []


def test_there_is_one_a_day(plan, noon):
    for hours in (0, 1, 11, 12, 13):
        noon(NOON + timedelta(hours=hours))
        automatic.back_up_if_due(plan)

    assert names(plan) == ["daily-20260318T120000Z.sqlite", "daily-20260319T000000Z.sqlite"]


def test_old_ones_go_and_those_made_by_hand_stay(plan, noon):
    plan = replace(plan, rotation=automatic.Rotation(days=2, weeks=0, months=0))
    plan.folder.mkdir()
    (plan.folder / "journal-20250101T000000Z.sqlite").touch()
    for day in range(4):
        noon(NOON + timedelta(days=day))
        automatic.back_up_if_due(plan)

    assert names(plan) == [
        "daily-20260320T120000Z.sqlite",
        "daily-20260321T120000Z.sqlite",
        "journal-20250101T000000Z.sqlite",
    ]


def test_it_can_be_switched_off(folder, noon):
    settings = read_settings({"TWITCHLOG_BACKUP": "off"})
    plan = automatic.policy(settings, folder / "journal.sqlite")
    automatic.back_up_if_due(plan)

    assert names(plan) == []


def test_another_database_is_not_copied(folder, noon):
    settings = read_settings({"TWITCHLOG_DATABASE_URL": "postgresql+psycopg://localhost/x"})

    assert not automatic.is_due(automatic.policy(settings, folder / "journal.sqlite"))


def test_another_folder_can_be_named(plan, tmp_path):
    elsewhere = tmp_path / "other disk"
    settings = read_settings({"TWITCHLOG_BACKUP_FOLDER": str(elsewhere)})
    automatic.back_up_if_due(automatic.policy(settings, plan.database))

    assert [path.name for path in elsewhere.iterdir()] == ["daily-20260318T120000Z.sqlite"]
    assert elsewhere.stat().st_mode & 0o077 == 0


def test_a_disk_without_room_gets_no_copy_and_the_reason_is_kept(plan):
    automatic.back_up_if_due(replace(plan, floor=MUCH))
    problem = automatic.last_problem(plan)

    assert names(plan) == []
    assert problem is not None
    assert (problem.kind, problem.floor) == ("no_room", MUCH)
    assert "have to stay so" in problem.told


def test_the_reason_is_forgotten_when_one_succeeds(plan):
    automatic.back_up_if_due(replace(plan, floor=MUCH))
    automatic.back_up_if_due(plan)

    assert automatic.last_problem(plan) is None


def test_a_damaged_database_makes_no_backup_and_takes_no_old_one_away(plan, noon):
    automatic.back_up_if_due(plan)
    noon(NOON + timedelta(days=1))
    plan.database.write_bytes(b"damaged" * 1000)
    problem = automatic.back_up(replace(plan, rotation=automatic.Rotation(1, 0, 0)))

    assert problem is not None
    assert names(plan) == ["daily-20260318T120000Z.sqlite"]


def test_a_folder_that_cannot_be_made_is_a_reason_too(plan, tmp_path):
    (tmp_path / "file").touch()
    problem = automatic.back_up(replace(plan, folder=tmp_path / "file" / "backups"))

    assert problem is not None
    assert problem.kind == "failed"


def test_what_a_crash_cut_off_is_cleared_away(plan):
    plan.folder.mkdir()
    (plan.folder / ".daily-20260317T120000Z.sqlite.part").touch()
    automatic.back_up(plan)

    assert names(plan) == ["daily-20260318T120000Z.sqlite"]


def test_of_two_at_once_one_makes_it(plan):
    begun = [threading.Thread(target=automatic.back_up_if_due, args=(plan,)) for _ in range(2)]
    for thread in begun:
        thread.start()
    for thread in begun:
        thread.join()

    assert names(plan) == ["daily-20260318T120000Z.sqlite"]
    assert automatic.last_problem(plan) is None


def test_the_last_one_may_have_been_made_by_hand(plan, noon):
    automatic.back_up_if_due(plan)
    noon(NOON + timedelta(hours=1))
    backup.copy_database(plan.database, automatic.named_now(plan.folder, automatic.BY_HAND))
    last = automatic.last_copy(plan)

    assert last is not None
    assert (last.kind, last.at) == ("journal", NOON + timedelta(hours=1))


def test_a_note_that_cannot_be_read_is_no_reason_to_stop(plan):
    plan.database.with_name(automatic.PROBLEM_FILE).write_text("{")

    assert automatic.last_problem(plan) is None


@pytest.mark.parametrize(
    ("rotation", "months"), [((7, 4, 12), 12), ((7, 9, 0), 3), ((60, 0, 0), 3), ((1, 0, 0), 1)]
)
def test_it_is_known_how_long_a_copy_may_stay(plan, rotation, months):
    assert replace(plan, rotation=automatic.Rotation(*rotation)).reaches_back == months


@pytest.mark.parametrize("rotation", [(7, 4, 12), (7, 4, 1), (28, 1, 1), (1, 9, 0), (1, 1, 2)])
def test_the_day_by_which_a_copy_is_gone_is_never_too_early(plan, rotation):
    plan = replace(plan, rotation=automatic.Rotation(*rotation))
    for days in range(366):
        left = NOON + timedelta(days)
        made_until = plan.gone_by(left.date()) - left.date()
        copies = [left + timedelta(n) for n in range(-40, made_until.days + 1)]

        assert min(kept(copies, plan.rotation)) > left
