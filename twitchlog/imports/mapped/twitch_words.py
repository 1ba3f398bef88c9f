"""What people call their twitches, and how strong they say they are, in English and German."""

from __future__ import annotations

import re

from twitchlog.vocabulary import STRENGTHS, TYPE_BY_SLUG

# The first that is found counts.
_TYPES = (
    ("eyelid_myokymia", "eyelid flutter, myokymi, lidzuck, augenzuck, eye twitch, eyelid twitch"),
    ("hypnic_jerk", "hypnic, sleep start, einschlafzuck, sleep jerk"),
    ("cramp", "cramp, krampf, krämpfe, charley"),
    ("myoclonus", "myoclon, myoklon, jerk, ruck"),
    ("tremor", "tremor, shak, zittern, trembl, beben"),
    ("fasciculation", "fascic, faszik, twitch, flicker, flutter, zuck, spasm, vibrat, flimmer"),
)
_STRENGTHS = (
    (4, "unbearable, very severe, v. severe, extreme, sehr stark, unerträglich, heftig"),
    (3, "severe, strong, high, stark, hoch"),
    (2, "moderate, medium, mittel, mäßig, mässig, clearly"),
    (0, "felt only, barely, kaum, none, keine"),
    (1, "mild, light, weak, low, leicht, schwach, gering, niedrig"),
)
# On a scale from 0 to 10.
_RATINGS = (
    (10.0, "rad, very high, sehr hoch, super, excellent, extreme"),
    (2.5, "bad, low, mild, niedrig, leicht, wenig, schlecht"),
    (7.5, "good, high, severe, hoch, stark, viel, gut"),
    (5.0, "meh, medium, moderate, mittel, mäßig, ok, okay, neutral, so lala, soso"),
    (0.0, "awful, none, keine, kein, mies, fürchterlich, no"),
)
NO_TWITCHES = frozenset(
    ("none", "no", "nothing", "no twitches", "keine", "kein", "nichts", "nein", "keins", "0", "-")
)


def type_guess(word: str) -> str:
    """The kind of twitch that a text most likely means; "" where no word of it is known."""
    plain = word.casefold().strip()
    if plain in TYPE_BY_SLUG:
        return plain
    found = (slug for slug, words in _TYPES if any(one in plain for one in _listed(words)))
    return next(found, "")


def strength_guess(word: str) -> int | None:
    """The strength that a text most likely means, or None."""
    plain = word.casefold().strip()
    if plain in {term.label for term in STRENGTHS}:
        return [term.label for term in STRENGTHS].index(plain)
    return next((n for n, words in _STRENGTHS if any(one in plain for one in _listed(words))), None)


def rating_guess(word: str) -> float | None:
    """What a word most likely is on a scale from 0 to 10, or None."""
    plain = re.sub(r"[^\w ]", "", word.casefold()).strip()
    return next((value for value, words in _RATINGS if plain in _listed(words)), None)


def says_none(word: str) -> bool:
    """Whether a word most likely says that there were no twitches."""
    return word.casefold().strip(" .!") in NO_TWITCHES


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))
