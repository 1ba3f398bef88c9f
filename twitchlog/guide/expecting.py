"""The chapter on what to expect."""

from twitchlog.guide.parts import Chapter, Passage, Section
from twitchlog.vocabulary import N_

CHAPTER = Chapter(
    "expect",
    N_("What to expect"),
    N_("Most twitching is harmless, and often it stays a while"),
    (
        Section(
            N_("Everybody has some"),
            (
                Passage(
                    N_(
                        "In 50 healthy young people all had small discharges in the arch of a "
                        "foot, sometimes more than a hundred a minute; the shin had fewest."
                    ),
                    ("foot1994",),
                ),
            ),
        ),
        Section(
            N_("When they stay"),
            (
                Passage(
                    N_(
                        "35 people with long-lasting harmless twitching were followed for two "
                        "years: it went on in 93 of 100, most often in the calves. None "
                        "developed a motor neurone disease."
                    ),
                    ("bfs2018",),
                ),
                Passage(
                    N_(
                        "In three studies with 180 people together, about half got better with "
                        "time although it seldom went away, about 4 of 100 got worse, and none "
                        "had a motor neurone disease."
                    ),
                    ("mattiuzzi2024",),
                ),
                Passage(
                    N_(
                        "So “gone” need not be the aim, and a bad week is no sign of anything. "
                        "What often changes: fewer, weaker, or simply less in the way."
                    )
                ),
            ),
        ),
    ),
)
