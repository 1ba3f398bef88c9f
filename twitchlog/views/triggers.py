"""Triggers: which of the tracked factors go with the twitches, and which do not."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from twitchlog.catalogue import Factor
from twitchlog.i18n import gettext as _
from twitchlog.journal.days import summaries, today_of
from twitchlog.journal.factors import factors_of, shown_first
from twitchlog.records import DaySummary, Owner
from twitchlog.references import REFERENCES
from twitchlog.security import owner, signed_in
from twitchlog.vocabulary import N_, TYPE_BY_SLUG
from twitchlog.wording import factor_label

if TYPE_CHECKING:
    from twitchlog.analysis.findings import Finding

bp = Blueprint("triggers", __name__)
GROUPS = {
    "raises": N_("More of it, more episodes"),
    "lowers": N_("More of it, fewer episodes"),
    "no_link": N_("No link found"),
    "not_enough_data": N_("Not enough data yet"),
}
EXPECTED = {
    "raises": N_("more episodes"),
    "lowers": N_("fewer episodes"),
    "none": N_("no link"),
}
EVIDENCE = {
    "A": N_("trials or a systematic review"),
    "B": N_("observational studies"),
    "C": N_("the view of an authority or of clinicians"),
    "D": N_("a general text; no study was found"),
}
NARROWEST, WIDEST = math.log(1.5), math.log(8)


@dataclass(frozen=True, slots=True)
class Card:
    """One factor's finding with what its card shows; logs are of the ratio for one step."""

    factor: Factor
    finding: Finding
    sentence: str
    known: list[str]

    @property
    def label(self) -> str:
        """The factor's name in the reader's language."""
        return factor_label(self.factor)

    @property
    def needs(self) -> str:
        """What is still missing, in words."""
        from twitchlog.analysis import words

        return words.needed(self.finding, _)

    @property
    def logs(self) -> tuple[float, float, float] | None:
        """Low end, estimate and high end of the interval, as logs; None without an estimate."""
        effect = self.finding.effect
        if effect is None or not self.finding.p:
            return None
        return math.log(effect.low), math.log(effect.ratio), math.log(effect.high)


@bp.get("/triggers")
@signed_in
def index() -> ResponseReturnValue:
    from twitchlog.analysis import words
    from twitchlog.analysis.days import day_table
    from twitchlog.analysis.findings import findings

    days = summaries(owner())
    factors = _tracked(owner(), days)
    found = findings(day_table(days, factors, today=today_of(owner())))
    cards = [
        _card(one, factor)
        for one in found.findings
        for factor in factors
        if factor.slug == one.factor
    ]
    return render_template(
        "triggers/index.html",
        found=found,
        groups=[
            (verdict, title, [card for card in cards if card.finding.verdict == verdict])
            for verdict, title in GROUPS.items()
        ],
        needs=words.needs_of(found, _),
        reach=_reach(cards),
        axis_end=lambda log: f"{math.exp(log):.2g}",
    )


def _reach(cards: list[Card]) -> float:
    """How far the common axis of all intervals goes to either side, as a log."""
    ends = [abs(log) for card in cards if card.logs for log in card.logs]
    return min(WIDEST, max([NARROWEST, *ends]))


def _tracked(who: Owner, days: list[DaySummary]) -> list[Factor]:
    """Factors in the check-in, and all others with any value."""
    recorded = {slug for day in days for slug in day.values}
    shown = set(shown_first(who)) | recorded
    return [
        factor
        for factor in factors_of(who, retired=True)
        if factor.slug in shown and not factor.outcome
    ]


def _card(finding: Finding, factor: Factor) -> Card:
    from twitchlog.analysis import words

    said = words.claim(finding, factor, _).removeprefix(f"{factor_label(factor)}: ")
    return Card(factor, finding, said[:1].upper() + said[1:], _known(factor))


def _known(factor: Factor) -> list[str]:
    """What is known or said of this factor elsewhere, each with its sources."""
    return [
        _("%(type)s: %(expected)s expected, by %(evidence)s (%(sources)s)")
        % {
            "type": _(TYPE_BY_SLUG[statement.type].label),
            "expected": _(EXPECTED[statement.expected]),
            "evidence": _(EVIDENCE[statement.evidence]),
            "sources": "; ".join(REFERENCES[key].citation for key in statement.references),
        }
        for statement in factor.statements
    ]
