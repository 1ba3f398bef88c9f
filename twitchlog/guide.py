"""The guide: what is known of twitching, in plain words, each fact with its sources."""

from __future__ import annotations

from dataclasses import dataclass

from twitchlog.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, and the keys of the references it rests on; none for advice on logging."""

    text: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its passages; `listed` ones are points of a list."""

    title: str
    passages: tuple[Passage, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the guide.

    shows  what stands before the sections: "types", "triggers" or nothing
    """

    slug: str
    title: str
    about: str
    sections: tuple[Section, ...]
    shows: str = ""


CHAPTERS = (
    Chapter(
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
    ),
    Chapter(
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
    ),
    Chapter(
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
                            "Water: drink what you usually need. Forcing fluids is dangerous: two "
                            "athletes died in 2014 after drinking very much against cramps."
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
    ),
    Chapter(
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
    ),
    Chapter(
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
                            "So “gone” is the wrong aim, and a bad week no sign of anything. "
                            "Fewer, weaker, or simply less in the way is what changes."
                        )
                    ),
                ),
            ),
        ),
    ),
)

CHAPTER_BY_SLUG = {chapter.slug: chapter for chapter in CHAPTERS}


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
