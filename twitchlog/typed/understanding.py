"""Reading typed text: bouts, values and days without twitches. What is not known stays apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from twitchlog import clock
from twitchlog.catalogue import Factor
from twitchlog.records import Addition, CheckIn, EpisodeEntry, ServingRecord, Settings
from twitchlog.typed.drafts import NOT_SAID, BoutDraft, ValueDraft
from twitchlog.typed.items import Item, items
from twitchlog.typed.lexicon import Translate, lexicon
from twitchlog.typed.moments import LAST_NIGHT, TODAY, Moment
from twitchlog.typed.sentences import Sentences
from twitchlog.typed.spans import joined
from twitchlog.vocabulary import REGION_BY_SLUG

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Question:
    """What is needed before a part of the text can be taken.

    kind     "where" and "when" of a bout, or "which" of several things a word may mean
    text     the part, as it was typed
    choices  labels of what it may mean
    """

    kind: Literal["where", "when", "which"]
    text: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a text says, ready to be shown and saved.

    days     what it says of days, each value by itself
    left     what was not understood, as it was typed
    notes    what was typed as a note on the day
    no_side  regions for which no side was said, so that the usual one was taken
    no_type  whether a bout is among them whose kind was not said
    """

    bouts: tuple[EpisodeEntry, ...] = ()
    days: tuple[tuple[date, CheckIn], ...] = ()
    left: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    note: str = ""
    no_side: tuple[str, ...] = ()
    no_type: bool = False

    @property
    def anything(self) -> bool:
        """Whether there is something to save, apart from what was not understood."""
        return bool(self.bouts or self.days or self.note)


def understand(
    text: str,
    *,
    now: datetime,
    settings: Settings,
    factors: Sequence[Factor],
    servings: Mapping[str, Sequence[ServingRecord]],
    language: str = "en",
    translate: Translate = str,
) -> Understood:
    """What a text says as of `now`. Never raises: what it does not know is among what is left."""
    text = text[:LONGEST]
    here = clock.at_zone(now, settings.zone)
    known = lexicon(language, translate, factors, servings)
    row = joined(items(text, known), text)
    sentences = Sentences(
        row, text, factors={f.slug: f for f in factors}, servings=servings, now=here
    )
    sentences.read()
    return _Result(text, row, sentences, here, settings).understood()


class _Result:
    """Turns drafts into entries; what cannot become one is left as it was typed."""

    def __init__(
        self, text: str, row: Sequence[Item], said: Sentences, now: datetime, settings: Settings
    ) -> None:
        self.text, self.row, self.said, self.now, self.settings = text, row, said, now, settings
        self.today = clock.local_day(now, settings.day_starts_at)
        self.taken = {id(item) for item in said.silent}
        self.questions = [
            Question("which", item.text, tuple(map(str, choices))) for item, choices in said.unclear
        ]

    def understood(self) -> Understood:
        bouts = [(draft, entry) for draft in self.said.bouts if (entry := self._entry(draft))]
        busy = {
            clock.local_day(entry.started_at, self.settings.day_starts_at) for _, entry in bouts
        }
        days = [*self._values(), *self._nones(busy)]
        sides = [r for draft, _ in bouts for r, side in draft.sites.items() if side is None]
        return Understood(
            bouts=tuple(entry for _, entry in bouts),
            days=tuple(days),
            left=self._left(),
            questions=tuple(self.questions),
            note="" if bouts else self.said.note,
            no_side=tuple(r for r in sides if REGION_BY_SLUG[r].paired and r != "many_places"),
            no_type=any(draft.type is None for draft, _ in bouts),
        )

    def _entry(self, draft: BoutDraft) -> EpisodeEntry | None:
        started_at, ended_at = self._times(draft)
        if not draft.sites or started_at is None:
            if draft.named:
                part = self.text[min(i.start for i in draft.by) : max(i.end for i in draft.by)]
                self.questions.append(Question("when" if draft.sites else "where", part))
            return None
        self._take(draft.by)
        if ended_at is not None or draft.moment.ends_now:
            self._take(draft.length_by)
        first = draft is self.said.bouts[0]
        return EpisodeEntry(
            type=draft.type or NOT_SAID,
            sites=draft.placed(),
            started_at=started_at,
            ended_at=ended_at,
            still_going=draft.going,
            strength=draft.strength,
            frequency=draft.frequency,
            context=tuple(draft.context),
            symptoms=tuple(draft.symptoms),
            note=self.said.note if first else "",
        )

    def _times(self, draft: BoutDraft) -> tuple[datetime | None, datetime | None]:
        """When a bout began and ended; no beginning where what was said of its end cannot be."""
        moment, zone = draft.moment, self.settings.zone
        began = moment.instant(self.now, zone)
        end = None if began is None else moment.end(began, self.now, zone)
        if moment.until is not None and (end is None or draft.going):
            return None, None
        return began, None if draft.going else end

    def _values(self) -> list[tuple[date, CheckIn]]:
        found: list[tuple[date, CheckIn]] = []
        stated: set[tuple[date, str]] = set()
        for draft in self.said.values:
            day, at = self._when(draft)
            if day is None or (draft.statement and (day, draft.factor.slug) in stated):
                continue
            slug, value = draft.factor.slug, draft.value
            if draft.statement:
                stated.add((day, slug))
                found.append((day, CheckIn(changed={slug: value})))
            else:
                addition = Addition(factor=slug, value=value, at=at)
                found.append((day, CheckIn(addition=addition)))
            self._take(draft.by)
        return found

    def _when(self, draft: ValueDraft) -> tuple[date | None, datetime | None]:
        """The day of a value, and the moment of an addition on a day that runs or was timed."""
        if draft.statement and draft.moment.said:
            return None, None
        if draft.moment.said or (not draft.statement and draft.moment.day in (None, TODAY)):
            at = draft.moment.instant(self.now, self.settings.zone)
            return (None, None) if at is None else (self._day_of(at), at)
        return self._day(draft.moment), None

    def _day_of(self, at: datetime) -> date:
        return clock.local_day(at, self.settings.day_starts_at)

    def _day(self, moment: Moment) -> date | None:
        """The journal day that was said; None for one to come, or none at all."""
        if moment.day == LAST_NIGHT:
            return None
        day = moment.day if isinstance(moment.day, date) else self.today
        return day if clock.EARLIEST <= day <= self.today else None

    def _nones(self, busy: set[date]) -> list[tuple[date, CheckIn]]:
        found: dict[date, CheckIn] = {}
        for draft in self.said.nones:
            day = None if draft.moment.said else self._day(draft.moment)
            if day is not None and day not in busy and day not in found:
                found[day] = CheckIn(none=True)
                self._take(draft.by)
        return list(found.items())

    def _take(self, some: Sequence[Item]) -> None:
        self.taken.update(map(id, some))

    def _left(self) -> tuple[str, ...]:
        """Runs of items that nothing was made of, as they were typed."""
        runs: list[list[Item]] = [[]]
        for item in self.row:
            if item.means("stop") or (id(item) in self.taken and not item.silent):
                runs.append([])
            elif not item.silent or runs[-1]:
                runs[-1].append(item)
        kept = [run for run in runs if any(not item.silent for item in run)]
        return tuple(self.text[run[0].start : _end(run)] for run in kept)


def _end(run: Sequence[Item]) -> int:
    return max(item.end for item in run if not item.silent)
