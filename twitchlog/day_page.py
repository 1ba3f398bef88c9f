"""What a page that shows a day needs: its form, filled in, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from werkzeug.datastructures import MultiDict

from twitchlog.catalogue import Factor
from twitchlog.forms.days import DayForm, day_form
from twitchlog.i18n import gettext as _
from twitchlog.journal.days import today_of
from twitchlog.journal.factors import factors_of, servings_of, shown_first
from twitchlog.journal.listing import day_of
from twitchlog.journal.readings import effective_values
from twitchlog.records import JournalDay, Owner, ServingRecord, Settings, TimedReading
from twitchlog.wording import factor_label, readings_line

USUAL_LOOKS_BACK = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """One day of one owner, ready to be shown or sent.

    first, more  factors shown at once, and those behind "more"
    """

    day: date
    today: date
    found: JournalDay
    form: DayForm
    first: tuple[Factor, ...]
    more: tuple[Factor, ...]
    servings: Mapping[str, Sequence[ServingRecord]]
    readings: Mapping[str, Sequence[TimedReading]]

    @property
    def opens_more(self) -> bool:
        """Whether something behind "more" is filled in, and must not stay unseen."""
        filled = any(self.form[factor.slug].typed for factor in self.more)
        return filled or bool(self.form.errors) or bool(self.form.note.data)

    @property
    def blanked_readings(self) -> list[tuple[Factor, Sequence[TimedReading]]]:
        """Factors that the form sent blanks, though they have timed readings, which remain."""
        changes = self.form.changes()
        blanked = [
            factor
            for factor in (*self.first, *self.more)
            if factor.slug in changes and changes[factor.slug] is None
        ]
        return [
            (factor, self.readings[factor.slug])
            for factor in blanked
            if factor.slug in self.readings
        ]

    def blanked_words(self, settings: Settings) -> list[str]:
        """For each of these that it still counts, and where it can be deleted: the day's page."""
        text = _("%s was noted at a time, and still counts. It can be deleted below.")
        return [
            text % f"{factor_label(factor)}, {readings_line(noted, factor, settings)},"
            for factor, noted in self.blanked_readings
        ]


def day_page(owner: Owner, day: date, sent: MultiDict[str, str] | None = None) -> DayPage:
    """A day with its form: as it stands in the journal, or as it was `sent`."""
    factors = factors_of(owner)
    values = effective_values(owner, factors, day - USUAL_LOOKS_BACK, day)
    found = day_of(owner, day, factors, values)
    form = day_form(factors, owner.settings)(sent)
    if sent is None:
        form.show(found.summary.values, _usual(values, day), found.summary.note)
    else:
        form.take_shown(sent)
    slugs = shown_first(owner)
    readings: dict[str, list[TimedReading]] = {}
    for reading in found.readings:
        readings.setdefault(reading.factor, []).append(reading)
    return DayPage(
        day=day,
        today=today_of(owner),
        found=found,
        form=form,
        first=tuple(factor for factor in factors if factor.slug in slugs),
        more=tuple(factor for factor in factors if factor.slug not in slugs),
        servings=servings_of(owner),
        readings=readings,
    )


def _usual(values: Mapping[date, Mapping[str, float]], day: date) -> dict[str, float]:
    """The latest earlier value of each factor, where there was one lately."""
    usual: dict[str, float] = {}
    for earlier in sorted(values):
        if earlier < day:
            usual.update(values[earlier])
    return usual
