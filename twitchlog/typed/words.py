"""What people type for what the journal knows, one table for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Phrases = str  # several ways to say one thing, as "calf | calves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a language, by what they stand for; the screen's own labels come on top.

    unclear   what could mean several things, with the labels of these
    whole     a general word for a bout, which says nothing of its kind
    servings  one of it, by the label of the catalogue's serving; several: which needs a number
    units     by the unit's name in twitchlog.units, minutes and hours among them
    numbers   by their value
    lengths   by minutes
    days      by how many calendar days ago, or "last_night"
    weekdays  Monday first
    ago       (before the length, after it), as in "10 min ago"
    at        what stands before a time of day
    lasting   (before the length, after it), as in "for 10 min" and "10 min long"
    since     what stands before the beginning of a bout that goes on
    span      (from, to, between) two times of day; what stands between the last two is "and"
    doubts    what turns a statement into something else: then it is left alone
    fillers   what may stand anywhere and says nothing
    """

    regions: Mapping[str, Phrases]
    unclear: Mapping[Phrases, tuple[str, ...]]
    sides: Mapping[str, Phrases]
    types: Mapping[str, Phrases]
    whole: Phrases
    strengths: Mapping[str, Phrases]
    strength: Phrases
    frequencies: Mapping[str, Phrases]
    contexts: Mapping[str, Phrases]
    symptoms: Mapping[str, Phrases]
    going: Phrases
    factors: Mapping[str, Phrases]
    servings: Mapping[str, Phrases]
    several: Mapping[str, Phrases]
    units: Mapping[str, Phrases]
    numbers: Mapping[float, Phrases]
    lengths: Mapping[int, Phrases]
    days: Mapping[str, Phrases]
    weekdays: tuple[Phrases, ...]
    ago: tuple[Phrases, Phrases]
    at: Phrases
    lasting: tuple[Phrases, Phrases]
    since: Phrases
    span: tuple[Phrases, Phrases, Phrases]
    now: Phrases
    morning: Phrases
    afternoon: Phrases
    oclock: Phrases
    none: Phrases
    note: Phrases
    joining: Phrases
    doubts: Phrases
    fillers: Phrases


def phrases(several: Phrases) -> list[str]:
    """Each of several phrases."""
    return [one.strip() for one in several.split("|") if one.strip()]
