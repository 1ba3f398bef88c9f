"""The chapter on what people can safely try."""

from twitchlog.guide.parts import Chapter, Passage, Section
from twitchlog.vocabulary import N_

CHAPTER = Chapter(
    "try",
    N_("What you can safely try"),
    N_("Small things, one at a time, and what to leave alone"),
    (
        Section(
            N_("Gentle and mostly harmless"),
            (
                Passage(
                    N_("Sleep: seven hours or more, regularly, is advised for adults."),
                    ("aasm2015",),
                ),
                Passage(
                    N_(
                        "Caffeine: up to 400 mg a day, two to three large coffees, is named as "
                        "fine for most adults; people differ widely. Cut down slowly rather "
                        "than all at once."
                    ),
                    ("fda_caffeine",),
                ),
                Passage(
                    N_(
                        "Relaxation, yoga, meditation: muscle relaxation is promising against "
                        "stress. Whether twitches change was not studied."
                    ),
                    ("nccih",),
                ),
                Passage(
                    N_(
                        "Cramps at night: stretching calf and thigh for three minutes before "
                        "bed made them rarer in a trial with 80 people over 55, by about one a "
                        "night. Flickers were not studied."
                    ),
                    ("hallegraeff2012",),
                ),
            ),
            listed=True,
        ),
        Section(
            N_("With care"),
            (
                Passage(
                    N_(
                        "Water: drink what you usually need, and do not force more: very much "
                        "water, drunk against cramps, has done serious harm."
                    ),
                    ("sports2015",),
                ),
                Passage(
                    N_(
                        "Food with magnesium and potassium is fine for most people. "
                        "Supplements only after talking to a doctor: with kidney, heart or "
                        "bowel disease magnesium may harm."
                    ),
                    ("mskcc_magnesium",),
                ),
                Passage(
                    N_(
                        "Medicines: do not stop a prescribed one by yourself, even if you "
                        "suspect it. Ask whoever prescribed it."
                    ),
                    ("nhs_twitching",),
                ),
            ),
            listed=True,
        ),
        Section(
            N_("How to find out whether it helps"),
            (
                Passage(
                    N_(
                        "Change one thing, note it as a dated event, and go on logging good "
                        "days as well as bad ones for some weeks. Better or worse in a single "
                        "week says little: twitches come in waves by themselves."
                    )
                ),
            ),
        ),
    ),
)
