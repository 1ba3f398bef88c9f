"""What the made-up person wrote down of their days, as one journal that ends today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from twitchlog import clock
from twitchlog.catalogue import CORE
from twitchlog.demo.bouts import Bouts
from twitchlog.demo.life import Life, LivedDay
from twitchlog.demo.person import ZONE, Diary, Person
from twitchlog.opinions import Opinions, Suspicion
from twitchlog.records import (
    DayStatement,
    EpisodeRecord,
    EventRecord,
    JournalRecords,
    ReadingRecord,
    Settings,
)
from twitchlog.signs import SIGN_SLUGS, SignsCheck, in_order
from twitchlog.story import Story

SEED = 3
SAID_IN_THE_EVENING = ("sleep_h", "stress", "hydration_ml", "exercise_min", "alcohol_drinks")
SUSPECTED = ("caffeine_mg", "hydration_ml", "stress")
OPEN_FOR = timedelta(hours=2)
DAY_NOTES = ("Long day.", "Good night's sleep for once.", "Visitors, late to bed.", "Quiet day.")
# Days from the journal's first, kind, label, dose, note.
EVENTS = (
    (41, "test", "Blood test at the GP", "", "All within range."),
    (118, "medicine_start", "Magnesium", "300 mg in the evening", ""),
    (203, "travel", "Two weeks by the sea", "", "Left the journal at home."),
    (236, "medicine_stop", "Magnesium", "", "Made no difference that I noticed."),
    (322, "illness", "A cold with fever", "", "Six days."),
    (431, "vaccination", "Flu vaccination", "", ""),
    (505, "travel", "A week in the mountains", "", ""),
    (566, "medicine_start", "Sertraline", "25 mg in the morning", "With Dr. Lindner."),
    (594, "medicine_change", "Sertraline", "50 mg in the morning", ""),
)

STORY = Story(
    onset="Autumn 2023, a few weeks after a bad cold",
    first_site="Left lower eyelid, then the left calf",
    spread="Foot arch and thumb within some months; the calf has stayed the main place",
    course="In spells of one to three weeks, more in the evening; no worse than a year ago",
    family="Mother: shaking hands since her sixties. Nobody with a muscle illness",
    questions="Would a nerve test tell anything?\nMay I go on running?",
)
NO_SIGNS = dict.fromkeys(SIGN_SLUGS, "no")
# Days before the journal's last, and the answers other than no.
CHECKED = ((96, ()), (61, (("stiff", "yes"),)), (25, (("stiff", "not_sure"),)))


def made_up_journal(
    now: datetime, seed: int = SEED, person: Person | None = None, diary: Diary | None = None
) -> JournalRecords:
    """Two years up to now: the same for the same moment and seed."""
    person, diary = person or Person(), diary or Diary()
    today = clock.local_day(clock.at_zone(now, ZONE))
    days = [today - timedelta(days=diary.days - 1 - number) for number in range(diary.days)]
    lived = Life(person, diary, seed).lived(days)
    written = _Written(diary, seed, now)
    for number, day in enumerate(lived):
        written.keep(number, day)
    return written.journal(days[0])


def made_up_opinions(journal: JournalRecords) -> Opinions:
    """What the person said apart from days.

    From the first day on they suspected one link that is there, and two that are not.
    """
    first = min(reading.day for reading in journal.readings)
    last = max(reading.day for reading in journal.readings)
    return Opinions(
        suspicions=tuple(Suspicion(factor=factor, stated_on=first) for factor in SUSPECTED),
        story=STORY,
        checks=tuple(
            SignsCheck(day=last - timedelta(days=ago), answers=in_order(NO_SIGNS | dict(unsure)))
            for ago, unsure in CHECKED
        ),
    )


class _Written:
    """Gathers what is written down, day by day."""

    def __init__(self, diary: Diary, seed: int, now: datetime) -> None:
        self._diary, self._now = diary, now
        self._random = Random(f"diary {seed}")
        self._bouts = Bouts(diary, seed)
        self._episodes: list[EpisodeRecord] = []
        self._readings: list[ReadingRecord] = []
        self._days: list[DayStatement] = []

    def keep(self, number: int, lived: LivedDay) -> None:
        """Write a day down, if it is one on which the journal is kept."""
        random, diary = self._random, self._diary
        away = any(number in spell for spell in diary.away)
        bouts = self._bouts.of_day(lived.day, lived.bouts)
        missed = random.random() < diary.missed
        checked_in = random.random() < diary.checked_in
        said_none = random.random() < diary.said_none
        note = random.choice(DAY_NOTES) if random.random() < 0.03 else ""
        last = number >= diary.days - 2
        if away or (missed and not last):
            return
        self._episodes += [bout for bout in bouts if _last_moment(bout) <= self._now]
        if number == diary.days - 1:
            self._readings += self._drunk(lived)
            return
        none = not bouts and said_none
        if none or note:
            self._days.append(DayStatement(day=lived.day, none=none, note=note))
        if checked_in:
            self._readings += self._evening(number, lived, len(bouts))

    def _evening(self, number: int, lived: LivedDay, bouts: int) -> Iterator[ReadingRecord]:
        """What the check-in of a day that is over holds."""
        yield from self._drunk(lived)
        for slug in SAID_IN_THE_EVENING:
            if self._random.random() >= self._diary.left_blank:
                yield ReadingRecord(day=lived.day, factor=slug, value=getattr(lived, slug))
        bother = min(10, max(0, round(0.9 * bouts + self._random.gauss(0, 0.8))))
        yield ReadingRecord(day=lived.day, factor="burden", value=bother)
        if number in self._diary.ill:
            yield ReadingRecord(day=lived.day, factor="illness", value=1)

    def _drunk(self, lived: LivedDay) -> Iterator[ReadingRecord]:
        """Each coffee or tea at its time; a day without any is said to be one."""
        timed = False
        for drink in lived.drinks:
            minutes = round(60 * drink.hour + self._random.gauss(0, 12))
            wall = datetime.combine(lived.day, time()) + timedelta(minutes=minutes)
            at = clock.from_wall_clock(wall, ZONE)
            if at <= self._now:
                timed = True
                yield ReadingRecord(
                    day=lived.day, factor="caffeine_mg", value=drink.caffeine_mg, at=at
                )
        if not timed and lived.day < clock.local_day(clock.at_zone(self._now, ZONE)):
            yield ReadingRecord(day=lived.day, factor="caffeine_mg", value=0)

    def journal(self, first: date) -> JournalRecords:
        """Everything, in order, the last bout still going."""
        episodes = sorted(self._episodes, key=lambda bout: (bout.started_at, bout.id))
        events = [
            EventRecord(
                id=f"event-{number}",
                day=first + timedelta(days=number),
                kind=kind,
                label=label,
                dose=dose,
                note=note,
            )
            for number, kind, label, dose, note in EVENTS
        ]
        return JournalRecords(
            settings=Settings(zone=ZONE, factors=(*CORE, "exercise_min", "alcohol_drinks")),
            episodes=(*episodes, self._open_bout()),
            readings=tuple(sorted(self._readings, key=_order)),
            days=tuple(self._days),
            events=tuple(events),
        )

    def _open_bout(self) -> EpisodeRecord:
        """One that began a little while ago and goes on."""
        started = clock.at_zone(self._now - OPEN_FOR, ZONE)
        (bout,) = self._bouts.of_day(clock.local_day(started), 1)
        return replace(
            bout, started_at=started, ended_at=None, still_going=True, note="", recalled=False
        )


def _last_moment(bout: EpisodeRecord) -> datetime:
    return (bout.ended_at or bout.started_at) + OPEN_FOR


def _order(reading: ReadingRecord) -> tuple[date, str, str, float]:
    at = "" if reading.at is None else f"{reading.at:%Y-%m-%dT%H:%M}"
    return reading.day, reading.factor, at, reading.value
