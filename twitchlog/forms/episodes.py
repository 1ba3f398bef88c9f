"""The episode form: where, what, when. Only a type and a site are needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from wtforms import Field, HiddenField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation

from twitchlog import clock
from twitchlog.forms.base import (
    Form,
    StrictChoice,
    StrictChoices,
    StrictDate,
    StrictNote,
    StrictTime,
    choices_of,
)
from twitchlog.i18n import gettext as _
from twitchlog.records import EpisodeEntry, EpisodeRecord, Site
from twitchlog.vocabulary import (
    CONTEXTS,
    FREQUENCIES,
    N_,
    REGION_BY_SLUG,
    SIDE_SLUGS,
    STRENGTHS,
    SYMPTOMS,
    TYPES,
    Term,
    default_side,
)

MOST_SITES = 20
SLACK = timedelta(minutes=5)  # clocks of phones and servers differ
LAST_NIGHT = time(23, 30)
STARTS = (
    Term("0", N_("just now")),
    Term("15", N_("15 min ago")),
    Term("60", N_("1 h ago")),
    Term("last_night", N_("last night"), N_("about 23:30")),
    Term("pick", N_("another time")),
)
DURATIONS = (
    Term("1", N_("about a minute")),
    Term("10", N_("10 min")),
    Term("60", N_("1 h")),
    Term("240", N_("4 h")),
    Term("going", N_("still going")),
    Term("pick", N_("until…")),
)


class SitesField(Field):  # type: ignore[misc]
    """Regions ticked as `sites`, each with its side in `side_<region>`; at least one."""

    data: tuple[Site, ...]
    process_errors: list[str]

    def process(self, formdata: Any, data: Any = (), **_more: Any) -> None:
        """Read both kinds of inputs; a region without a side takes its usual one."""
        self.process_errors = []
        self.data = tuple(data) if isinstance(data, (list, tuple)) else ()
        if formdata:
            regions = dict.fromkeys(formdata.getlist("sites"))
            self.data = tuple(
                Site(region, formdata.get(f"side_{region}") or _usual_side(region))
                for region in regions
            )

    def pre_validate(self, _form: Form) -> None:
        """Take only known regions and sides, and not none of them."""
        if not self.data:
            raise StopValidation(_(N_("Please choose where it was.")))
        if len(self.data) > MOST_SITES:
            raise StopValidation(_(N_("That is a lot: please take “many places”.")))
        for region, side in self.data:
            if region not in REGION_BY_SLUG or side not in SIDE_SLUGS:
                raise StopValidation(_(N_("Please choose a place from the list.")))

    @property
    def chosen(self) -> dict[str, str]:
        """Sides by region, for showing the form again."""
        return dict(self.data)


def _usual_side(region: str) -> str:
    return default_side(region) if region in REGION_BY_SLUG else ""


class QuickForm(Form):
    """A bout that begins now: two taps and save."""

    type = StrictChoice(N_("What it was"), required=True)
    sites = SitesField(N_("Where"))

    zone = "UTC"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.type.choices = [SelectChoice(kind.slug, _(kind.label)) for kind in TYPES]

    def entry(self) -> EpisodeEntry:
        """The bout, begun now."""
        now = clock.at_zone(clock.now(), self.zone)
        return EpisodeEntry(type=str(self.type.data), sites=self.sites.data, started_at=now)


class EpisodeForm(QuickForm):
    """Everything that can be said of a bout."""

    strength = StrictChoice(N_("How strong"))
    frequency = StrictChoice(N_("How often"))
    context = StrictChoices(N_("When it came"))
    symptoms = StrictChoices(N_("What came with it"))
    start = StrictChoice(N_("When it began"), required=True)
    start_day = StrictDate(N_("Day it began"))
    start_time = StrictTime(N_("Time it began"))
    length = StrictChoice(N_("How long"))
    end_day = StrictDate(N_("Day it ended"))
    end_time = StrictTime(N_("Time it ended"))
    note = StrictNote(N_("Note"))
    version = HiddenField()

    present: EpisodeRecord | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.strength.choices = choices_of(STRENGTHS)
        self.frequency.choices = choices_of(FREQUENCIES)
        self.context.choices = choices_of(CONTEXTS)
        self.symptoms.choices = choices_of(SYMPTOMS)
        self.start.choices = choices_of(STARTS)
        self.length.choices = choices_of(DURATIONS)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field, then what only times together can say."""
        if not super().validate(extra_validators):
            return False
        return self._find_start() and self._find_end()

    def _find_start(self) -> bool:
        now = clock.at_zone(clock.now(), self.zone)
        if self.start.data == "pick":
            self.started_at = self._picked(self.start_day, self.start_time, "started_at")
        elif self.start.data == "last_night":
            self.started_at = last_night(now, self.zone)
        else:
            self.started_at = now - timedelta(minutes=int(str(self.start.data)))
        if self.started_at is None:
            return False
        if self.started_at > now + SLACK:
            self.reject("start_day", N_("This lies in the future."))
            return False
        return True

    def _find_end(self) -> bool:
        assert self.started_at is not None
        if self.length.data == "pick":
            self.ended_at = self._picked(self.end_day, self.end_time, "ended_at")
            if self.ended_at is None:
                return False
            if self.ended_at > clock.now() + SLACK:
                self.reject("end_day", N_("This lies in the future."))
                return False
        elif self.length.data not in (None, "going"):
            self.ended_at = self.started_at + timedelta(minutes=int(self.length.data))
        if self.ended_at is not None and self.ended_at < self.started_at:
            self.reject("end_day", N_("It cannot end before it began."))
            return False
        return True

    def _picked(self, day: StrictDate, at: StrictTime, name: str) -> datetime | None:
        """The instant of two fields, or None with an error on them.

        A time that its owner left as it was shown keeps its instant: where clocks went back,
        the same time stands for two.
        """
        for field in (day, at):
            if field.data is None:
                self.reject(field.name, N_("Please fill this in."))
        if day.data is None or at.data is None:
            return None
        wall = datetime.combine(day.data, at.data)
        before = getattr(self.present, name, None)
        if before is not None and self._shown(before).replace(tzinfo=None, second=0) == wall:
            return self._shown(before)
        if self.present is not None and self._elsewhere:
            return wall.replace(tzinfo=self.present.started_at.tzinfo)
        try:
            return clock.from_wall_clock(wall, self.zone)
        except clock.NoSuchTime:
            message = N_("The clocks skipped this time on that day. Please choose another.")
            self.reject(at.name, message)
            return None

    @property
    def _elsewhere(self) -> bool:
        """Whether the present bout was logged on another clock than that of the zone now."""
        if self.present is None:
            return False
        here = clock.at_zone(self.present.started_at, self.zone)
        return here.utcoffset() != self.present.started_at.utcoffset()

    def _shown(self, instant: datetime) -> datetime:
        """An instant on the clock on which the form shows and reads times."""
        return instant if self._elsewhere else clock.at_zone(instant, self.zone)

    def entry(self) -> EpisodeEntry:
        """The bout as it was said, after validate()."""
        assert self.started_at is not None
        return EpisodeEntry(
            type=str(self.type.data),
            sites=self.sites.data,
            started_at=self.started_at,
            ended_at=self.ended_at,
            still_going=self.length.data == "going",
            strength=None if self.strength.data is None else int(self.strength.data),
            frequency=self.frequency.data,
            context=tuple(self.context.data or ()),
            symptoms=tuple(self.symptoms.data or ()),
            note=self.note.data,
        )

    def show(self, record: EpisodeRecord, version: int) -> None:
        """Fill in a bout that is already there."""
        self.present = record
        self.type.data, self.sites.data = record.type, record.sites
        self.strength.data = None if record.strength is None else str(record.strength)
        self.frequency.data, self.note.data = record.frequency, record.note
        self.context.data, self.symptoms.data = list(record.context), list(record.symptoms)
        self.start.data = "pick"
        self.start_day.data = record.started_at.date()
        self.start_time.data = record.started_at.time()
        if record.ended_at is not None:
            self.length.data = "pick"
            ended_at = self._shown(record.ended_at)
            self.end_day.data, self.end_time.data = ended_at.date(), ended_at.time()
        elif record.still_going:
            self.length.data = "going"
        self.version.data = str(version)


def last_night(now: datetime, zone: str) -> datetime:
    """The latest 23:30 that lies at least three hours back."""
    day = (now - timedelta(hours=3)).date()
    if (now - timedelta(hours=3)).time() < LAST_NIGHT:
        day -= timedelta(days=1)
    wall = datetime.combine(day, LAST_NIGHT)
    try:
        return clock.from_wall_clock(wall, zone)
    except clock.NoSuchTime:
        return _before_the_jump(wall, zone)


def _before_the_jump(wall: datetime, zone: str) -> datetime:
    """An hour earlier, or a day earlier where clocks jumped over a whole day, as in Apia once."""
    try:
        return clock.from_wall_clock(wall - timedelta(hours=1), zone)
    except clock.NoSuchTime:
        return clock.from_wall_clock(wall - timedelta(days=1), zone)


def type_choices() -> Sequence[tuple[str, str, str]]:
    """Types as (slug, lay word, medical word), for chips."""
    return [
        (kind.slug, _(kind.label), "" if kind.slug == "not_sure" else _(kind.medical))
        for kind in TYPES
    ]
