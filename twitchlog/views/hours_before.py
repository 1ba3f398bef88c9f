"""The hours before a bout, for one factor, by clock times: an exploration, made when opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from twitchlog.catalogue import Factor
from twitchlog.charts import hours_before as charts
from twitchlog.clock_links import clock_links
from twitchlog.i18n import gettext as _
from twitchlog.security import owner, signed_in, with_charts
from twitchlog.verdicts import verdicts
from twitchlog.wording import amount, factor_label, shown_unit

if TYPE_CHECKING:
    from twitchlog.analysis.explore.hours import Window

bp = Blueprint("hours_before", __name__, url_prefix="/triggers")
ROUND_FROM = 10


@bp.get("/<slug>/hours")
@signed_in
@with_charts
def show(slug: str) -> ResponseReturnValue:
    from twitchlog.analysis.explore import by_the_clock, clock_times

    who, factor = owner(), _factor(slug)
    found = clock_links(who)
    hours = found.of(slug)
    return render_template(
        "hours_before/show.html",
        factor=factor,
        can_be_timed=clock_times.is_timed(factor),
        tested=found.links_tested,
        hours=hours,
        sentences=[_sentence(one, factor) for one in hours.windows] if hours else [],
        needs=by_the_clock.needed(hours, _) if hours else [],
        figure=charts.before_bouts(hours, _) if hours else None,
        twin=charts.hours_table(hours, shown_unit(factor, who.settings), _) if hours else None,
        in_words=lambda value: amount(factor, _rounded(value), who.settings),
    )


def _factor(slug: str) -> Factor:
    """One of the factors that the Triggers page looks at."""
    known = verdicts(owner()).factors
    return next((one for one in known if one.slug == slug), None) or abort(404)


def _sentence(window: Window, factor: Factor) -> str:
    """One window in words, without the name that stands above all of them."""
    from twitchlog.analysis.explore import by_the_clock

    said = by_the_clock.sentence(window, factor, _).removeprefix(f"{factor_label(factor)}: ")
    return said[:1].upper() + said[1:]


def _rounded(mean: float) -> float:
    """A mean as it is said: no more digits than it deserves."""
    return round(mean, 0 if mean >= ROUND_FROM else 1)
