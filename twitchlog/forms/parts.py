"""Which part of a journal is taken out, and as what."""

from __future__ import annotations

from typing import Any

from wtforms.fields import SelectChoice

from twitchlog.forms.base import StrictChoice, StrictDate
from twitchlog.forms.filters import BoutForm
from twitchlog.forms.spans import Spanned
from twitchlog.i18n import gettext as _
from twitchlog.records import EpisodeFilter
from twitchlog.vocabulary import N_

FORMATS = (
    ("zip", N_("CSV tables in one ZIP")),
    ("csv", N_("CSV of the bouts alone")),
    ("json", N_("JSON")),
    ("fhir", N_("FHIR R4 (for a clinic's system)")),
)


class PartForm(Spanned, BoutForm):
    """Every field blank takes everything."""

    first = StrictDate(N_("From"))
    last = StrictDate(N_("To"))
    format = StrictChoice(N_("As"), required=True, default="zip")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.format.choices = [SelectChoice(slug, _(label)) for slug, label in FORMATS]

        self.format.data = self.format.data or "zip"

    def wanted(self) -> EpisodeFilter:
        """What the part is narrowed down to, after validate()."""
        return EpisodeFilter(
            first=self.first.data,
            last=self.last.data,
            type=self.type.data or None,
            region=self.region.data or None,
        )
