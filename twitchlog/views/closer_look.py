"""A closer look at one factor: its verdict, then shape, timing and types, made when opened."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from twitchlog.catalogue import Factor
from twitchlog.charts import closer_look as charts
from twitchlog.charts import strips
from twitchlog.closer_look import shape_of, timing_of, types_of
from twitchlog.i18n import gettext as _
from twitchlog.journal.cards import card_choices
from twitchlog.journal.suspicions import suspicions_of
from twitchlog.references import REFERENCES
from twitchlog.security import owner, signed_in, with_charts
from twitchlog.trigger_cards import Card
from twitchlog.triggers_page import WIDEST, TriggersPage, triggers_page
from twitchlog.verdicts import verdicts
from twitchlog.vocabulary import TYPE_BY_SLUG
from twitchlog.wording import amount, factor_label

if TYPE_CHECKING:
    from twitchlog.analysis.explore.by_type import TypeLink
    from twitchlog.analysis.findings import Effect

bp = Blueprint("closer_look", __name__, url_prefix="/triggers")


@bp.get("/<slug>")
@signed_in
@with_charts
def show(slug: str) -> ResponseReturnValue:
    page, card = _card(slug)
    return _shown(page, card)


@bp.get("/<slug>/shape")
@signed_in
@with_charts
def shape(slug: str) -> ResponseReturnValue:
    page, card = _card(slug)
    found = shape_of(owner(), card.factor, card.finding, card.strip)
    if found.curve is None:
        return _shown(page, card, "shape", curve=None)
    return _shown(
        page,
        card,
        "shape",
        curve=found.curve,
        figure=charts.dose_response(found.curve, found.bands, found.factor, _),
        twin=charts.curve_table(found.curve, found.factor, _),
        marks=charts.marks_within(found.curve, found.factor),
        outside=charts.days_outside(found.curve),
    )


@bp.get("/<slug>/timing")
@signed_in
@with_charts
def timing(slug: str) -> ResponseReturnValue:
    page, card = _card(slug)
    links = timing_of(owner(), card.factor, card.finding)
    if links is None:
        return _shown(page, card, "timing", links=None)
    from twitchlog.analysis.explore import words

    names = [words.lag_name(one.lag, card.factor, _) for one in links]
    return _shown(
        page,
        card,
        "timing",
        links=links,
        figure=charts.day_by_day(links, card.factor, _),
        twin=charts.lag_table(links, names, _),
        sentence=words.timing_sentence(links, card.factor, _),
        step=_step(card.factor),
    )


@bp.get("/<slug>/types")
@signed_in
@with_charts
def types(slug: str) -> ResponseReturnValue:
    page, card = _card(slug)
    found = types_of(owner(), card.factor)
    shown = [_type_row(link, card) for link in found.links]
    ends = [abs(log) for row in shown for log in row["logs"] or ()]
    reach = min(WIDEST, max([page.reach, *ends]))
    return _shown(page, card, "types", rows=shown, pairs=found.pairs, reach=reach)


def _card(slug: str) -> tuple[TriggersPage, Card]:
    """The page of all factors, and this one's card on it."""
    who = owner()
    page = triggers_page(verdicts(who), suspicions_of(who), card_choices(who), who.settings)
    card = next((card for card in page.cards if card.factor.slug == slug), None)
    return page, card or abort(404)


def _shown(page: TriggersPage, card: Card, part: str = "", **found: Any) -> str:
    from twitchlog.analysis.explore.clock_times import is_timed

    return render_template(
        "closer_look/show.html",
        page=page,
        card=card,
        opened=part,
        timed=is_timed(card.factor),
        found=found,
        labels={one.slug: factor_label(one) for one in page.verdicts.factors},
        strip_table=strips.strip_table(card.strip, _) if card.strip else None,
        tools=_tools(),
        references=REFERENCES,
    )


def _logs(effect: Effect) -> tuple[float, float, float]:
    return math.log(effect.low), math.log(effect.ratio), math.log(effect.high)


def _tools() -> dict[str, Any]:
    """What the parts of the Triggers page need to draw themselves."""
    from twitchlog.analysis.outlook import rounded_up

    return {
        "rounded_up": rounded_up,
        "strip_height": strips.STRIP_HEIGHT,
        "axis_end": lambda log: f"{math.exp(log):.2g}",
    }


def _step(factor: Factor) -> str:
    """How much more a ratio is told for; nothing for a flag."""
    if factor.kind == "flag":
        return ""
    if factor.kind == "rating":
        return _("one point")
    return amount(factor, factor.effect_step, owner().settings)


def _type_row(link: TypeLink, card: Card) -> dict[str, Any]:
    """One type in words: what is known elsewhere, and what was found here."""
    from twitchlog.analysis.explore import words

    name = _(TYPE_BY_SLUG[link.of.type].label)
    known = ""
    if link.statement is not None:
        known = card.known[card.factor.statements.index(link.statement)].removeprefix(f"{name}: ")
    finding = link.finding if link.finding and link.finding.p is not None else None
    return {
        "name": name,
        "episodes": link.of.episodes,
        "known": known[:1].upper() + known[1:],
        "here": words.type_sentence(link, card.factor, _),
        "finding": finding,
        "logs": _logs(finding.effect) if finding and finding.effect else None,
    }
