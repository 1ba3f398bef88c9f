"""twitchlog settings: each with its variable, value, default and help."""

from twitchlog import config


def test_every_setting_is_told(cli):
    told = cli("settings").output

    for setting in config.SETTINGS:
        assert f"TWITCHLOG_{setting.name} = " in told
        assert setting.help in told


def test_a_value_from_the_environment_is_told_beside_its_default(cli):
    told = cli("settings", PORT="9000").output

    assert "TWITCHLOG_PORT = 9000  (set)" in told
    assert "default: 8000" in told


def test_no_password_is_told(cli):
    told = cli("settings", DATABASE_URL="postgresql+psycopg://me:secret@localhost/journal").output

    assert "postgresql+psycopg://me:***@localhost/journal" in told
    assert "secret" not in told


def test_the_password_of_the_mail_server_is_not_told(cli):
    assert "TWITCHLOG_SMTP_PASSWORD = ***  (set)" in cli("settings", SMTP_PASSWORD="secret").output


def test_a_bad_setting_is_named(cli):
    assert cli("settings", THREADS="many").exit_code == 1
