"""Findings in plain sentences, as templates for gettext and what they are filled with.

Never "cause", "risk" or "prediction"; a same-day link only ever "went together".
"""

from __future__ import annotations

from twitchlog.analysis.findings import Effect, Finding, Findings
from twitchlog.analysis.outcome_words import LESS, LOOKED_AT, MORE, TIMES
from twitchlog.analysis.phrases import SINGULAR as SINGULAR
from twitchlog.analysis.phrases import Phrase as Phrase
from twitchlog.analysis.phrases import Translate as Translate
from twitchlog.analysis.phrases import number as number
from twitchlog.analysis.phrases import step_of, when
from twitchlog.analysis.shape_words import bent, turning
from twitchlog.catalogue import Factor
from twitchlog.vocabulary import N_

AFTER = {
    "night": N_("%(factor)s: more of it the night before was followed by %(more)s."),
    "day": N_("%(factor)s: more of it the day before was followed by %(more)s."),
    "days": N_("%(factor)s: more of it %(lag)d days before was followed by %(more)s."),
    "same_day": N_("%(factor)s: more of it and %(more)s went together on the same day."),
}
AFTER_FLAG = {
    "night": N_("%(factor)s the night before was followed by %(more)s."),
    "day": N_("%(factor)s the day before was followed by %(more)s."),
    "days": N_("%(factor)s %(lag)d days before was followed by %(more)s."),
    "same_day": N_("%(factor)s: it and %(more)s went together on the same day."),
}
SIZE = N_(
    "For each extra %(step)s %(unit)s, about %(ratio)s %(times)s "
    "(95 %% interval %(low)s to %(high)s)."
)
SIZE_OF_A_RATING = N_(
    "For each point more, about %(ratio)s %(times)s (95 %% interval %(low)s to %(high)s)."
)
SIZE_OF_A_FLAG = N_("On such days, about %(ratio)s %(times)s (95 %% interval %(low)s to %(high)s).")
NOTHING = N_("%(factor)s: no link found in %(days)d days.")
VISIBLE = N_(
    "A link of ×%(smallest)s for each extra %(step)s %(unit)s, or a stronger one, would probably "
    "have shown."
)
VISIBLE_FOR_A_RATING = N_(
    "A link of ×%(smallest)s for each point more, or a stronger one, would probably have shown."
)
VISIBLE_FOR_A_FLAG = N_(
    "A link of ×%(smallest)s on such days, or a stronger one, would probably have shown."
)
WAITING = N_("%(factor)s: not enough data yet.")
STILL_NEEDED = N_("Still needed: %(needs)s.")


def phrases(finding: Finding, factor: Factor) -> tuple[Phrase, ...]:
    """A finding as one sentence or more; the first says what was found."""
    if finding.verdict == "not_enough_data":
        return (Phrase(WAITING, {"factor": factor.label}),)
    if finding.verdict == "no_link":
        return _nothing(finding, factor)
    first = turning(finding, factor) or _direction(finding, factor)
    whole = finding.shape is None or finding.shape.straight
    size = (_size(finding.effect, finding, factor),) if finding.effect and whole else ()
    return (first, *size, *bent(finding, factor))


def sentence(finding: Finding, factor: Factor, translate: Translate = str) -> str:
    """A finding in words, with what is still needed where there is not enough data."""
    said = claim(finding, factor, translate)
    if finding.needs:
        said += " " + translate(STILL_NEEDED) % {"needs": needed(finding, translate)}
    return said


def claim(finding: Finding, factor: Factor, translate: Translate = str) -> str:
    """A finding in words, without what it still needs."""
    return " ".join(phrase.said(translate) for phrase in phrases(finding, factor))


def needed(finding: Finding, translate: Translate = str) -> str:
    """What a finding still needs, separated by semicolons; empty if nothing."""
    needs = (Phrase(need.template, need.values, ("other",)) for need in finding.needs)
    return "; ".join(phrase.said(translate) for phrase in needs)


def looked_at(found: Findings, translate: Translate = str) -> str:
    """What the days were compared by."""
    return translate(LOOKED_AT[found.outcome])


def _direction(finding: Finding, factor: Factor) -> Phrase:
    table = AFTER_FLAG if factor.kind == "flag" else AFTER
    more = (MORE if finding.verdict == "raises" else LESS)[finding.outcome]
    return Phrase(table[when(finding)], {"factor": factor.label, "lag": finding.lag, "more": more})


def _size(effect: Effect, finding: Finding, factor: Factor) -> Phrase:
    template = {"rating": SIZE_OF_A_RATING, "flag": SIZE_OF_A_FLAG}.get(factor.kind, SIZE)
    numbers = {name: number(getattr(effect, name)) for name in ("ratio", "low", "high")}
    times = {"times": TIMES[finding.outcome]}
    return Phrase(template, {**step_of(factor), **numbers, **times})


def _nothing(finding: Finding, factor: Factor) -> tuple[Phrase, ...]:
    first = Phrase(NOTHING, {"factor": factor.label, "days": finding.days_used})
    if finding.smallest is None:
        return (first,)
    templates = {"rating": VISIBLE_FOR_A_RATING, "flag": VISIBLE_FOR_A_FLAG}
    values = step_of(factor)
    smallest = {"smallest": number(finding.smallest)}
    return first, Phrase(templates.get(factor.kind, VISIBLE), {**values, **smallest})
