"""Imports that were made: what came with each and where it stands, and taking one back."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from twitchlog.bringing import summary
from twitchlog.charts.calendar import short_date
from twitchlog.i18n import gettext as _
from twitchlog.i18n import ngettext
from twitchlog.journal import batches
from twitchlog.journal.arrivals import arrivals
from twitchlog.journal.days import today_of
from twitchlog.journal.factors import factors_of, own_factors
from twitchlog.journal.trends import tracked_days
from twitchlog.journal.undoing_imports import kept_of, undo_import
from twitchlog.messages import say
from twitchlog.records import Owner
from twitchlog.security import owner, signed_in

bp = Blueprint("imports_made", __name__, url_prefix="/data/imports")
ADDRESS = "/<int(max=2147483647):import_id>"
UNDOING = f"{ADDRESS}/undo"


@bp.get(ADDRESS)
@signed_in
def show(import_id: int) -> ResponseReturnValue:
    who = owner()
    found = arrivals(who, import_id)
    days = (min(one.first for one in found), max(one.last for one in found)) if found else None
    return render_template(
        "imports_made/show.html",
        one=batches.import_of(who, import_id),
        came=summary.came(found, own_factors(who)),
        days=days,
        tracked=_tracked(who, *days) if days else None,
        one_day=timedelta(days=1),
        short_date=lambda day: short_date(day, _),
    )


@bp.get(UNDOING)
@signed_in
def ask(import_id: int) -> ResponseReturnValue:
    return render_template(
        "imports_made/undo.html",
        one=batches.import_of(owner(), import_id),
        kept=kept_of(owner(), import_id),
        factors={factor.slug: factor for factor in factors_of(owner(), retired=True)},
    )


@bp.post(UNDOING)
@signed_in
def undo(import_id: int) -> ResponseReturnValue:
    kept = undo_import(owner(), import_id)
    told = _("The import is undone.")
    if kept:
        stays = ngettext(
            "%d entry that you changed since stays.",
            "%d entries that you changed since stay.",
            len(kept),
        )
        told = f"{told} {stays % len(kept)}"
    say(told)
    return redirect(url_for("bring.index"), 303)


def _tracked(who: Owner, first: date, last: date) -> tuple[date, date] | None:
    """The first and last of some days that Trends can show: tracked, and over."""
    yesterday = today_of(who) - timedelta(days=1)
    days = tracked_days(who, first, min(last, yesterday))
    return (days[0].day, days[-1].day) if days else None
