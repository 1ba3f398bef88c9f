"""What clock times add to a verdict: that what went together on a day came one after the other."""

from __future__ import annotations

from dataclasses import replace

from twitchlog.analysis import words
from twitchlog.analysis.explore.hours import AllHours, HoursBefore, Window
from twitchlog.analysis.findings import Finding
from twitchlog.analysis.words import Phrase, Translate, number
from twitchlog.catalogue import Factor
from twitchlog.vocabulary import N_

HOURS_OF_DAY = 24.0

FOLLOWED = {
    "raises": N_("%(factor)s: more of it was followed by more episodes %(hours)s."),
    "lowers": N_("%(factor)s: more of it was followed by fewer episodes %(hours)s."),
    "no_link": N_("%(factor)s: no link found with episodes %(hours)s."),
    "not_enough_data": N_(
        "%(factor)s: not enough yet to tell of episodes %(hours)s, because those hours are alike "
        "on nearly all days."
    ),
}
WITHIN = N_("within %(end)d hours")
LATER = N_("%(begin)d to %(end)d hours later")
SIZE = N_(
    "About %(ratio)s times as many for each extra %(step)s %(unit)s "
    "(95 %% interval %(low)s to %(high)s)."
)


def shown_before(finding: Finding, found: AllHours) -> Window | None:
    """The window whose clock times show that a same-day claim's exposure came first, or None.

    It claims the same direction, and reaches back no further than a day. A link that turns has no
    direction to be shown.
    """
    hours = found.of(finding.factor)
    claimed = finding.verdict in ("raises", "lowers") and finding.outcome in ("episodes", "any")
    turns = finding.shape is not None and finding.shape.turns
    if hours is None or finding.order != "same_day" or turns or not claimed:
        return None
    agreeing = [
        window
        for window in hours.windows
        if window.claim == finding.verdict and window.end <= HOURS_OF_DAY
    ]
    return min(agreeing, key=lambda window: window.q or 0.0, default=None)


def ordered(finding: Finding, found: AllHours) -> Finding:
    """A finding whose order is `before` where clock times show it; p and q stay its own."""
    return replace(finding, order="before") if shown_before(finding, found) else finding


def claim(
    finding: Finding, factor: Factor, found: AllHours, translate: Translate = str
) -> str | None:
    """The verdict in words that clock times allow, with the verdict's own size; None without."""
    window = shown_before(finding, found)
    if window is None:
        return None
    size = [phrase.said(translate) for phrase in words.phrases(finding, factor)[1:]]
    return " ".join([_direction(window, factor, translate), *size])


def sentence(window: Window, factor: Factor, translate: Translate = str) -> str:
    """One window in words, with its own size."""
    said = _direction(window, factor, translate)
    if window.effect is None or window.claim not in ("raises", "lowers"):
        return said
    effect = window.effect
    unit = words.SINGULAR.get(effect.unit, effect.unit) if effect.step == 1 else effect.unit
    numbers = {name: number(getattr(effect, name)) for name in ("ratio", "low", "high")}
    values: dict[str, object] = {"step": f"{effect.step:g}", "unit": unit, **numbers}
    return f"{said} {Phrase(SIZE, values).said(translate)}"


def needed(hours: HoursBefore, translate: Translate = str) -> list[str]:
    """What is still missing before anything is said."""
    return [Phrase(need.template, need.values).said(translate) for need in hours.needs]


def span(window: Window, translate: Translate = str) -> str:
    """How much later a window looks."""
    ends = {"begin": window.begin, "end": window.end}
    return translate(WITHIN if window.begin == 0 else LATER) % ends


def _direction(window: Window, factor: Factor, translate: Translate) -> str:
    values: dict[str, object] = {"factor": factor.label, "hours": span(window, translate)}
    return Phrase(FOLLOWED[window.claim], values).said(translate)
