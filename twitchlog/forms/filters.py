"""The journal's filters: dates, type, region, text in notes."""

from __future__ import annotations

from wtforms.fields import SelectChoice, SelectField

from twitchlog.forms.base import Form, StrictDate, StrictText
from twitchlog.i18n import gettext as _
from twitchlog.records import EpisodeFilter
from twitchlog.vocabulary import N_, REGIONS, TYPES


class FilterForm(Form):
    """Every field blank shows everything."""

    first = StrictDate(N_("From"))
    last = StrictDate(N_("To"))
    type = SelectField(N_("Type"), default="")
    region = SelectField(N_("Where"), default="")
    text = StrictText(N_("Words in a note"))

    NAMES = ("first", "last", "type", "region", "text")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        everything = SelectChoice("", _("all"))
        self.type.choices = [everything, *(SelectChoice(t.slug, _(t.label)) for t in TYPES)]
        self.region.choices = [everything, *(SelectChoice(r.slug, _(r.label)) for r in REGIONS)]

    def wanted(self) -> EpisodeFilter:
        """The filter, after validate()."""
        return EpisodeFilter(
            first=self.first.data,
            last=self.last.data,
            type=self.type.data or None,
            region=self.region.data or None,
            text=self.text.data,
        )
