"""The one declarative place for factors. Form, validation, CSV, analysis and charts follow it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, cast

from twitchlog.records import OwnFactorRecord, ServingRecord
from twitchlog.vocabulary import N_

Kind = Literal["amount", "duration", "rating", "flag", "count"]
Combine = Literal["sum", "last", "mean", "max"]
Order = Literal["before", "same_day"]
Expected = Literal["raises", "lowers", "none"]

KINDS: tuple[Kind, ...] = ("amount", "duration", "rating", "flag", "count")
COMBINES: tuple[Combine, ...] = ("sum", "last", "mean", "max")
LONGEST_LAG = 7


class OutOfRange(ValueError):
    """A value lies outside what its factor allows, or is no number."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is known, or only said, of a factor and one type of twitch.

    expected  "raises": more of the factor goes with more episodes; "none": studies saw no link
    evidence  A trial or systematic review, B observational study, C authority, D a general text
    """

    type: str
    expected: Expected
    evidence: Literal["A", "B", "C", "D"]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference value drawn as a mark, with its source."""

    value: float
    label: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """Something that might set twitches off, or (outcome) tell how they went.

    step         increment of the form's buttons
    effect_step  the natural amount that a link is told for; always positive
    combine      how several readings make a day
    lag          days between the factor and the twitches it is tested against
    settled      the exposure was over when the day's twitching began (the night before)
    """

    slug: str
    label: str
    hint: str = ""
    kind: Kind
    unit: str
    lowest: float = 0.0
    highest: float
    step: float
    effect_step: float
    combine: Combine
    lag: int = 0
    settled: bool = False
    core: bool = False
    outcome: bool = False
    statements: tuple[Statement, ...] = ()
    servings: tuple[ServingRecord, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def order(self) -> Order:
        """Whether the exposure was over before the outcome's day began."""
        return "before" if self.settled or self.lag >= 1 else "same_day"

    @property
    def own(self) -> bool:
        """Added by its owner rather than built in."""
        return self.slug.startswith("own_")

    def check(self, value: float) -> float:
        """The value itself. Raises OutOfRange."""
        if not math.isfinite(value) or not self.lowest <= value <= self.highest:
            raise OutOfRange(f"{self.slug}: {value}")
        if self.kind == "flag" and value not in (0, 1):
            raise OutOfRange(f"{self.slug}: {value}")
        return float(value)


def _amount(slug: str, label: str, unit: str, highest: float, **more: Any) -> Factor:
    return Factor(
        slug=slug, label=label, kind="amount", unit=unit, highest=highest, combine="sum", **more
    )


def _rating(slug: str, label: str, **more: Any) -> Factor:
    return Factor(
        slug=slug,
        label=label,
        kind="rating",
        unit="0-10",
        highest=10,
        step=1,
        effect_step=1,
        combine="mean",
        **more,
    )


def _flag(slug: str, label: str, **more: Any) -> Factor:
    return Factor(
        slug=slug,
        label=label,
        kind="flag",
        unit="0/1",
        highest=1,
        step=1,
        effect_step=1,
        combine="max",
        **more,
    )


FACTORS: tuple[Factor, ...] = (
    _amount(
        "caffeine_mg",
        N_("Caffeine"),
        "mg",
        5000,
        step=10,
        effect_step=100,
        core=True,
        statements=(
            Statement("fasciculation", "raises", "C", ("nhs_twitching", "medlineplus_twitching")),
            Statement("eyelid_myokymia", "raises", "C", ("gunes2024",)),
            Statement("tremor", "none", "B", ("workers2006",)),
        ),
        servings=(
            ServingRecord(
                factor="caffeine_mg", label=N_("coffee"), amount=90, references=("efsa_caffeine",)
            ),
            ServingRecord(
                factor="caffeine_mg", label=N_("espresso"), amount=80, references=("efsa_caffeine",)
            ),
            ServingRecord(
                factor="caffeine_mg",
                label=N_("black tea"),
                amount=50,
                references=("efsa_caffeine",),
            ),
            ServingRecord(
                factor="caffeine_mg",
                label=N_("green tea"),
                amount=29,
                references=("mayo_caffeine",),
            ),
            ServingRecord(
                factor="caffeine_mg", label=N_("cola"), amount=40, references=("efsa_caffeine",)
            ),
            ServingRecord(
                factor="caffeine_mg",
                label=N_("energy drink"),
                amount=80,
                references=("efsa_caffeine",),
            ),
        ),
        marks=(
            Mark(400, N_("400 mg a day, the amount the FDA cites for most adults"), "fda_caffeine"),
        ),
    ),
    Factor(
        slug="sleep_h",
        label=N_("Sleep"),
        hint=N_("last night, ending this morning"),
        kind="duration",
        unit="h",
        highest=24,
        step=0.5,
        effect_step=1,
        combine="sum",
        settled=True,
        core=True,
        statements=(
            Statement("fasciculation", "lowers", "C", ("nhs_twitching",)),
            Statement("eyelid_myokymia", "lowers", "C", ("gunes2024",)),
            Statement("myoclonus", "lowers", "D", ("overview",)),
        ),
        marks=(Mark(7, N_("7 hours or more, regularly, is advised for adults"), "aasm2015"),),
    ),
    _rating(
        "stress",
        N_("Stress or anxiety"),
        core=True,
        statements=(
            Statement("fasciculation", "raises", "C", ("nhs_twitching", "blackman2019")),
            Statement("eyelid_myokymia", "raises", "C", ("gunes2024",)),
            Statement("tremor", "raises", "D", ("overview",)),
        ),
    ),
    _amount(
        "hydration_ml",
        N_("Water and drinks"),
        "ml",
        20_000,
        step=250,
        effect_step=500,
        core=True,
        statements=(
            Statement("fasciculation", "lowers", "D", ("overview",)),
            Statement("cramp", "none", "B", ("miller2022",)),
        ),
        servings=(
            ServingRecord(factor="hydration_ml", label=N_("glass"), amount=250),
            ServingRecord(factor="hydration_ml", label=N_("bottle"), amount=500),
            ServingRecord(factor="hydration_ml", label=N_("cup"), amount=150),
        ),
        marks=(
            Mark(
                2000,
                N_(
                    "2.0 l a day from all sources is EFSA's adequate intake for women; "
                    "2.5 l for men"
                ),
                "efsa_water2010",
            ),
        ),
    ),
    Factor(
        slug="exercise_min",
        label=N_("Exercise"),
        kind="duration",
        unit="min",
        highest=1440,
        step=10,
        effect_step=30,
        combine="sum",
        statements=(
            Statement("fasciculation", "raises", "D", ("overview",)),
            Statement("myoclonus", "raises", "D", ("overview",)),
            Statement("cramp", "raises", "B", ("miller2022",)),
        ),
        servings=(
            ServingRecord(factor="exercise_min", label=N_("half an hour"), amount=30),
            ServingRecord(factor="exercise_min", label=N_("an hour"), amount=60),
        ),
    ),
    _rating(
        "exertion",
        N_("Exertion"),
        hint=N_("how hard your muscles worked"),
        statements=(
            Statement("fasciculation", "raises", "D", ("overview",)),
            Statement("myoclonus", "raises", "D", ("overview",)),
        ),
    ),
    _amount(
        "alcohol_drinks",
        N_("Alcohol"),
        "drinks",
        50,
        step=0.5,
        effect_step=1,
        lag=1,
        statements=(Statement("fasciculation", "raises", "C", ("nhs_twitching",)),),
        servings=(ServingRecord(factor="alcohol_drinks", label=N_("a drink"), amount=1),),
    ),
    _rating(
        "sleep_quality",
        N_("Sleep quality"),
        hint=N_("last night; 10 is the best"),
        settled=True,
        statements=(
            Statement("fasciculation", "lowers", "C", ("nhs_twitching",)),
            Statement("myoclonus", "lowers", "D", ("overview",)),
        ),
    ),
    Factor(
        slug="sleep_interruptions",
        label=N_("Times awake at night"),
        hint=N_("last night"),
        kind="count",
        unit="times",
        highest=50,
        step=1,
        effect_step=1,
        combine="sum",
        settled=True,
        statements=(Statement("myoclonus", "raises", "D", ("overview",)),),
    ),
    _rating(
        "fatigue",
        N_("Tiredness"),
        statements=(
            Statement("fasciculation", "raises", "C", ("nhs_twitching",)),
            Statement("eyelid_myokymia", "raises", "C", ("gunes2024",)),
        ),
    ),
    Factor(
        slug="screen_h",
        label=N_("Screen time"),
        kind="duration",
        unit="h",
        highest=24,
        step=0.5,
        effect_step=1,
        combine="sum",
        statements=(Statement("eyelid_myokymia", "raises", "B", ("gunes2024",)),),
    ),
    Factor(
        slug="nicotine_times",
        label=N_("Nicotine"),
        hint=N_("cigarettes, pouches, vaping breaks"),
        kind="count",
        unit="times",
        highest=200,
        step=1,
        effect_step=5,
        combine="sum",
        statements=(Statement("tremor", "raises", "B", ("workers2006",)),),
        servings=(ServingRecord(factor="nicotine_times", label=N_("once"), amount=1),),
    ),
    Factor(
        slug="relaxation_min",
        label=N_("Relaxation"),
        hint=N_("meditation, yoga, slow breathing"),
        kind="duration",
        unit="min",
        highest=1440,
        step=5,
        effect_step=10,
        combine="sum",
        statements=(Statement("fasciculation", "lowers", "D", ("overview",)),),
    ),
    _amount(
        "magnesium_mg",
        N_("Magnesium supplement"),
        "mg",
        5000,
        step=50,
        effect_step=100,
        lag=1,
        statements=(
            Statement("cramp", "none", "A", ("cochrane2020",)),
            Statement("fasciculation", "lowers", "D", ("overview",)),
        ),
    ),
    _amount(
        "potassium_mg",
        N_("Potassium supplement"),
        "mg",
        20_000,
        step=100,
        effect_step=500,
        lag=1,
        statements=(Statement("fasciculation", "lowers", "D", ("overview",)),),
    ),
    _flag("illness", N_("Ill today")),
    _flag("heat", N_("Hot day")),
    _flag(
        "cold",
        N_("Cold, or in the cold"),
        statements=(
            Statement("fasciculation", "none", "B", ("foot1994",)),
            Statement("eyelid_myokymia", "raises", "C", ("statpearls_eyelid2023",)),
        ),
    ),
    _rating(
        "burden",
        N_("Bother"),
        hint=N_("how much the twitching bothered you today"),
        outcome=True,
    ),
)

BY_SLUG: dict[str, Factor] = {factor.slug: factor for factor in FACTORS}
CORE = tuple(factor.slug for factor in FACTORS if factor.core)

_EFFECT_STEPS = {"rating": 1.0, "flag": 1.0}


def own_factor(record: OwnFactorRecord) -> Factor:
    """A factor that its owner added, on the same footing as the built-in ones."""
    return Factor(
        slug=record.slug,
        label=record.label,
        kind=cast(Kind, record.kind),
        unit=record.unit,
        lowest=record.lowest,
        highest=record.highest,
        step=record.step,
        effect_step=_EFFECT_STEPS.get(record.kind, record.step),
        combine=cast(Combine, record.combine),
        lag=record.lag,
    )


def all_factors(own: Iterable[OwnFactorRecord] = ()) -> tuple[Factor, ...]:
    """Built-in factors in the catalogue's order, then an owner's own ones in theirs."""
    return FACTORS + tuple(own_factor(record) for record in own)
