"""Passwords: which ones are taken, and how they are kept."""

from __future__ import annotations

import unicodedata

from werkzeug.security import check_password_hash, generate_password_hash

from twitchlog.vocabulary import N_

SHORTEST = 8  # characters
LONGEST = 4096  # bytes, so that hashing one stays quick
METHOD = "scrypt:32768:8:3"

_LISTED = (
    "abc account admin administrator asdf baby baseball batman changeme charlie chocolate computer"
    " daniel diary default demo dragon family flower football freedom friend guest hannah hello"
    " iloveyou internet jessica jordan journal killer letmein liverpool login lovely maggie master"
    " michael michelle mobile monkey mustang ninja owner pass password passwort passw private"
    " princess qazwsx qwer qwert qwerty qwertz root samsung secret shadow soccer starwars summer"
    " sunshine superman superuser test thomas trustno twitch twitching twitchlog user username"
    " welcome whatever winter wizard yellow zxcv zxcvbn"
)
COMMON_WORDS = frozenset(_LISTED.split())
SEQUENCES = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1q2w3e4r5t6z7u8i9o0p",
    "1q2w3e4r5t6y7u8i9o0p",
)
LOOKALIKES = str.maketrans("013457@$!", "oleastasi")


class WeakPassword(ValueError):
    """The password is not taken; the message says why, in words to be translated."""


def check(password: str, username: str = "") -> None:
    """Raise WeakPassword unless the password may be used for this account."""
    if len(password) < SHORTEST:
        raise WeakPassword(N_("Please use at least 8 characters."))
    if len(password.encode("utf-8", "replace")) > LONGEST:
        raise WeakPassword(N_("Please use a shorter one: this is longer than can be kept."))
    if _is_common(password.casefold(), username.casefold()):
        raise WeakPassword(N_("This one is easy to guess. Three or four random words work well."))


def _is_common(password: str, username: str) -> bool:
    """Whether guessing would begin here: common words, the own name, sequences, one thing over."""
    if len(set(password)) < 4 or any(_runs_along(password, line) for line in SEQUENCES):
        return True
    spellings = {_word(password), _word(password.translate(LOOKALIKES))}
    known = COMMON_WORDS | {username, _word(username)}
    return any(part in known for word in spellings for part in (word, _half(word)))


def _word(text: str) -> str:
    """The text without the digits and signs around it."""
    return text.strip("0123456789!?.,;:-_#*+$%&/@ ")


def _half(word: str) -> str:
    """What a word repeats, as in "testtest"."""
    half = word[: len(word) // 2]
    return half if half and half + half == word else word


def _runs_along(password: str, line: str) -> bool:
    return password in line or password in line[::-1]


def hashed(password: str) -> str:
    """The password as it is stored."""
    return generate_password_hash(_composed(password), METHOD)


def matches(password: str, stored: str | None) -> bool:
    """Whether the password is the stored one; as slow where nothing is stored."""
    if len(password) > LONGEST:
        return False
    found = check_password_hash(stored or _nobodys(), _composed(password))
    return found and stored is not None


def _composed(password: str) -> str:
    """One spelling for letters that keyboards send composed or in parts."""
    return unicodedata.normalize("NFC", password)


def _nobodys() -> str:
    """A hash that no password has, at the same cost."""
    return f"{METHOD}$nobody${'0' * 128}"
