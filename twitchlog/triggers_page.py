"""What the Triggers page shows: cards in their groups, and what was suspected beside what is found.

Every word about a link comes from twitchlog.analysis.words; here it meets what its owner chose.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from twitchlog.catalogue import Factor
from twitchlog.i18n import gettext as _
from twitchlog.opinions import CardChoice, Suspicion
from twitchlog.records import Settings
from twitchlog.references import REFERENCES
from twitchlog.verdicts import Verdicts
from twitchlog.vocabulary import N_, TYPE_BY_SLUG
from twitchlog.wording import amount, factor_label

if TYPE_CHECKING:
    from twitchlog.analysis.enough import Need
    from twitchlog.analysis.findings import Finding, Findings
    from twitchlog.analysis.strips import Strip

GROUPS = {
    "raises": N_("More of it, %(more)s"),
    "lowers": N_("More of it, %(less)s"),
    "no_link": N_("No link found"),
    "not_enough_data": N_("Not enough data yet"),
}
TALLY = {
    "raises": N_("%(count)d went with %(more)s"),
    "lowers": N_("%(count)d went with %(less)s"),
    "no_link": N_("for %(count)d no link was found"),
    "not_enough_data": N_("for %(count)d it is too early to tell"),
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
class Missing:
    """Something still needed, in words; had and wanted are both 0 where it has no number."""

    text: str
    had: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the days were compared by, in words: more and less of it, how many times, and why."""

    more: str
    less: str
    times: str
    looked_at: str


@dataclass(frozen=True, slots=True)
class Card:
    """One factor's finding with all that its card shows.

    sentence, size  what was found, and how large it is; size may be ""
    contrast        the same as the person's own low and high days, or ""
    needs           what this factor lacks, the journal's own needs left out
    days_left       until it lacks nothing any more at the present pace; None if that is open
    known           what is known or said of it elsewhere, each with its sources
    logs            low end, estimate and high end of the ratio for one step, as logs
    """

    factor: Factor
    finding: Finding
    choice: CardChoice | None
    sentence: str
    size: str
    contrast: str
    needs: tuple[Missing, ...]
    days_left: int | None
    known: tuple[str, ...]
    strip: Strip | None

    @property
    def label(self) -> str:
        """The factor's name in the reader's language."""
        return factor_label(self.factor)

    @property
    def claimed(self) -> bool:
        """Whether it tells of a link."""
        return self.finding.evidence is not None

    @property
    def by_the_clock(self) -> bool:
        """Whether clock times could tell which came first, where the verdict leaves that open."""
        from twitchlog.analysis.explore.clock_times import is_timed

        return self.claimed and self.finding.order == "same_day" and is_timed(self.factor)

    @property
    def alone(self) -> bool:
        """Whether its interval leaves out "no difference", although no link is claimed."""
        low, _ratio, high = self.logs or (0.0, 0.0, 0.0)
        return self.finding.verdict == "no_link" and (low > 0 or high < 0)

    @property
    def logs(self) -> tuple[float, float, float] | None:
        """None without a tested estimate."""
        effect = self.finding.effect
        if effect is None or self.finding.p is None:
            return None
        return math.log(effect.low), math.log(effect.ratio), math.log(effect.high)


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

    groups       verdict, title and cards, without those that are pinned or hidden
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
                verdict,
                _(title) % self._directions,
                [card for card in self.of(verdict) if card.choice is None],
            )
            for verdict, title in GROUPS.items()
        ]

    @property
    def unsuspected(self) -> list[Card]:
        """What was found without having been suspected."""
        known = {one.card.factor.slug for one in self.suspected}
        claims = [*self.of("raises"), *self.of("lowers")]
        return [card for card in claims if known and card.factor.slug not in known]

    @property
    def reach(self) -> float:
        """The same on every card, so that intervals can be compared."""
        ends = [abs(log) for card in self.cards for log in card.logs or ()]
        return min(WIDEST, max([NARROWEST, *ends]))

    @property
    def tally(self) -> list[str]:
        """How many factors came out how, in words."""
        counts = {verdict: len(self.of(verdict)) for verdict in TALLY}
        return [
            _(TALLY[verdict]) % {"count": count, **self._directions}
            for verdict, count in counts.items()
            if count
        ]

    @property
    def _directions(self) -> dict[str, str]:
        return {"more": self.outcome.more, "less": self.outcome.less}

    def of(self, verdict: str) -> list[Card]:
        """All cards of one verdict, whatever was chosen for them."""
        return [card for card in self.cards if card.finding.verdict == verdict]


def triggers_page(
    found: Verdicts,
    suspicions: Sequence[Suspicion],
    choices: Mapping[str, CardChoice],
    settings: Settings,
) -> TriggersPage:
    """Put verdicts and opinions together."""
    by_slug = {one.slug: one for one in found.factors}
    cards = tuple(
        _card(found, one, by_slug[one.factor], choices.get(one.factor), settings)
        for one in found.found.findings
    )
    return TriggersPage(
        verdicts=found,
        outcome=outcome_of(found.found),
        needs=_missing(found.found.journal_needs),
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


def _card(
    found: Verdicts,
    finding: Finding,
    factor: Factor,
    choice: CardChoice | None,
    settings: Settings,
) -> Card:
    from twitchlog.analysis import words

    first, *more = (phrase.said(_) for phrase in words.phrases(finding, factor))
    said = first.removeprefix(f"{factor_label(factor)}: ")
    journal = set(found.found.journal_needs)
    return Card(
        factor=factor,
        finding=finding,
        choice=choice,
        sentence=said[:1].upper() + said[1:],
        size=" ".join(more),
        contrast=_contrast(found, finding, factor, settings),
        needs=_missing([need for need in finding.needs if need not in journal]),
        days_left=found.outlook.factors.get(factor.slug),
        known=tuple(_known(factor)),
        strip=found.strips.get(factor.slug),
    )


def _contrast(found: Verdicts, finding: Finding, factor: Factor, settings: Settings) -> str:
    from twitchlog.analysis.explore.words import contrast_sentence

    sides = found.contrasts.get(factor.slug)
    if sides is None or finding.p is None or finding.outcome != "episodes":
        return ""
    return contrast_sentence(sides, factor, partial(_amount, factor, settings), _)


def _amount(factor: Factor, settings: Settings, value: float) -> str:
    return amount(factor, value, settings)


def _missing(needs: Sequence[Need]) -> tuple[Missing, ...]:
    from twitchlog.analysis.words import Phrase

    return tuple(
        Missing(Phrase(need.template, need.values, ("other",)).said(_), need.had, need.wanted)
        for need in needs
    )


def _known(factor: Factor) -> list[str]:
    return [
        _("%(type)s: %(expected)s expected, by %(evidence)s (%(sources)s)")
        % {
            "type": _(TYPE_BY_SLUG[statement.type].label),
            "expected": _(EXPECTED[statement.expected]),
            "evidence": _(EVIDENCE[statement.evidence]),
            "sources": "; ".join(_source(key, statement.evidence) for key in statement.references),
        }
        for statement in factor.statements
    ]


def _source(key: str, evidence: str) -> str:
    """A citation; of a general text only what it is, for its title promises more than it holds."""
    reference = REFERENCES[key]
    return reference.locator if evidence == "D" else reference.citation
