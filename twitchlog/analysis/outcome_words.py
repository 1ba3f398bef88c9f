"""What there is more or less of, in words: templates for gettext, and which are ratings."""

from __future__ import annotations

from twitchlog.analysis.days import Outcome
from twitchlog.vocabulary import N_

RATINGS: tuple[Outcome, ...] = ("strongest", "burden")
MORE: dict[Outcome, str] = {
    "episodes": N_("more episodes"),
    "any": N_("episodes on more days"),
    "strongest": N_("stronger twitches"),
    "burden": N_("more bother"),
}
LESS: dict[Outcome, str] = {
    "episodes": N_("fewer episodes"),
    "any": N_("episodes on fewer days"),
    "strongest": N_("weaker twitches"),
    "burden": N_("less bother"),
}
TIMES: dict[Outcome, str] = {
    "episodes": N_("times as many"),
    "any": N_("times as often"),
    "strongest": N_("times as strong"),
    "burden": N_("times as much"),
}
LOOKED_AT: dict[Outcome, str] = {
    "episodes": N_("Looked at: episodes a day."),
    "any": N_(
        "Looked at: whether there was an episode that day, because your days hardly ever hold more "
        "than one."
    ),
    "strongest": N_(
        "Looked at: the strongest twitch of each day, from 0 for none to 5, because nearly all "
        "your days hold the same number of episodes."
    ),
    "burden": N_(
        "Looked at: how much it bothered you each day, because nearly all your days hold the same "
        "number of episodes."
    ),
}
