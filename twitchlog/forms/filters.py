"""The journal's filters: dates, type, region, text in notes."""

from __future__ import annotations

from typing import Any

from wtforms.fields import SelectChoice, SelectField

from twitchlog.forms.base import Form, StrictDate, StrictText
from twitchlog.i18n import gettext as _
from twitchlog.records import EpisodeFilter
from twitchlog.vocabulary import N_, REGIONS, TYPES


class BoutForm(Form):
    """Which bouts are meant, by type and region; blank fields leave it open."""

    type = SelectField(N_("Type"), default="")
    region = SelectField(N_("Where"), default="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = SelectChoice("", _("all"))
        self.type.choices = [everything, *(SelectChoice(t.slug, _(t.label)) for t in TYPES)]
        self.region.choices = [everything, *(SelectChoice(r.slug, _(r.label)) for r in REGIONS)]


class FilterForm(BoutForm):
    """Every field blank shows everything."""

    first = StrictDate(N_("From"))
    last = StrictDate(N_("To"))
    text = StrictText(N_("Words in a note"))

    NAMES = ("first", "last", "type", "region", "text")

    def wanted(self) -> EpisodeFilter:
        """The filter, after validate()."""
        return EpisodeFilter(
            first=self.first.data,
            last=self.last.data,
            type=self.type.data or None,
            region=self.region.data or None,
            text=self.text.data,
        )
