"""Single bouts of the made-up person: when, where, which kind and how strong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from twitchlog import clock
from twitchlog.demo.person import ZONE, Diary
from twitchlog.records import EpisodeRecord, Site

Chosen = TypeVar("Chosen")
Weighted = tuple[tuple[Chosen, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """A kind of bout that comes back: type, place, and what goes with it."""

    type: str
    sites: tuple[Site, ...]
    share: float
    context: tuple[str, ...] = ("at_rest",)
    symptoms: tuple[str, ...] = ()
    hours: Weighted[float] = ()
    strengths: Weighted[int] = ((0, 3), (1, 4), (2, 2.5), (3, 0.5))


def _at(region: str, side: str) -> tuple[Site, ...]:
    return (Site(region, side),)


HOURS: Weighted[float] = (
    (7.5, 1.2),
    (10.0, 0.7),
    (13.0, 0.8),
    (16.0, 1.6),
    (18.5, 1.2),
    (20.5, 2.5),
    (22.0, 4.0),
    (23.3, 2.5),
    (24.8, 0.6),
)
FALLING_ASLEEP: Weighted[float] = ((23.0, 3), (24.0, 2), (25.0, 1))
NIGHT: Weighted[float] = ((24.8, 1), (25.4, 1))
HABITS = (
    Habit(type="fasciculation", sites=_at("calf", "left"), share=28),
    Habit(type="fasciculation", sites=_at("calf", "right"), share=12),
    Habit(type="fasciculation", sites=_at("calf", "both"), share=6),
    Habit(type="fasciculation", sites=_at("foot_arch", "left"), share=9),
    Habit(
        type="fasciculation",
        sites=(Site("calf", "left"), Site("foot_arch", "left")),
        share=4,
    ),
    Habit(type="eyelid_myokymia", sites=_at("eyelid_lower", "left"), share=13, context=()),
    Habit(type="fasciculation", sites=_at("thumb", "right"), share=7),
    Habit(type="fasciculation", sites=_at("thigh_front", "right"), share=5),
    Habit(type="fasciculation", sites=_at("upper_arm_back", "left"), share=4),
    Habit(type="fasciculation", sites=_at("shoulder", "right"), share=2),
    Habit(
        type="hypnic_jerk",
        sites=_at("many_places", "both"),
        share=4,
        context=("falling_asleep",),
        hours=FALLING_ASLEEP,
        strengths=((3, 1), (4, 2)),
    ),
    Habit(
        type="cramp",
        sites=_at("calf", "left"),
        share=1.5,
        context=("woke_me",),
        symptoms=("pain",),
        hours=NIGHT,
        strengths=((2, 1), (3, 2)),
    ),
    Habit(type="tremor", sites=_at("hand", "right"), share=1.5, context=("holding_posture",)),
    Habit(type="myoclonus", sites=_at("big_toe", "left"), share=1.5, strengths=((4, 1),)),
    Habit(type="not_sure", sites=_at("abdomen", "left"), share=1.5),
)
FREQUENCIES: Weighted[str | None] = (
    (None, 4),
    ("single", 1.5),
    ("now_and_then", 3),
    ("every_minute", 1.5),
    ("nearly_continuous", 0.7),
)
MINUTES: Weighted[int | None] = ((None, 3), (1, 2), (3, 2), (5, 2), (10, 2), (20, 1), (45, 0.5))
NOTES = (
    "On the sofa after work.",
    "Stopped when I got up and walked a little.",
    "Hardly noticed it.",
    "While reading in bed.",
    "After the long drive.",
    "Could see it under the skin for once.",
    "Went away by itself.",
    "At the desk, second hour of the same meeting.",
    "After gardening.",
)


class Bouts:
    """Fills days with bouts."""

    def __init__(self, diary: Diary, seed: int) -> None:
        self._diary = diary
        self._random = Random(f"bouts {seed}")

    def of_day(self, day: date, count: int) -> list[EpisodeRecord]:
        """So many bouts of one day, in no order; the hours past midnight still belong to it."""
        return [self._one(day) for _ in range(count)]

    def _one(self, day: date) -> EpisodeRecord:
        random, diary = self._random, self._diary
        habit = self._pick(tuple((habit, habit.share) for habit in HABITS))
        started = self._moment(day, self._pick(habit.hours or HOURS))
        minutes = self._pick(MINUTES)
        eased = habit.context == ("at_rest",) and random.random() < 0.2
        return EpisodeRecord(
            id=f"{random.getrandbits(54):014x}",
            started_at=started,
            day=day,
            type=habit.type,
            sites=habit.sites,
            ended_at=None if minutes is None else started + timedelta(minutes=minutes),
            strength=None if random.random() < 0.15 else self._pick(habit.strengths),
            frequency=None if habit.type == "hypnic_jerk" else self._pick(FREQUENCIES),
            context=(*habit.context, "eases_on_movement") if eased else habit.context,
            symptoms=habit.symptoms,
            note=random.choice(NOTES) if random.random() < diary.noted else "",
            recalled=random.random() < diary.recalled,
        )

    def _moment(self, day: date, hour: float) -> datetime:
        """About that hour, counted from midnight; never later than 01:58, before clocks jump."""
        minutes = min(25 * 60 + 58, round(60 * hour + self._random.gauss(0, 40)))
        wall = datetime.combine(day, time()) + timedelta(minutes=max(5 * 60, minutes))
        return clock.from_wall_clock(wall, ZONE)

    def _pick(self, options: Weighted[Chosen]) -> Chosen:
        values, weights = zip(*options, strict=True)
        chosen: Chosen = self._random.choices(values, weights)[0]
        return chosen
