"""Item by item through typed text: what each says, of which bout or value, and when that was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from twitchlog.catalogue import Factor
from twitchlog.records import ServingRecord
from twitchlog.typed.drafts import BoutDraft, Draft, ValueDraft
from twitchlog.typed.items import Item, segments
from twitchlog.typed.moments import TODAY, Moment
from twitchlog.typed.segment import Segment
from twitchlog.typed.times import moment_at


class Sentences:
    """Reads a row of items into drafts.

    unclear  items that may mean several things, with these things' labels
    """

    def __init__(
        self,
        row: Sequence[Item],
        text: str,
        *,
        factors: Mapping[str, Factor],
        servings: Mapping[str, Sequence[ServingRecord]],
        now: datetime,
    ) -> None:
        self.row, self.text, self.now = row, text, now
        self.factors, self.servings = factors, servings
        self.bouts: list[BoutDraft] = []
        self.values: list[ValueDraft] = []
        self.nones: list[Draft] = []
        self.silent: list[Item] = []
        self.unclear: list[tuple[Item, tuple[str, ...]]] = []
        self.note = ""
        self._carried: date | str | None = None
        self._last: list[Draft] = []

    def read(self) -> None:
        """Read all of it."""
        for segment in segments(self._without_note()):
            said = _telling(segment)
            if any(item.means("doubt") for item in said):
                continue
            if any(item.means("none") for item in said):
                self._read_none(said)
            else:
                self._read(said)

    def _without_note(self) -> Sequence[Item]:
        """The row up to "note:"; what follows is the note, whatever it says."""
        for place, item in enumerate(self.row[:-1]):
            if item.means("note") and self.row[place + 1].text == ":":
                self.note = self.text[self.row[place + 1].end :].strip()
                self.silent += self.row[place:]
                return self.row[:place]
        return self.row

    def _read_none(self, said: Sequence[Item]) -> None:
        """ "None", with a day and nothing else beside it."""
        draft, place = Draft(by=list(said)), 0
        while place < len(said):
            steps = moment_at(said, place, draft.moment, self.now)
            if not steps and not said[place].means("none", "and"):
                return
            place += steps or 1
        draft.moment.day = draft.moment.day or self._carried
        self.nones.append(draft)

    def _read(self, said: Sequence[Item]) -> None:
        segment = Segment(said, self.bouts, self.factors, self.servings, self.now)
        segment.read()
        self.values += segment.values
        self.unclear += segment.unclear
        if segment.begins_with_day:
            self._carried = None if segment.moment.day == TODAY else segment.moment.day
        own: list[Draft] = [*segment.bouts, *segment.values]
        for draft in own or self._last:
            draft.moment.unclear |= segment.has_unread_time
            if _lasts_like_no_bout(draft, segment):
                draft.moment.unclear |= bool(own)
            elif _is_free(draft, segment.moment):
                _set_moment(draft, segment, self._carried)
        self._last = own or self._last


def _telling(segment: Sequence[Item]) -> list[Item]:
    """The items that say something, those that join others, and an "at" before a figure."""
    after = [*segment[1:], None]
    return [
        item
        for item, follows in zip(segment, after, strict=True)
        if not item.silent
        or item.means("and")
        or (item.means("at") and follows is not None and follows.means("number", "clock"))
    ]


def _lasts_like_no_bout(draft: Draft, segment: Segment) -> bool:
    """Whether this is a value, beside a length that is that of no bout."""
    has_length = segment.goes_on or segment.moment.has_length
    return has_length and isinstance(draft, ValueDraft) and not segment.bouts


def _is_free(draft: Draft, moment: Moment) -> bool:
    """Whether this moment may belong to what was said."""
    before = draft.moment
    if before.has_length and moment.has_length:
        return False
    return not (moment.said and before.said) and not (moment.day and before.day)


def _set_moment(draft: Draft, segment: Segment, carried: date | str | None) -> None:
    """Give a draft its segment's moment; beside a bout, a value takes the day alone."""
    draft.by += segment.moment_by
    if segment.moment.said and not (segment.bouts and isinstance(draft, ValueDraft)):
        draft.moment.at, draft.moment.ago = segment.moment.at, segment.moment.ago
    if isinstance(draft, BoutDraft) and segment.moment.has_length:
        draft.moment.until, draft.moment.lasting = segment.moment.until, segment.moment.lasting
        draft.length_by += segment.length_by
    if isinstance(draft, BoutDraft):
        draft.going |= segment.goes_on
    if draft.moment.day is None:
        draft.moment.day = segment.moment.day or (carried if draft.moment.ago is None else None)
