"""The helper of four questions that tells kinds of twitches apart, or ends in "not sure"."""

from __future__ import annotations

from dataclasses import dataclass

from twitchlog.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the helper; yes ends it with a type, the last no with "not sure"."""

    slug: str
    text: str
    type: str


QUESTIONS = (
    Question("hard", N_("Does the muscle tighten, hard and painful?"), "cramp"),
    Question("rhythm", N_("Is it a regular back and forth, like shaking?"), "tremor"),
    Question("jolt", N_("Does an arm, a leg or the body move in one jolt?"), "myoclonus"),
    Question(
        "flicker", N_("Does it flicker under the skin while no joint moves?"), "fasciculation"
    ),
)


def likely_type(answers: dict[str, str]) -> tuple[Question | None, str | None]:
    """The question to ask next, and the type once it is settled; one of both is None.

    answers  "yes", "no" or "unsure" by question
    """
    for question in QUESTIONS:
        answer = answers.get(question.slug)
        if answer == "yes":
            return None, question.type
        if answer not in ("no", "unsure"):
            return question, None
    return None, "not_sure"
