"""The chapter on what is said to set twitches off."""

from twitchlog.guide.parts import Chapter, Passage, Section
from twitchlog.vocabulary import N_

CHAPTER = Chapter(
    "triggers",
    N_("Known triggers"),
    N_("What is said to set twitches off, and how well it is known"),
    (
        Section(
            N_("Where common advice and studies part"),
            (
                Passage(
                    N_(
                        "Magnesium: eleven trials with 735 people, mostly older, found that it "
                        "did not make cramps rarer. No trial on flickers was found."
                    ),
                    ("cochrane2020",),
                ),
                Passage(
                    N_(
                        "Blood values: people whose eyelid had twitched for more than two "
                        "weeks had no other calcium, sodium, potassium or magnesium than "
                        "people without. They spent more hours at a screen, which does not "
                        "show what came first."
                    ),
                    ("gunes2024",),
                ),
                Passage(
                    N_(
                        "Water: that drinking more prevents cramps is not supported by "
                        "studies, and for flickers no study was found."
                    ),
                    ("miller2022",),
                ),
                Passage(
                    N_(
                        "Coffee and shaking: often named together. Among workers, the strength "
                        "of hand tremor did not follow the caffeine in their blood."
                    ),
                    ("workers2006",),
                ),
                Passage(
                    N_(
                        "Worry and flickers: each may feed the other. Feeling watched by your "
                        "own journal does not help; a pause from logging is fine."
                    ),
                    ("blackman2019",),
                ),
            ),
        ),
    ),
    shows="triggers",
)
