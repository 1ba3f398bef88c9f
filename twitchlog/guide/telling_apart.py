"""The chapter on which kind of twitch it is."""

from twitchlog.guide.parts import Chapter, Passage, Section
from twitchlog.vocabulary import N_

CHAPTER = Chapter(
    "types",
    N_("Which kind is it?"),
    N_("Flicker, jerk, shaking, cramp: how to tell them apart"),
    (
        Section(
            N_("When it does not fit"),
            (
                Passage(
                    N_(
                        "“Not sure” is a good answer, today and always. What you choose is a "
                        "note for yourself and for a doctor, not a diagnosis."
                    )
                ),
                Passage(
                    N_(
                        "It is often said that shaking comes at rest. The commonest kind that "
                        "is treated comes with holding or moving, and everybody's hands "
                        "shake a little. So noting whether it came at rest, while holding a "
                        "posture or while moving says more than the word."
                    ),
                    ("crawford2011",),
                ),
            ),
        ),
    ),
    shows="types",
)
