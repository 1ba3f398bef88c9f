"""Which passwords are taken, and how they are kept."""

import pytest

from twitchlog import passwords
from twitchlog.passwords import METHOD as FULL_COST


@pytest.mark.parametrize(
    "password",
    [
        "password",
        "Password1!",
        "P@ssw0rd",
        "12345678",
        "87654321",
        "aaaaaaaa",
        "abababab",
        "qwertyuiop",
        "QWERTZuiop",
        "1q2w3e4r",
        "iloveyou",
        "testtest",
        "sunshine99",
        "twitchlog",
        "welcome2026",
    ],
)
def test_what_is_guessed_first_is_not_taken(password):
    with pytest.raises(passwords.WeakPassword, match="easy to guess"):
        passwords.check(password)


@pytest.mark.parametrize("password", ["Margarethe", "margarethe1984", "MARGARETHE!!"])
def test_the_own_name_is_not_taken(password):
    with pytest.raises(passwords.WeakPassword, match="easy to guess"):
        passwords.check(password, "Margarethe")


def test_seven_characters_are_too_few():
    with pytest.raises(passwords.WeakPassword, match="at least 8"):
        passwords.check("tT7#xQz")


def test_more_than_4096_bytes_are_too_many():
    with pytest.raises(passwords.WeakPassword, match="shorter"):
        passwords.check("calm calves " * 400)


@pytest.mark.parametrize(
    "password",
    [
        "calm calves at night",
        "wade zuckt oft",
        "пароль вечером",
        "👩‍🚀🦵🌙🛌🎈🍵🧦🪴",
        "a b c d e ",
    ],
)
def test_anything_else_is_taken(password):
    assert passwords.check(password) is None


def test_a_password_is_kept_as_scrypt():
    assert FULL_COST == "scrypt:32768:8:3"
    assert passwords.hashed("calm calves at night").startswith(f"{passwords.METHOD}$")


def test_only_the_password_itself_matches():
    stored = passwords.hashed("calm calves at night")

    assert passwords.matches("calm calves at night", stored)
    assert not passwords.matches("calm calves at nigh", stored)


def test_a_long_password_is_not_cut_off():
    stored = passwords.hashed("x" * 4000 + "1")

    assert not passwords.matches("x" * 4000 + "2", stored)


def test_letters_match_however_the_keyboard_composed_them():
    assert passwords.matches("Cafe\u0301 am Abend", passwords.hashed("Café am Abend"))


def test_nobody_has_a_password():
    assert not passwords.matches("calm calves at night", None)


def test_an_endless_password_is_not_hashed_at_all(monkeypatch):
    def hashing(*_):
        raise AssertionError

    monkeypatch.setattr(passwords, "check_password_hash", hashing)

    assert not passwords.matches("x" * 1_000_000, None)
