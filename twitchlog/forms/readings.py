"""One timed reading: which factor, how much, at what time of its day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import SelectField
from wtforms.fields import SelectChoice

from twitchlog import clock
from twitchlog.catalogue import Factor
from twitchlog.forms.base import Form, StrictNumber, StrictTime
from twitchlog.records import Settings
from twitchlog.vocabulary import N_
from twitchlog.wording import factor_label, shown_unit, stored_value

TIMED_KINDS = ("amount", "duration", "count")


class ReadingForm(Form):
    """An addition with its time; a time before the day's start belongs to the night after."""

    factor = SelectField(N_("What"), validate_choice=True)
    amount = StrictNumber(N_("How much"), lowest=0, highest=1_000_000, required=True)
    time = StrictTime(N_("At"), required=True)

    factors: dict[str, Factor]
    settings: Settings
    day: date
    at: datetime

    @classmethod
    def of(
        cls,
        factors: tuple[Factor, ...],
        settings: Settings,
        day: date,
        sent: MultiDict[str, str] | None = None,
    ) -> ReadingForm:
        """A form for the factors that are taken at a time."""
        form = cls(sent)
        form.factors = {factor.slug: factor for factor in factors if factor.kind in TIMED_KINDS}
        form.settings, form.day = settings, day
        form.factor.choices = [
            SelectChoice(slug, _label(factor, settings)) for slug, factor in form.factors.items()
        ]
        return form

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the fields, then whether the clock had that time."""
        if not super().validate(extra_validators):
            return False
        starts_at = self.settings.day_starts_at
        day = self.day + timedelta(days=1 if self.time.data.hour < starts_at else 0)
        try:
            wall = datetime.combine(day, self.time.data)
            self.at = clock.from_wall_clock(wall, self.settings.zone)
        except clock.NoSuchTime:
            message = N_("The clocks skipped this time on that day. Please choose another.")
            self.reject("time", message)
            return False
        if self.at > clock.now() + timedelta(minutes=5):
            self.reject("time", N_("This lies in the future."))
            return False
        return True

    @property
    def factor_chosen(self) -> Factor:
        """The factor, after validate()."""
        return self.factors[str(self.factor.data)]

    @property
    def stated(self) -> float:
        """The amount in the unit in which it is stored."""
        return stored_value(self.factor_chosen, self.amount.data, self.settings)


def _label(factor: Factor, settings: Settings) -> str:
    unit = shown_unit(factor, settings)
    return f"{factor_label(factor)} ({unit})" if unit else factor_label(factor)
