"""The journal: days and their bouts, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog import clock
from twitchlog.catalogue import Factor
from twitchlog.forms.filters import FilterForm
from twitchlog.journal.beginning import beginning
from twitchlog.journal.days import today_of
from twitchlog.journal.factors import factors_of, shown_first
from twitchlog.journal.listing import days_of, page_of_days
from twitchlog.records import EpisodeFilter, Owner
from twitchlog.security import owner, signed_in
from twitchlog.views import bout_in_address

bp = Blueprint("journal", __name__)
FACTORS_IN_LINE = 4
ANY_ID = "00000000"


@bp.get("/journal")
@signed_in
def index() -> ResponseReturnValue:
    who = owner()
    form = FilterForm(request.args)
    wanted = form.wanted() if form.validate() else EpisodeFilter()
    before, after = _day_in("before"), _day_in("after")
    days, more = page_of_days(who, wanted, before=before, after=after)
    factors = factors_of(who, retired=True)
    text = render_template(
        "journal/index.html",
        form=form,
        wanted=wanted,
        days=days_of(who, days, wanted, factors),
        factors=_in_line(who, factors),
        settings=who.settings,
        today=today_of(who),
        begins=not wanted.active and beginning(who) is not None,
        bout_address=_bout_addresses(),
        older=_page(before=days[-1]) if days and (more or after) else None,
        newer=_page(after=days[0]) if days and (before or (after and more)) else None,
    )
    return text, 422 if form.errors else 200


def _in_line(who: Owner, factors: Sequence[Factor]) -> list[Factor]:
    """The factors that a day's line has room for: the first of those in the check-in."""
    shown = shown_first(who)
    return [factor for factor in factors if factor.slug in shown][:FACTORS_IN_LINE]


def _bout_addresses() -> Callable[[str], str]:
    """Addresses of bouts by id; asking url_for for each would be a tenth of a long page's time."""
    stem = url_for("episodes.edit", id=ANY_ID).removesuffix(ANY_ID)
    return lambda public_id: stem + bout_in_address(public_id)


def _day_in(name: str) -> date | None:
    """A day from the address, or None for a text that is none."""
    try:
        day = date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
    inside = clock.EARLIEST + timedelta(1) < day < clock.LATEST - timedelta(1)
    return day if inside else None


def _page(**where: Any) -> str:
    """The address of another page under the same filters."""
    kept: dict[str, Any] = {
        name: value for name, value in request.args.items() if name in FilterForm.NAMES and value
    }
    return url_for("journal.index", **{**kept, **where})
