"""twitchlog check: a line for each thing, and 1 only where something is wrong."""


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
