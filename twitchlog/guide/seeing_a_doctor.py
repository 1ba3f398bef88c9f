"""The chapter on when to see a doctor."""

from twitchlog.guide.parts import Chapter, Passage, Section
from twitchlog.vocabulary import N_

CHAPTER = Chapter(
    "doctor",
    N_("When to see a doctor"),
    N_("Read once, calmly; most twitches are on none of these lists"),
    (
        Section(
            N_("At once, by the emergency number (112 in Europe, 999 UK, 911 US and Canada)"),
            (
                Passage(
                    N_("Sudden weakness or numbness on one side of the body."),
                    ("healthgrades",),
                ),
                Passage(N_("The worst headache of your life."), ("healthgrades",)),
                Passage(N_("Losing consciousness."), ("healthgrades",)),
            ),
            listed=True,
        ),
        Section(
            N_("Soon"),
            (
                Passage(
                    N_("Twitching together with weakness, or with a muscle growing thinner."),
                    ("medlineplus_twitching",),
                ),
                Passage(
                    N_(
                        "Tripping, trouble on stairs, a grip that no longer opens jars, "
                        "slurred speech, trouble swallowing."
                    ),
                    ("nhs_mnd",),
                ),
            ),
            listed=True,
        ),
        Section(
            N_("When you have time"),
            (
                Passage(
                    N_(
                        "A twitch for more than two weeks, in more than one place, or where "
                        "the muscle feels weak or stiff; or a prescribed medicine that you "
                        "suspect."
                    ),
                    ("nhs_twitching",),
                ),
                Passage(N_("Twitches that last and bother you."), ("medlineplus_twitching",)),
                Passage(
                    N_(
                        "Both eyes close by themselves, or an eyelid twitches for more than "
                        "three months."
                    ),
                    ("nice_ng127",),
                ),
            ),
            listed=True,
        ),
        Section(
            N_("And otherwise"),
            (
                Passage(
                    N_(
                        "Flickers alone, without wasting, weakness or stiffness, are no reason "
                        "for a specialist by the guidance for British doctors. A visit for "
                        "peace of mind is always fine: take the journal along."
                    ),
                    ("nice_ng127",),
                ),
            ),
        ),
    ),
)
