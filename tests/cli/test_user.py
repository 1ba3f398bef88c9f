"""twitchlog user: accounts by name, passwords never on the command line."""

import io

import pytest

from tests.conftest import OWNER_PASSWORD
from twitchlog.journal import accounts, sign_ins, site_settings, tokens, uploads

NEW = "three quiet calves"


@pytest.fixture
def within(app):
    """An open journal."""
    with app.app_context():
        yield


def test_accounts_are_listed(cli):
    told = cli("user", "list").output

    assert "owner" in told
    assert "stranger" in told
    assert "Registration is closed." in told


def test_an_account_is_added_with_a_password_typed_twice(cli, within):
    assert cli("user", "add", "maria", typed=f"{NEW}\n{NEW}\n").exit_code == 0
    assert accounts.verify("maria", NEW).username == "maria"


def test_a_typed_password_is_not_shown(cli):
    assert NEW not in cli("user", "add", "maria", typed=f"{NEW}\n{NEW}\n").output


def test_a_password_can_come_from_another_program(cli, within):
    cli("user", "add", "maria", "--password-stdin", typed=f"{NEW}\n")

    assert accounts.verify("maria", NEW).username == "maria"


@pytest.mark.parametrize(("name", "password"), [("maria", "short"), ("owner", NEW), (" ", NEW)])
def test_a_weak_password_or_a_bad_name_is_refused(cli, name, password):
    result = cli("user", "add", name, "--password-stdin", typed=password)

    assert result.exit_code == 1
    assert result.output.startswith("Error: ")


def test_the_first_account_makes_the_journal(cli, tmp_path):
    result = cli("user", "add", "maria", "--password-stdin", typed=NEW, DATA=str(tmp_path / "new"))

    assert "who is the admin" in result.output


def test_a_reset_sets_the_password_and_ends_every_sign_in(cli, within, owner):
    token = sign_ins.open_sign_in(owner.id, "Firefox on Linux")

    cli("user", "reset", "owner", "--password-stdin", typed=NEW)

    assert accounts.verify("owner", NEW).id == owner.id
    assert sign_ins.owner_of(token) is None


def test_a_reset_tells_which_keys_still_work_and_takes_them_back_if_told_to(cli, within, owner):
    tokens.make_token(owner, "kitchen", ["write"])

    told = cli("user", "reset", "owner", "--password-stdin", typed=NEW).output
    assert "Keys and links that still work: 1" in told

    told = cli("user", "reset", "owner", "--password-stdin", "--take-back", typed=NEW).output
    assert "still work" not in told
    assert tokens.tokens_of(owner) == []


def test_a_weak_reset_changes_nothing(cli, within, owner):
    assert cli("user", "reset", "owner", "--password-stdin", typed="short").exit_code == 1
    assert accounts.verify("owner", OWNER_PASSWORD).id == owner.id


def test_deleting_asks_first(cli, within):
    told = cli("user", "delete", "stranger", typed="n\n").output

    assert "Nothing was deleted." in told
    assert accounts.owner_named("stranger")


def test_a_file_that_waits_goes_with_its_account(cli, within, folder, stranger):
    token = uploads.keep_upload(stranger, folder / "uploads", io.BytesIO(b"mine"), "a.csv")
    cli("user", "delete", "stranger", "--yes")

    assert not (folder / "uploads" / token).exists()


def test_a_deleted_account_is_gone(cli, within):
    cli("user", "delete", "stranger", "--yes")

    with pytest.raises(accounts.NoSuchAccount):
        accounts.owner_named("stranger")


def test_the_last_admin_stays_while_others_are_here(cli, within):
    assert cli("user", "delete", "owner", "--yes").exit_code == 1
    assert accounts.owner_named("owner")


def test_an_admin_is_made(cli, within):
    cli("user", "admin", "stranger")

    assert accounts.owner_named("stranger").is_admin


def test_registration_opens_and_closes(cli, within):
    cli("user", "registration", "open")
    assert site_settings.registration_open()

    cli("user", "registration", "close")
    assert "closed" in cli("user", "list").output


@pytest.mark.parametrize("verb", ["reset", "delete", "admin"])
def test_an_unknown_name_is_told(cli, verb):
    result = cli("user", verb, "nobody")

    assert result.exit_code == 1
    assert "Nobody here is called nobody" in result.output
