"""twitchlog check: a line for each thing, and 1 only where something is wrong."""

import json

from twitchlog import __version__


def test_in_order_is_zero(cli):
    result = cli("check")

    assert result.exit_code == 0
    assert "ok            integrity: every page and reference fits" in result.output


def test_wrong_is_one(cli, folder):
    (folder / "journal.sqlite").write_text("not a database" * 100)

    result = cli("check")

    assert result.exit_code == 1
    assert "wrong         integrity: " in result.output


def test_something_to_look_at_is_zero(cli, folder):
    (folder / "secret_key").unlink()

    result = cli("check")

    assert result.exit_code == 0
    assert "look at this  secret key: " in result.output


def test_a_setting_that_cannot_be_read_is_one_line(cli):
    result = cli("check", PORT="many")

    assert result.exit_code == 1
    assert result.output.count("\n") == 1


def test_other_programs_can_read_it(cli):
    result = cli("check", "--json")
    told = json.loads(result.stdout)

    assert result.exit_code == 0
    assert (told["version"], told["in_order"]) == (__version__, True)
    assert {"subject", "state", "text"} == set(told["checks"][0])


def test_what_is_wrong_is_wrong_for_other_programs_too(cli, folder):
    (folder / "journal.sqlite").write_text("not a database" * 100)
    result = cli("check", "--json")

    assert (result.exit_code, json.loads(result.stdout)["in_order"]) == (1, False)


def test_it_names_settings_version_database_folder_room_and_backup(cli):
    subjects = {check["subject"] for check in json.loads(cli("check", "--json").stdout)["checks"]}

    assert subjects >= {
        "settings",
        "version",
        "database",
        "folder",
        "permissions",
        "free space",
        "backups",
    }
