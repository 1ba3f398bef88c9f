"""How a journal is kept: zone, day start, units, week, look."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wtforms import SelectField
from wtforms.fields import SelectChoice

from twitchlog import clock
from twitchlog.forms.base import Form, StrictChoice
from twitchlog.i18n import NAMES, languages
from twitchlog.i18n import gettext as _
from twitchlog.records import Settings
from twitchlog.vocabulary import N_
from twitchlog.wording import WEEKDAYS

LATEST_START = 12


def zone_choices(present: str) -> list[SelectChoice]:
    """Every time zone by its name, the present one among them."""
    zones = sorted({*clock.zone_names(), "UTC", present})
    return [SelectChoice(zone, zone.replace("_", " ")) for zone in zones]


class ZoneForm(Form):
    """Where somebody is who begins a journal."""

    zone = SelectField(
        N_("Where are you?"),
        description=N_("Your time zone decides which day an entry belongs to."),
        render_kw={"data-asks-zone": ""},
    )

    def __init__(self, *args: Any, present: str, **kwargs: Any) -> None:
        super().__init__(*args, zone=present, **kwargs)
        self.zone.choices = zone_choices(present)


class SettingsForm(Form):
    """Settings that rule new entries and how pages look; what is logged never moves."""

    zone = SelectField(
        N_("Time zone"),
        description=N_("Decides which day a new entry belongs to. What is logged stays."),
    )
    day_starts_at = SelectField(
        N_("The day starts at"),
        description=N_("A twitch before this hour belongs to the evening before."),
    )
    week_starts_on = SelectField(N_("The week starts on"))
    volume_unit = StrictChoice(N_("Drinks in"), required=True)
    theme = StrictChoice(N_("Look"), required=True)
    language = SelectField(
        N_("Language"),
        description=N_("Reminders follow it too; as the browser asks, they are in English."),
    )

    def __init__(self, *args: Any, present: Settings, **kwargs: Any) -> None:
        shown = {
            "zone": present.zone,
            "day_starts_at": str(present.day_starts_at),
            "week_starts_on": str(present.week_starts_on),
            "volume_unit": present.volume_unit,
            "theme": present.theme,
            "language": present.language if present.language in languages() else "",
        }
        super().__init__(*args, **shown, **kwargs)
        self.present = present
        self.zone.choices = zone_choices(present.zone)
        self.day_starts_at.choices = [
            SelectChoice(str(hour), f"{hour:02d}:00") for hour in range(LATEST_START + 1)
        ]
        self.week_starts_on.choices = [
            SelectChoice(str(number), _(name)) for number, name in enumerate(WEEKDAYS)
        ]
        self.volume_unit.choices = [
            SelectChoice("ml", _("ml and litres")),
            SelectChoice("fl_oz", _("fl oz (US)")),
        ]
        self.theme.choices = [
            SelectChoice("auto", _("as my device")),
            SelectChoice("light", _("light")),
            SelectChoice("dark", _("dark")),
        ]
        self.language.choices = [
            SelectChoice("", _("as the browser asks")),
            *(SelectChoice(one, NAMES[one]) for one in languages()),
        ]

    def settings(self) -> Settings:
        """The new settings, after validate()."""
        return replace(
            self.present,
            zone=str(self.zone.data),
            day_starts_at=int(str(self.day_starts_at.data)),
            week_starts_on=int(str(self.week_starts_on.data)),
            volume_unit=str(self.volume_unit.data),
            theme=str(self.theme.data),
            language=str(self.language.data),
        )
