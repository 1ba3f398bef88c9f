"""One segment of typed text, between two stops: the bout, the values and the moment in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from twitchlog.catalogue import Factor, OutOfRange
from twitchlog.records import ServingRecord
from twitchlog.typed.drafts import BoutDraft, ValueDraft
from twitchlog.typed.items import Item, is_bout
from twitchlog.typed.measures import amount_of, measure
from twitchlog.typed.moments import Moment
from twitchlog.typed.times import moment_at

NUMERIC = ("number", "unit", "score", "length", "am", "pm", "oclock", "after ago")
OF_LENGTHS = ("before lasting", "after lasting", "from", "until", "between", "since")
MANNER = ("bout", "going", "type", "strength", "frequency", "context", "symptom")
TIMES = ("at", "clock", "am", "pm", "oclock", "before ago", "after ago", "day", "weekday", "date")
TIMES_OF_LENGTHS = ("span", "since")
STRONGEST = 4


class Segment:
    """Reads a segment; parts of a bout go on with the last one, or begin another.

    bouts    those that this segment says something of; new ones are among all_bouts too
    unclear  items that may mean several things, with these things' labels
    """

    def __init__(
        self,
        said: Sequence[Item],
        all_bouts: list[BoutDraft],
        factors: Mapping[str, Factor],
        servings: Mapping[str, Sequence[ServingRecord]],
        now: datetime,
    ) -> None:
        self.said, self.factors, self.servings, self.now = said, factors, servings, now
        self.moment = Moment()
        self.moment_by: list[Item] = []
        self.length_by: list[Item] = []
        self.goes_on = False
        self.begins_with_day = self.has_unread_time = False
        self.bouts: list[BoutDraft] = []
        self.values: list[ValueDraft] = []
        self.unclear: list[tuple[Item, tuple[str, ...]]] = []
        self._all_bouts = all_bouts
        self._place = 0
        self._after_unknown = False
        self._open_region: str | None = None  # named just before, its side still to come

    def read(self) -> None:
        """Read all of it, the longest reading of each place first."""
        while self._place < len(self.said):
            region, self._open_region = self._open_region, None
            steps = (
                self._when()
                or self._serving()
                or self._factor()
                or self._length()
                or self._part(region)
            )
            self._after_unknown = not steps
            self._place += steps or self._unknown()

    def _item(self, ahead: int = 0) -> Item | None:
        place = self._place + ahead
        return self.said[place] if place < len(self.said) else None

    def _unknown(self) -> int:
        item = self.said[self._place]
        self.has_unread_time |= item.means(*TIMES, *TIMES_OF_LENGTHS)
        choices = item.value("which")
        if isinstance(choices, tuple):
            self.unclear.append((item, choices))
        return 1

    def _when(self) -> int:
        if not (steps := moment_at(self.said, self._place, self.moment, self.now)):
            return 0
        by = self.said[self._place : self._place + steps]
        if self._place == 0 and by[0].means("day", "weekday", "date"):
            self.begins_with_day = True
        self.moment_by += by
        return steps

    def _length(self) -> int:
        """How long a bout was, or since when it goes on."""
        item = self.said[self._place]
        span, since, lasting = item.value("span"), item.value("since"), item.value("lasting")
        if isinstance(lasting, float) and not self.moment.has_length:
            self.moment.lasting = lasting
            self.length_by.append(item)
            return 1
        if self.moment.said or self.moment.has_length or (span is None and since is None):
            return 0
        if isinstance(span, tuple):
            self.moment.at, self.moment.until = map(time.fromisoformat, span)
        elif isinstance(since, str):
            self.moment.at, self.goes_on = time.fromisoformat(since), True
        elif isinstance(since, float):
            self.moment.ago, self.goes_on = since, True
        self.moment_by.append(item)
        return 1

    def _is_open(self, ahead: int) -> bool:
        """Whether a number may end before this place: no unit or unknown word follows it."""
        item = self._item(ahead)
        if item is None or moment_at(self.said, self._place + ahead, Moment(), self.now):
            return True
        return bool(item.meanings) and not item.means(*NUMERIC, *OF_LENGTHS, "at")

    def _serving(self) -> int:
        first, second = self._item(), self._item(1)
        assert first is not None
        number = first.value("number")
        if isinstance(number, (int, float)) and second is not None and self._is_open(2):
            name = second.value("serving") or second.value("several")
            return self._add_serving(name, float(number), 2)
        name = first.value("serving") or first.value("several")
        number = None if second is None else second.value("number")
        if isinstance(number, (int, float)) and self._is_open(2):
            return self._add_serving(name, float(number), 2)
        alone = first.value("serving")
        if alone is not None and self._is_open(1) and not self._speaks_of_a_bout():
            return self._add_serving(alone, 1, 1)
        return 0

    def _speaks_of_a_bout(self) -> bool:
        """Whether a bout is told of here: somebody who shakes while holding a cup drank none."""
        return any(item.means("region", "which", *MANNER) for item in self.said)

    def _add_serving(self, name: object, number: float, steps: int) -> int:
        slug, _, index = str(name).partition(":")
        if not index or number <= 0:
            return 0
        amount = self.servings[slug][int(index)].amount
        return self._add(slug, number * amount, steps)

    def _factor(self) -> int:
        first = self._item()
        assert first is not None
        if (slug := first.value("factor")) is not None:
            found = measure(self.said, self._place + 1)
            if found is None:
                return self._flag(str(slug))
            steps = 1 + found.length
        else:
            found = measure(self.said, self._place)
            after = None if found is None else self._item(found.length)
            slug = None if after is None else after.value("factor")
            if found is None or slug is None or (found.unit == "" and not self._counts(str(slug))):
                return 0
            steps = found.length + 1
        factor = self.factors.get(str(slug))
        value = None if factor is None else amount_of(factor, found)
        if value is None or not self._is_open(steps):
            return 0
        return self._add(str(slug), value, steps)

    def _counts(self, slug: str) -> bool:
        factor = self.factors.get(slug)
        return factor is not None and (factor.kind == "count" or factor.own)

    def _flag(self, slug: str) -> int:
        factor = self.factors.get(slug)
        is_flag = factor is not None and factor.kind == "flag"
        return self._add(slug, 1, 1) if is_flag and self._is_open(1) else 0

    def _add(self, slug: str, value: float, steps: int) -> int:
        factor = self.factors.get(slug)
        if self._after_unknown:  # "decaf coffee" is another, and "after two coffees" another time
            return 0
        try:
            checked = None if factor is None else factor.check(value)
        except OutOfRange:
            return 0
        if factor is None or checked is None:
            return 0
        by = list(self.said[self._place : self._place + steps])
        self.values.append(ValueDraft(by=by, factor=factor, value=checked))
        return steps

    def _part(self, open_region: str | None) -> int:
        """A part of a bout: a place with its side before or after it, or how it was."""
        item = self.said[self._place]
        if item.means("and"):
            return 1
        if item.means("side"):
            return self._side(open_region)
        if (region := item.value("region")) is not None:
            return self._site(str(region), None, [item])
        if item.means("strength word"):
            return self._strength(item)
        return 1 if item.means(*MANNER) and self._bout().take(item) else 0

    def _side(self, open_region: str | None) -> int:
        """One side, or "left and right", beside a place; a side by itself says nothing."""
        run, sides = 0, set[str]()
        while (item := self._item(run)) is not None and item.means("side", "and"):
            if (side := item.value("side")) is not None:
                sides.add(str(side))
            run += 1
        side = "both" if sides == {"left", "right"} else sides.pop() if len(sides) == 1 else None
        after = self._item(run)
        region = None if after is None else after.value("region")
        here = self.said[self._place : self._place + run]
        if open_region is not None and (region is None or (len(here) == 1 and self._again(run))):
            return self._site(open_region, side, here)
        if region is None or after is None or side is None:
            return 0
        return self._site(str(region), side, [*here, after])

    def _again(self, run: int) -> bool:
        """Whether the place after these sides has a side of its own behind it."""
        behind = self._item(run + 1)
        return behind is not None and behind.means("side")

    def _site(self, region: str, side: str | None, by: Sequence[Item]) -> int:
        if len(by) > 1 and side is None:
            return 0
        bout = self._bout()
        if not bout.add_site(region, side):
            return 0
        bout.by += by
        self._open_region = region if side is None else None
        return len(by)

    def _strength(self, item: Item) -> int:
        """ "Strength 3": the number of a strength."""
        after = self._item(1)
        number = None if after is None else after.value("number")
        bout = self._bout()
        if after is None or bout.strength is not None or number not in range(STRONGEST + 1):
            return 0
        bout.strength = int(str(number).partition(".")[0])
        bout.by += [item, after]
        return 2

    def _bout(self) -> BoutDraft:
        """The bout that this segment speaks of."""
        if not self.bouts:
            if not self._all_bouts or self._is_another(self._all_bouts[-1]):
                self._all_bouts.append(BoutDraft())
            self.bouts.append(self._all_bouts[-1])
        return self.bouts[0]

    def _is_another(self, before: BoutDraft) -> bool:
        """Whether this is not more of the bout before: a whole one, or a place at another time."""
        if is_bout(self.said) and before.whole:
            return True
        places = any(item.means("region") for item in self.said)
        return places and bool(before.sites) and before.moment.said and self._has_time()

    def _has_time(self) -> bool:
        probes = (Moment() for _ in self.said)
        return any(item.means(*TIMES_OF_LENGTHS) for item in self.said) or any(
            moment_at(self.said, place, probe, self.now) and probe.said
            for place, probe in enumerate(probes)
        )
