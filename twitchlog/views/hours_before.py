"""The hours before a bout, for one factor, by clock times: an exploration, made when opened."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from twitchlog.catalogue import Factor
from twitchlog.charts import hours_before as charts
from twitchlog.clock_links import clock_links
from twitchlog.i18n import gettext as _
from twitchlog.journal.factors import factors_of
from twitchlog.security import owner, signed_in, with_charts
from twitchlog.wording import amount, shown_unit

bp = Blueprint("hours_before", __name__, url_prefix="/triggers")


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
        sentences=[by_the_clock.sentence(one, factor, _) for one in hours.windows] if hours else [],
        needs=by_the_clock.needed(hours, _) if hours else [],
        figure=charts.before_bouts(hours, _) if hours else None,
        twin=charts.hours_table(hours, shown_unit(factor, who.settings), _) if hours else None,
        in_words=lambda value: amount(factor, round(value, 1), who.settings),
    )


def _factor(slug: str) -> Factor:
    known = factors_of(owner(), retired=True)
    factor = next((one for one in known if one.slug == slug and not one.outcome), None)
    return factor or abort(404)
