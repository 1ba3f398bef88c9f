"""Today: the home page, from which a bout is one to three taps away."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from twitchlog.day_page import day_page
from twitchlog.forms.episodes import type_choices
from twitchlog.i18n import gettext as _
from twitchlog.i18n import ngettext
from twitchlog.journal.beginning import Beginning, beginning
from twitchlog.journal.bouts import open_bouts, recent_bouts
from twitchlog.journal.choices import likely_choices
from twitchlog.journal.days import strip, today_of
from twitchlog.records import DaySummary, EpisodeRecord, Owner
from twitchlog.security import owner, signed_in
from twitchlog.vocabulary import GROUPS, REGION_BY_SLUG, REGIONS, TYPE_BY_SLUG, Term
from twitchlog.wording import bout_manner, short_weekday, when

bp = Blueprint("today", __name__)
MANNER_SHOWN = 2
FIRST_TYPES = ("fasciculation", "myoclonus", "tremor", "not_sure")


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    who = owner()
    if not who.welcomed:
        return redirect(url_for("welcome.index"), 303)
    today = today_of(who)
    choices, recent = likely_choices(who), recent_bouts(who)
    so_far = beginning(who)
    return render_template(
        "today/index.html",
        page=day_page(who, today),
        settings=who.settings,
        strip=[_strip_day(day, today, asks=_has_days(so_far)) for day in strip(who, today)],
        open_bouts=open_bouts(who),
        recent=recent,
        again_details=lambda bout: _again_details(bout, who),
        groups=site_groups(),
        frequent=[REGION_BY_SLUG[slug] for slug in (*choices.regions, "many_places")],
        sides=choices.sides,
        everywhere=_everywhere(recent, choices.type),
        types=_first_types(choices.types),
        type=choices.type,
        so_far=so_far,
    )


def site_groups() -> list[tuple[str, list[object]]]:
    """All regions under the headings of their body parts, for the site picker."""
    return [
        (_(group.label), [region for region in REGIONS if region.group == group.slug])
        for group in GROUPS
    ]


def _first_types(lately: Sequence[str]) -> list[tuple[str, str, str]]:
    """The three common types, those used lately, and always "not sure"."""
    return [choice for choice in type_choices() if choice[0] in (*FIRST_TYPES, *lately)]


def _everywhere(recent: Sequence[EpisodeRecord], last: str | None) -> Term | None:
    """The type that one tap notes in many places; None where a recent bout offers that already."""
    if any(region == "many_places" for bout in recent for region, _side in bout.sites):
        return None
    kind = TYPE_BY_SLUG[last or "not_sure"]
    return Term(kind.slug, _(kind.label))


def _has_days(so_far: Beginning | None) -> bool:
    """Whether there are earlier days; none is to be filled in before the first one."""
    return so_far is None or so_far.tracked_days > 0


def _strip_day(summary: DaySummary, today: object, *, asks: bool) -> dict[str, object]:
    count = summary.episodes
    words = {
        "episodes": ngettext("%d bout", "%d bouts", count) % count,
        "none": _("none"),
        None: _("fill in") if asks else "",
    }
    return {
        "href": url_for("days.show", day=summary.day),
        "weekday": _("Today") if summary.day == today else short_weekday(summary.day),
        "count_text": words[summary.tracked] if summary.day != today or summary.tracked else "",
        "state": summary.tracked or "gap",
        "is_today": summary.day == today,
    }


def _again_details(bout: EpisodeRecord, who: Owner) -> str:
    """What is repeated with one tap, and when the bout was."""
    last = _("last %s") % when(bout.started_at, who.settings)
    return " · ".join((last, *bout_manner(bout)[:MANNER_SHOWN]))
