"""The check of the signs that doctors ask about: a few questions, at most once a month.

It is never scored. The answers are kept as they were given, for the page for the doctor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from twitchlog.vocabulary import N_, Term

DAYS_BETWEEN = 30


@dataclass(frozen=True, slots=True)
class Sign:
    """One question, asked word for word as it stands.

    An answer is kept beside the slug alone, so that a question with other words needs another slug.
    """

    slug: str
    question: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignsCheck:
    """What was answered on a day: slugs of questions and answers, in the order of SIGNS."""

    day: date
    answers: tuple[tuple[str, str], ...]

    def said(self, slug: str) -> str | None:
        """The answer to a question; None where it was left out."""
        return dict(self.answers).get(slug)


SIGNS = (
    Sign("weaker", N_("Has a part of the body become weaker?"), ("medlineplus_twitching",)),
    Sign("thinner", N_("Has a muscle become thinner?"), ("medlineplus_twitching",)),
    Sign(
        "stiff",
        N_("Does a muscle that twitches feel stiff?"),
        ("nhs_twitching",),
    ),
    Sign("stairs", N_("Do you trip, or find stairs harder than before?"), ("nhs_mnd",)),
    Sign("grip", N_("Is it harder than before to open jars or hold things?"), ("nhs_mnd",)),
    Sign("speech", N_("Has your speech become slurred?"), ("nhs_mnd",)),
    Sign("swallowing", N_("Do you have trouble swallowing?"), ("nhs_mnd",)),
)
ANSWERS = (
    Term("no", N_("no")),
    Term("yes", N_("yes")),
    Term("not_sure", N_("not sure")),
)
SIGN_SLUGS = tuple(sign.slug for sign in SIGNS)
ANSWER_SLUGS = tuple(answer.slug for answer in ANSWERS)


def in_order(answers: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Answers in the order in which their questions are asked."""
    return tuple((slug, answers[slug]) for slug in SIGN_SLUGS if slug in answers)
