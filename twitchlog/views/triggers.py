"""Triggers: which of the tracked factors go with the twitches, and which do not."""

from __future__ import annotations

import math
from typing import Any

from flask import Blueprint, abort, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from twitchlog.charts import forest as charts
from twitchlog.charts import strips
from twitchlog.clock_links import clock_links
from twitchlog.i18n import gettext as _
from twitchlog.i18n import localized
from twitchlog.journal.cards import card_choices, choose_card
from twitchlog.journal.suspicions import suspicions_of
from twitchlog.messages import say
from twitchlog.opinions import CardChoice
from twitchlog.security import owner, signed_in, with_charts
from twitchlog.triggers_page import TriggersPage, outcome_of, triggers_page
from twitchlog.verdicts import Verdicts, verdicts
from twitchlog.vocabulary import N_
from twitchlog.wording import factor_label

bp = Blueprint("triggers", __name__, url_prefix="/triggers")
CHOICES: dict[str, tuple[CardChoice | None, str]] = {
    "pin": ("pinned", N_("It stands on top now.")),
    "hide": ("hidden", N_("Hidden. It is folded away at the end of the page.")),
    "show": (None, N_("It is back in its place.")),
}
BACK = {"pinned": "pin", "hidden": "hide", None: "show"}


@bp.get("")
@signed_in
@with_charts
def index() -> ResponseReturnValue:
    found = verdicts(owner())
    words = _words(found)
    return render_template(
        "triggers/index.html",
        page=_page(found),
        found=found.found,
        forest_height=charts.forest_height(found.found),
        forest=charts.forest_table(found.found, words, _),
        tools=_tools(words),
    )


@bp.get("/forest.json")
@signed_in
def forest() -> ResponseReturnValue:
    found = verdicts(owner())
    return jsonify(localized(charts.forest(found.found, _words(found), _)))


@bp.get("/<slug>/days.json")
@signed_in
def days(slug: str) -> ResponseReturnValue:
    found = verdicts(owner())
    if slug not in {factor.slug for factor in found.factors}:
        abort(404)
    strip = found.strips.get(slug)
    return jsonify(localized(strips.strips(strip, _))) if strip else ("", 204)


@bp.get("/<slug>/order.json")
@signed_in
def order(slug: str) -> ResponseReturnValue:
    """What clock times say of the order of a same-day claim; made late, for it takes its time."""
    from twitchlog.analysis.explore.by_the_clock import claim

    found = verdicts(owner())
    card = next((one for one in _page(found).cards if one.factor.slug == slug), None)
    if card is None:
        abort(404)
    links = clock_links(owner()) if card.by_the_clock else None
    said = claim(card.finding, card.factor, links, _) if links else None
    if said is None:
        return jsonify(said="")
    first = said.removeprefix(f"{card.label}: ").removesuffix(card.size).strip()
    return jsonify(said=_("By the clock: %s") % first)


@bp.post("/<slug>/<any(pin, hide, show):act>")
@signed_in
def choose(slug: str, act: str) -> ResponseReturnValue:
    choice, text = CHOICES[act]
    was = choose_card(owner(), slug, choice)
    say(_(text), undo_url=url_for("triggers.choose", slug=slug, act=BACK[was]))
    place = "hidden" if choice == "hidden" else f"card-{slug}"
    return redirect(url_for("triggers.index", _anchor=place), 303)


def _page(found: Verdicts) -> TriggersPage:
    who = owner()
    return triggers_page(found, suspicions_of(who), card_choices(who), who.settings)


def _tools(words: charts.Words) -> dict[str, Any]:
    """What cards need to say and draw themselves."""
    from twitchlog.analysis.outlook import rounded_up

    return {
        "labels": words.names,
        "rounded_up": rounded_up,
        "strip_table": lambda strip: strips.strip_table(strip, _),
        "strip_height": strips.STRIP_HEIGHT,
        "axis_end": lambda log: f"{math.exp(log):.2g}",
    }


def _words(found: Verdicts) -> charts.Words:
    by = outcome_of(found.found)
    names = {one.slug: factor_label(one) for one in found.factors}
    return charts.Words(names, by.less, by.more, by.times)
