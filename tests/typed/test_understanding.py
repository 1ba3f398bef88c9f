"""What a typed line says, and what is left of it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import TODAY, YESTERDAY, moment
from twitchlog import i18n
from twitchlog.catalogue import FACTORS, all_factors
from twitchlog.records import OwnFactorRecord, ServingRecord, Settings
from twitchlog.typed.lexicon import LANGUAGES, lexicon
from twitchlog.typed.understanding import Understood, understand
from twitchlog.vocabulary import REGION_BY_SLUG, TYPE_BY_SLUG

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)  # 13:00 in Berlin, a Wednesday
SETTINGS = Settings(zone="Europe/Berlin")
SERVINGS = {factor.slug: list(factor.servings) for factor in FACTORS if factor.servings}


def read(text: str, language: str = "en", now: datetime = NOW) -> Understood:
    return understand(
        text, now=now, settings=SETTINGS, factors=FACTORS, servings=SERVINGS, language=language
    )


def bout_of(text: str, language: str = "en") -> tuple[str, list[str], str]:
    """Type, sites and clock time of the one bout that a text speaks of."""
    (bout,) = read(text, language).bouts
    return bout.type, [":".join(site) for site in bout.sites], f"{bout.started_at:%d %H:%M}"


def values_of(text: str, language: str = "en") -> list[tuple[date, str, float, time | None]]:
    """Day, factor, value and time of each value that a text speaks of."""
    found: list[tuple[date, str, float, time | None]] = []
    for day, said in read(text, language).days:
        found += [(day, slug, value or 0, None) for slug, value in said.changed.items()]
        if (more := said.addition) is not None:
            at = None if more.at is None else more.at.time()
            found.append((day, more.factor, more.value, at))
    return found


@pytest.mark.parametrize(
    ("text", "type", "sites", "at"),
    [
        ("calf left fasciculation 10 min ago", "fasciculation", ["calf:left"], "18 12:50"),
        ("left calf flicker", "fasciculation", ["calf:left"], "18 13:00"),
        ("Flicker, L calf, 10:30", "fasciculation", ["calf:left"], "18 10:30"),
        ("jerk upper eyelid left and right", "myoclonus", ["eyelid_upper:both"], "18 13:00"),
        ("calf left eyelid lower right", "not_sure", ["calf:left", "eyelid_lower:right"], None),
        ("left calf, right thumb: tremor", "tremor", ["calf:left", "thumb:right"], None),
        ("left calf and right calf cramp", "cramp", ["calf:both"], None),
        ("yesterday 22:30 left thigh, front", "not_sure", ["thigh_front:left"], "17 22:30"),
        ("heel left last night 1:30", "not_sure", ["heel:left"], "18 01:30"),
        ("heel left last night 23:30", "not_sure", ["heel:left"], "17 23:30"),
        ("heel left monday 10:15 pm", "not_sure", ["heel:left"], "16 22:15"),
        ("heel left half an hour ago", "not_sure", ["heel:left"], "18 12:30"),
        ("heel left 2 days ago 9:05", "not_sure", ["heel:left"], "16 09:05"),
        ("2026-03-01 10:00 tongue", "not_sure", ["tongue:middle"], "01 10:00"),
        ("many twitches all over", "not_sure", ["many_places:both"], None),
    ],
)
def test_a_bout_is_read(text, type, sites, at):
    assert bout_of(text) == (type, sites, at or "18 13:00")


def test_how_a_bout_was_is_read():
    (bout,) = read("calf left strong, at rest, with tingling, every minute, still going").bouts

    assert (bout.strength, bout.frequency, bout.still_going) == (3, "every_minute", True)
    assert (bout.context, bout.symptoms) == (("at_rest",), ("tingling",))


def test_strength_may_be_a_number():
    assert read("calf left strength 2").bouts[0].strength == 2
    assert read("calf left strength 7").left == ("strength 7",)


@pytest.mark.parametrize(
    ("text", "began", "ended", "language"),
    [
        ("left calf for 10 min", "18 12:50", "18 13:00", "en"),
        ("left calf just now, lasted about 10 minutes", "18 12:50", "18 13:00", "en"),
        ("half an hour long left calf", "18 12:30", "18 13:00", "en"),
        ("left calf 2 h ago for 1h30", "18 11:00", "18 12:30", "en"),
        ("left calf from 10:10 to 10:30", "18 10:10", "18 10:30", "en"),
        ("left calf, 10:10-10:30", "18 10:10", "18 10:30", "en"),
        ("left calf yesterday between 23:50 and 0:20", "17 23:50", "18 00:20", "en"),
        ("left calf yesterday from 10 to 11 pm", "17 22:00", "17 23:00", "en"),
        ("left calf yesterday 11:30 pm to 1 am", "17 23:30", "18 01:00", "en"),
        ("linke Wade 10 Minuten lang", "18 12:50", "18 13:00", "de"),
        ("linke Wade hat eine halbe Stunde gedauert", "18 12:30", "18 13:00", "de"),
        ("linke Wade von 10 bis 11 Uhr", "18 10:00", "18 11:00", "de"),
        ("linke Wade gestern zwischen 22:10 und 22:30 Uhr", "17 22:10", "17 22:30", "de"),
    ],
)
def test_how_long_a_bout_was_is_read(text, began, ended, language):
    (bout,) = read(text, language).bouts

    assert bout.ended_at is not None
    assert (f"{bout.started_at:%d %H:%M}", f"{bout.ended_at:%d %H:%M}") == (began, ended)
    assert read(text, language).left == ()


@pytest.mark.parametrize(
    ("text", "began", "language"),
    [
        ("left calf since 12:10", "12:10", "en"),
        ("left calf for 10 min, still going", "12:50", "en"),
        ("linke Wade seit 10 min", "12:50", "de"),
        ("linke Wade dauert noch an, seit 12 Uhr", "12:00", "de"),
    ],
)
def test_since_when_a_bout_goes_on_is_read(text, began, language):
    (bout,) = read(text, language).bouts

    assert (f"{bout.started_at:%H:%M}", bout.ended_at, bout.still_going) == (began, None, True)
    assert read(text, language).left == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("left calf 10 min ago for 30 min", "for 30 min"),
        ("left calf 2 h ago for 10 min, still going", "for 10 min"),
        ("left calf, coffee 2, for 10 min", "for 10 min"),
        ("left calf yesterday for 10 min", "left calf yesterday for 10 min"),
        ("left calf 12:50-13:30", "left calf 12:50-13:30"),
        ("left calf 10:10-10:30, still going", "left calf 10:10-10:30"),
        ("left calf for a few minutes", "left calf for a few minutes"),
        ("left calf until 12:30", "left calf until 12:30"),
        ("left calf for 40 h", "40 h"),
        ("coffee for 10 min", "coffee for 10 min"),
        ("coffee 10:10-10:30", "coffee 10:10-10:30"),
        ("slept from 22:30 to 6:30", "slept from 22:30 to 6:30"),
    ],
)
def test_a_length_that_cannot_be_is_left_alone(text, left):
    assert left in read(text).left


def test_a_length_of_time_stays_the_amount_of_a_factor():
    assert values_of("exercise for 30 min, slept for 6.5 h") == [
        (TODAY, "exercise_min", 30, time(13)),
        (TODAY, "sleep_h", 6.5, None),
    ]


def test_two_bouts_in_one_line_stay_two():
    found = read("left calf flicker 10:00, right thumb cramp 11:00").bouts

    assert [(bout.type, bout.started_at.hour) for bout in found] == [
        ("fasciculation", 10),
        ("cramp", 11),
    ]


def test_what_was_not_said_of_a_bout_is_told():
    found = read("calf, left shin")

    assert (found.no_side, found.no_type) == (("calf",), True)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("coffee 2", [(TODAY, "caffeine_mg", 180, time(13))]),
        ("a cup of coffee at 8:10", [(TODAY, "caffeine_mg", 90, time(8, 10))]),
        ("coffee 8 am", [(TODAY, "caffeine_mg", 90, time(8))]),
        ("200 mg caffeine", [(TODAY, "caffeine_mg", 200, time(13))]),
        ("0.5 l water", [(TODAY, "hydration_ml", 500, time(13))]),
        ("slept 6.5h", [(TODAY, "sleep_h", 6.5, None)]),
        ("slept 6h30", [(TODAY, "sleep_h", 6.5, None)]),
        ("sleep 6 h 30 min", [(TODAY, "sleep_h", 6.5, None)]),
        ("stress 7", [(TODAY, "stress", 7, None)]),
        ("stress 7/10", [(TODAY, "stress", 7, None)]),
        ("exercise half an hour", [(TODAY, "exercise_min", 30, time(13))]),
        ("3 cigarettes", [(TODAY, "nicotine_times", 3, time(13))]),
        ("ill", [(TODAY, "illness", 1, None)]),
        (
            "yesterday: coffee 2, stress 4",
            [(YESTERDAY, "caffeine_mg", 180, None), (YESTERDAY, "stress", 4, None)],
        ),
        (
            "coffee yesterday, stress 4",
            [(YESTERDAY, "caffeine_mg", 90, None), (TODAY, "stress", 4, None)],
        ),
    ],
)
def test_values_are_read(text, values):
    assert values_of(text) == values
    assert read(text).left == ()


@pytest.mark.parametrize(
    ("text", "day"), [("none today", TODAY), ("no twitches yesterday", YESTERDAY)]
)
def test_none_is_read(text, day):
    assert [(of, said.none) for of, said in read(text).days] == [(day, True)]


@pytest.mark.parametrize(
    "text",
    [
        "no coffee",
        "coffee or tea",
        "decaf coffee",
        "slept 5 to 6 h",
        "slept 5-6 h",
        "slept 5 - 6 h",
        "slept 7 hours ago",
        "1,500 ml water",
        "1 1/2 coffees",
        "one and a half coffees",
        "stress 11",
        "stress -5",
        "stress",
        "nothing special",
        "some coffee",
        "coffee at 8",
        "coffee at 8 and 10",
        "after 2 coffees",
        "2 coffees at 8",
        "calf? left",
        "not the left calf",
        "500 ml",
        "left",
        "10 min ago",
        "B12 R25",
        "caffeine 2",
        "2100-01-01 10:00 left calf",
        "9999999 h ago left calf",
    ],
)
def test_what_could_mean_something_else_is_left_alone(text):
    found = read(text)

    assert not found.anything
    assert found.left


def test_what_is_not_known_is_left_as_it_was_typed():
    found = read("calf left strange Feeling, coffee 2, and a Walk in the park")

    assert found.left == ("strange Feeling", "Walk in the park")
    assert len(found.bouts) == len(found.days) == 1


@pytest.mark.parametrize(
    ("text", "kind", "choices"),
    [
        ("left eyelid twitching 9:00", "where", ()),
        ("flicker 10 min ago", "where", ()),
        ("calf left yesterday", "when", ()),
        ("calf left at 10", "when", ()),
        ("calf left, at 10", "when", ()),
        ("calf left 14:00", "when", ()),
        ("left eyelid", "which", ("Upper eyelid", "Lower eyelid")),
    ],
)
def test_what_is_missing_is_asked_for(text, kind, choices):
    found = read(text)

    assert (kind, choices) in [(question.kind, question.choices) for question in found.questions]
    assert found.bouts == ()


def test_a_note_is_kept_whole():
    found = read("calf left, note: after a run, no coffee 2")

    assert found.bouts[0].note == "after a run, no coffee 2"
    assert found.days == found.left == ()


def test_after_midnight_the_day_before_still_runs():
    night = datetime(2026, 3, 18, 0, 30, tzinfo=UTC)  # 01:30, before the day begins
    found = read("stress 4, none today", now=night)

    assert [day for day, _ in found.days] == [YESTERDAY, YESTERDAY]
    assert read("calf left 23:50", now=night).bouts[0].started_at == moment("2026-03-17 23:50")


def test_a_time_that_no_clock_showed_is_left_alone():
    spring = datetime(2026, 3, 29, 12, 0, tzinfo=UTC)

    assert read("calf left 2:30", now=spring).left == ("calf left 2:30",)


def test_own_factors_and_servings_are_known():
    own = OwnFactorRecord(slug="own_mate", label="Cups of yerba", unit="cups")
    servings = {"own_mate": [ServingRecord(factor="own_mate", label="big gourd", amount=2)]}
    found = understand(
        "cups of yerba 3, big gourd",
        now=NOW,
        settings=SETTINGS,
        factors=all_factors([own]),
        servings=servings,
    )

    assert [said.addition.value for _, said in found.days if said.addition] == [3, 2]


@pytest.mark.parametrize(
    ("text", "type", "sites", "at"),
    [
        ("Wade links Faszikulation vor 10 min", "fasciculation", ["calf:left"], "18 12:50"),
        ("gestern 22:30 rechtes unteres Augenlid", "not_sure", ["eyelid_lower:right"], "17 22:30"),
        ("vor einer halben Stunde Krampf, linke Wade", "cramp", ["calf:left"], "18 12:30"),
        ("Zittern beide Hände um 8 Uhr", "tremor", ["hand:both"], "18 08:00"),
    ],
)
def test_german_has_a_table_of_its_own(text, type, sites, at):
    assert bout_of(text, "de") == (type, sites, at)


def test_a_cup_that_is_held_is_not_drunk():
    found = read("right thumb shaking while holding a cup")

    assert (len(found.bouts), found.days) == (1, ())


def test_in_german_an_hour_without_its_word_is_no_number_of_cups():
    assert read("Kaffee um 8", "de").left == ("Kaffee um 8",)


def test_the_german_examples_are_all_understood():
    with i18n.speaking("de"):
        lines = [
            i18n.gettext(text)
            for text in (
                "For example: left calf flicker 10 min ago, coffee 2, slept 6.5 h",
                "left calf flicker 10 min ago · yesterday 22:30 right thumb, strong, at rest"
                " · many twitches all over",
                "left calf for 10 min · yesterday 22:10 to 22:30 right thumb"
                " · left calf, still going",
                "coffee 2 · 200 mg caffeine at 8:10 · slept 6.5 h · stress 7"
                " · yesterday: coffee 1, stress 3",
                "none today · no twitches yesterday",
                "left calf, note: after a long walk",
            )
        ]
    parts = [part for line in lines for part in line.removeprefix("Zum Beispiel: ").split(" · ")]

    assert [read(part, "de").left for part in parts] == [()] * len(parts)


def test_german_values():
    assert values_of("6,5 h geschlafen, 2 Tassen Kaffee, Stress 7", "de") == [
        (TODAY, "sleep_h", 6.5, None),
        (TODAY, "caffeine_mg", 180, time(13)),
        (TODAY, "stress", 7, None),
    ]
    assert [said.none for _, said in read("heute keine", "de").days] == [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_name_only_what_there_is(language):
    words = LANGUAGES[language]

    assert set(words.regions) <= set(REGION_BY_SLUG)
    assert set(words.types) <= set(TYPE_BY_SLUG)
    assert set(words.factors) <= {factor.slug for factor in FACTORS}
    labels = {one.label for some in SERVINGS.values() for one in some}
    assert set(words.servings) | set(words.several) <= labels


def phrases_of(language: str) -> list[str]:
    known = lexicon(language, str, FACTORS, SERVINGS)
    return sorted(" ".join(key) for key in known)


pieces = st.one_of(
    st.sampled_from(phrases_of("en")),
    st.sampled_from([",", ";", "\n", "10", "2", "0.5", "22:30", "2026-03-01", "7/10", "-", "ago"]),
    st.sampled_from(["from", "to", "22:10-23:05", "for", "10 min", "long", "since", "pm"]),
    st.text(max_size=6),
)
lines = st.lists(pieces, max_size=12).map(" ".join)


@given(lines, st.sampled_from(["en", "de"]), st.integers(0, 60 * 24 * 400))
def test_any_text_can_be_read_and_no_time_lies_ahead(text, language, minutes):
    now = NOW + timedelta(minutes=minutes)
    found = read(text, language, now)

    latest = now + timedelta(minutes=5)
    assert all(bout.started_at <= (bout.ended_at or latest) <= latest for bout in found.bouts)
    assert all(left in text for left in found.left)


@given(st.text(max_size=200))
def test_any_characters_can_be_read(text):
    assert isinstance(read(text), Understood)


@given(lines)
def test_every_word_is_either_understood_or_left(text):
    """A line without any word that is known says nothing, and all of it is left."""
    known = {word for phrase in phrases_of("en") for word in phrase.split()}
    strange = [word for word in re.findall(r"[^\W\d_]+", text) if word.casefold() not in known]
    left = " ".join(read(", ".join(strange)).left)

    assert not read(", ".join(strange)).anything
    assert all(word in left for word in strange if len(", ".join(strange)) <= 500)


@given(lines)
def test_no_place_and_no_amount_is_made_up(text):
    found = read(text)
    lowered = text.casefold()
    known = lexicon("en", str, FACTORS, SERVINGS)
    for bout in found.bouts:
        for site in bout.sites:
            ways = [key for key, all_of in known.items() if ("region", site.region) in all_of]
            assert any(all(part in lowered for part in way) for way in ways)
    for _, said in found.days:
        for slug in said.changed:
            ways = [key for key, all_of in known.items() if ("factor", slug) in all_of]
            assert any(all(part in lowered for part in way) for way in ways)
