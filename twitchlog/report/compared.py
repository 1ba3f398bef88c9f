"""What was examined statistically, and what came of it: links, no link, too little to tell."""

from __future__ import annotations

from datetime import date, timedelta

from twitchlog.i18n import gettext as _
from twitchlog.records import Owner
from twitchlog.report.parts import Compared, Counted
from twitchlog.trigger_cards import Card, card_of, missing
from twitchlog.verdicts import verdicts
from twitchlog.vocabulary import N_

EVIDENCE = {
    "hint": N_("a hint, from fewer than 90 tracked days"),
    "pattern": N_("a pattern, from 90 tracked days or more"),
}


def compared_of(who: Owner, last: date) -> Compared:
    """The verdicts of all days up to the given one."""
    found = verdicts(who, last + timedelta(days=1))
    by_slug = {factor.slug: factor for factor in found.factors}
    cards = [
        card_of(found, one, by_slug[one.factor], None, who.settings) for one in found.found.findings
    ]
    return Compared(
        first=found.found.days_first,
        tracked=found.found.tracked_days,
        tested=found.found.links_tested,
        claims=tuple(_claim(card) for card in cards if card.claimed),
        no_link=tuple(
            Counted(card.label, card.finding.days_used)
            for card in cards
            if card.finding.verdict == "no_link"
        ),
        too_little=tuple(card.label for card in cards if card.finding.verdict == "not_enough_data"),
        needs=tuple(one.text for one in missing(found.found.journal_needs)),
        left_out=found.left_out,
    )


def _claim(card: Card) -> tuple[str, str]:
    said = f"{card.label}: {card.sentence} {card.size}".strip()
    days = _("%d days used") % card.finding.days_used
    return said, f"{_(EVIDENCE[card.finding.evidence or 'hint'])}, {days}"
