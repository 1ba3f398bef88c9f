"""What the trends show: a range up to yesterday, or one's own days; all bouts, or some."""

from __future__ import annotations

from typing import Any

from twitchlog.forms.base import StrictChoice, StrictDate, choices_of
from twitchlog.forms.filters import BoutForm
from twitchlog.forms.spans import Spanned
from twitchlog.records import EpisodeFilter
from twitchlog.vocabulary import N_, Term

RANGES = (
    Term("30", N_("30 days")),
    Term("90", N_("90 days")),
    Term("365", N_("A year")),
    Term("all", N_("All")),
)
USUAL = "30"


class RangeForm(Spanned, BoutForm):
    """Nothing chosen shows the usual range and every bout."""

    range = StrictChoice(N_("Range"))
    first = StrictDate(N_("From"), name="from")
    last = StrictDate(N_("To"), name="to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.range.choices = choices_of(RANGES)

    @property
    def chosen(self) -> str:
        """The slug of the range, or "own"."""
        return "own" if self.own else self.range.data or USUAL

    def wanted(self) -> EpisodeFilter:
        """Which bouts count, after validate()."""
        return EpisodeFilter(type=self.type.data or None, region=self.region.data or None)

    def address(self) -> dict[str, str]:
        """What the address says of the bouts that count, after validate()."""
        fields = {"type": self.type.data, "region": self.region.data}
        return {name: value for name, value in fields.items() if value}
