"""How the twitches began and went on, in their owner's own words: what a doctor asks first."""

from __future__ import annotations

from dataclasses import dataclass

from twitchlog.vocabulary import N_

LONGEST_LINE = 400
LONGEST_QUESTIONS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Every part is optional; blank is not told."""

    onset: str = ""
    first_site: str = ""
    spread: str = ""
    course: str = ""
    family: str = ""
    questions: str = ""

    def __bool__(self) -> bool:
        """Whether anything was told."""
        return self != UNTOLD


UNTOLD = Story()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the story: its name in records, on screen, and an example of what to write."""

    slug: str
    label: str
    hint: str
    longest: int = LONGEST_LINE


CHRONOLOGY = (
    Part(
        "onset",
        N_("When it began"),
        N_("As well as you know it: a day, a month, “the summer after I moved”."),
    ),
    Part("first_site", N_("Where it began"), N_("The first place, and the side.")),
    Part("spread", N_("Where since then"), N_("The same place, other places, both sides?")),
    Part(
        "course",
        N_("How it went on"),
        N_("Better, worse, the same, in spells; suddenly or slowly; what it keeps you from."),
    ),
    Part(
        "family",
        N_("In the family"),
        N_("Anyone with twitches, shaking, cramps or a nerve or muscle illness."),
    ),
)
QUESTIONS = Part(
    "questions",
    N_("What you want to ask"),
    N_("One question a line. They stand on the page for the doctor, in your words."),
    LONGEST_QUESTIONS,
)
PARTS = (*CHRONOLOGY, QUESTIONS)
