"""One factor's finding in words, as its card shows it.

Every word about a link comes from twitchlog.analysis.words; here it meets what its owner chose.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from twitchlog.catalogue import Factor
from twitchlog.charts.forest import has_one_size
from twitchlog.i18n import gettext as _
from twitchlog.opinions import CardChoice
from twitchlog.records import Settings
from twitchlog.references import REFERENCES
from twitchlog.verdicts import Verdicts
from twitchlog.vocabulary import N_, TYPE_BY_SLUG
from twitchlog.wording import amount, factor_label, number, shown_unit, shown_value

if TYPE_CHECKING:
    from twitchlog.analysis.enough import Need
    from twitchlog.analysis.findings import Finding
    from twitchlog.analysis.phrases import Phrase
    from twitchlog.analysis.strips import Strip

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


@dataclass(frozen=True, slots=True)
class Missing:
    """Something still needed, in words; had and wanted are both 0 where it has no number."""

    text: str
    had: int
    wanted: int


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
    def group(self) -> str:
        """Its verdict, or that the link turns, of which neither "more" nor "fewer" is all."""
        shape = self.finding.shape
        return "turns" if shape is not None and shape.turns else self.finding.verdict

    @property
    def claimed(self) -> bool:
        """Whether it tells of a link."""
        return self.finding.evidence is not None

    @property
    def by_the_clock(self) -> bool:
        """Whether clock times could tell which came first, where the verdict leaves that open."""
        from twitchlog.analysis.explore.clock_times import is_timed

        open_order = self.claimed and self.finding.order == "same_day" and self.group != "turns"
        return open_order and is_timed(self.factor)

    @property
    def alone(self) -> bool:
        """Whether its interval leaves out "no difference", although no link is claimed."""
        low, _ratio, high = self.logs or (0.0, 0.0, 0.0)
        return self.finding.verdict == "no_link" and (low > 0 or high < 0)

    @property
    def logs(self) -> tuple[float, float, float] | None:
        """None without a tested estimate that one size tells."""
        effect = self.finding.effect
        if effect is None or self.finding.p is None or not has_one_size(self.finding):
            return None
        return math.log(effect.low), math.log(effect.ratio), math.log(effect.high)


def card_of(
    found: Verdicts,
    finding: Finding,
    factor: Factor,
    choice: CardChoice | None,
    settings: Settings,
) -> Card:
    """One finding as a card."""
    from twitchlog.analysis import words

    phrases = words.phrases(finding, factor)
    first, *more = (in_page_units(one, factor, settings).said(_) for one in phrases)
    said = first.removeprefix(f"{factor_label(factor)}: ")
    journal = set(found.found.journal_needs)
    return Card(
        factor=factor,
        finding=finding,
        choice=choice,
        sentence=said[:1].upper() + said[1:],
        size=" ".join(more),
        contrast=_contrast(found, finding, factor, settings),
        needs=missing([need for need in finding.needs if need not in journal]),
        days_left=found.outlook.factors.get(factor.slug),
        known=tuple(_known(factor)),
        strip=found.strips.get(factor.slug),
    )


def in_page_units(phrase: Phrase, factor: Factor, settings: Settings) -> Phrase:
    """With its amounts in the unit in which the owner sees them."""
    unit = shown_unit(factor, settings)
    if "fl oz" not in unit:
        return phrase
    amounts = {"step", "split"} | ({"value", "low", "high"} if "value" in phrase.values else set())
    shown = {
        name: number(shown_value(factor, float(str(value)), settings))
        for name, value in phrase.values.items()
        if name in amounts
    }
    units = {name: unit for name in ("unit", "split_unit") if name in phrase.values}
    return replace(phrase, values={**phrase.values, **shown, **units})


def _contrast(found: Verdicts, finding: Finding, factor: Factor, settings: Settings) -> str:
    from twitchlog.analysis.explore.words import contrast_sentence

    sides = found.contrasts.get(factor.slug)
    told = finding.p is not None and finding.outcome == "episodes" and has_one_size(finding)
    if sides is None or not told:
        return ""
    return contrast_sentence(sides, factor, partial(_amount, factor, settings), _)


def _amount(factor: Factor, settings: Settings, value: float) -> str:
    return amount(factor, value, settings)


def missing(needs: Sequence[Need]) -> tuple[Missing, ...]:
    """What is still needed, in words."""
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
