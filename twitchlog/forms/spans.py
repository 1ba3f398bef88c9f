"""A first and a last day, as several forms ask for them."""

from __future__ import annotations

from twitchlog.forms.base import StrictDate, refuse
from twitchlog.vocabulary import N_


class Spanned:
    """For forms with the fields first and last, blank ones leaving that end open."""

    first: StrictDate
    last: StrictDate

    def validate_last(self, field: StrictDate) -> None:
        """A span ends where it begins or later."""
        if self.first.data and field.data and field.data < self.first.data:
            raise refuse(N_("This is before the first day."))

    @property
    def own(self) -> bool:
        """Whether days of one's own were asked for."""
        return bool(self.first.data or self.last.data)
