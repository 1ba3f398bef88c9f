"""What the Triggers page shows: cards in groups, and suspicions beside what is found."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from twitchlog.charts.forest import has_one_size
from twitchlog.i18n import gettext as _
from twitchlog.opinions import CardChoice, Suspicion
from twitchlog.records import Settings
from twitchlog.trigger_cards import Card, Missing, card_of, missing
from twitchlog.verdicts import Verdicts
from twitchlog.vocabulary import N_

if TYPE_CHECKING:
    from twitchlog.analysis.findings import Findings

GROUPS = {
    "raises": N_("More of it, %(more)s"),
    "lowers": N_("More of it, %(less)s"),
    "turns": N_("Little and much of it unlike the middle"),
    "no_link": N_("No link found"),
    "not_enough_data": N_("Not enough data yet"),
}
TALLY = {
    "raises": N_("%(count)d went with %(more)s"),
    "lowers": N_("%(count)d went with %(less)s"),
    "turns": N_("for %(count)d both ends differed from the middle"),
    "no_link": N_("for %(count)d no link was found"),
    "not_enough_data": N_("for %(count)d it is too early to tell"),
}
NARROWEST, WIDEST = math.log(1.5), math.log(8)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the days were compared by, in words: more and less of it, how many times, and why."""

    more: str
    less: str
    times: str
    looked_at: str


@dataclass(frozen=True, slots=True)
class Suspected:
    """A suspicion beside what the journal says of it.

    beforehand  it was stated before the journal could have claimed anything
    """

    card: Card
    stated_on: date
    beforehand: bool


@dataclass(frozen=True, slots=True)
class TriggersPage:
    """The whole page.

    groups       name, title and cards, without those that are pinned or hidden
    needs        what the whole journal lacks, and days_left until it has that
    unsuspected  claims about factors that were not suspected, where anything was
    reach        how far the common axis of all intervals goes to either side, as a log
    """

    verdicts: Verdicts
    outcome: Outcome
    needs: tuple[Missing, ...]
    days_left: int | None
    cards: tuple[Card, ...]
    suspected: tuple[Suspected, ...]

    @property
    def pinned(self) -> list[Card]:
        """Cards to be shown first."""
        return [card for card in self.cards if card.choice == "pinned"]

    @property
    def hidden(self) -> list[Card]:
        """Cards folded away."""
        return [card for card in self.cards if card.choice == "hidden"]

    @property
    def groups(self) -> list[tuple[str, str, list[Card]]]:
        """The other cards."""
        return [
            (
                group,
                _(title) % self._directions,
                [card for card in self.of(group) if card.choice is None],
            )
            for group, title in GROUPS.items()
        ]

    @property
    def unsuspected(self) -> list[Card]:
        """What was found without having been suspected."""
        known = {one.card.factor.slug for one in self.suspected}
        claims = [card for card in self.cards if card.claimed]
        return [card for card in claims if known and card.factor.slug not in known]

    @property
    def bent(self) -> list[Card]:
        """Links that bend too much for one size."""
        return [card for card in self.cards if not has_one_size(card.finding)]

    @property
    def reach(self) -> float:
        """The same on every card, so that intervals can be compared."""
        ends = [abs(log) for card in self.cards for log in card.logs or ()]
        return min(WIDEST, max([NARROWEST, *ends]))

    @property
    def tally(self) -> list[str]:
        """How many factors came out how, in words."""
        counts = {group: len(self.of(group)) for group in TALLY}
        return [
            _(TALLY[group]) % {"count": count, **self._directions}
            for group, count in counts.items()
            if count
        ]

    @property
    def _directions(self) -> dict[str, str]:
        return {"more": self.outcome.more, "less": self.outcome.less}

    def of(self, group: str) -> list[Card]:
        """All cards of one group, whatever was chosen for them."""
        return [card for card in self.cards if card.group == group]


def triggers_page(
    found: Verdicts,
    suspicions: Sequence[Suspicion],
    choices: Mapping[str, CardChoice],
    settings: Settings,
) -> TriggersPage:
    """Put verdicts and opinions together."""
    by_slug = {one.slug: one for one in found.factors}
    cards = tuple(
        card_of(found, one, by_slug[one.factor], choices.get(one.factor), settings)
        for one in found.found.findings
    )
    return TriggersPage(
        verdicts=found,
        outcome=outcome_of(found.found),
        needs=missing(found.found.journal_needs),
        days_left=found.outlook.journal,
        cards=cards,
        suspected=_suspected(suspicions, cards, found.claims_since),
    )


def outcome_of(found: Findings) -> Outcome:
    """The words for what the days were compared by."""
    from twitchlog.analysis import outcome_words, words

    return Outcome(
        more=_(outcome_words.MORE[found.outcome]),
        less=_(outcome_words.LESS[found.outcome]),
        times=_(outcome_words.TIMES[found.outcome]),
        looked_at=words.looked_at(found, _),
    )


def _suspected(
    suspicions: Sequence[Suspicion], cards: Sequence[Card], claims_since: date | None
) -> tuple[Suspected, ...]:
    by_slug = {card.factor.slug: card for card in cards}
    return tuple(
        Suspected(
            card=by_slug[one.factor],
            stated_on=one.stated_on,
            beforehand=claims_since is None or one.stated_on < claims_since,
        )
        for one in suspicions
        if one.factor in by_slug
    )
