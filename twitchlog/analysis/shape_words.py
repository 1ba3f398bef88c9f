"""How a link runs, in plain sentences: what a bend adds to a claim, or says in its place."""

from __future__ import annotations

import math

from twitchlog.analysis.findings import Finding
from twitchlog.analysis.outcome_words import LESS, MORE, TIMES
from twitchlog.analysis.phrases import Phrase, number, step_of, when
from twitchlog.catalogue import Factor
from twitchlog.vocabulary import N_

TURNING = {
    "night": N_(
        "%(factor)s: both little and much of it the night before was followed by %(more)s "
        "than the amounts between."
    ),
    "day": N_(
        "%(factor)s: both little and much of it the day before was followed by %(more)s "
        "than the amounts between."
    ),
    "days": N_(
        "%(factor)s: both little and much of it %(lag)d days before was followed by %(more)s "
        "than the amounts between."
    ),
    "same_day": N_(
        "%(factor)s: both little and much of it went together with %(more)s on the same day "
        "than the amounts between."
    ),
}
LEAST = N_("Least at about %(value)s %(unit)s (95 %% interval %(low)s to %(high)s).")
MOST = N_("Most at about %(value)s %(unit)s (95 %% interval %(low)s to %(high)s).")
LEAST_OF_A_RATING = N_("Least at about %(value)s of 10 (95 %% interval %(low)s to %(high)s).")
MOST_OF_A_RATING = N_("Most at about %(value)s of 10 (95 %% interval %(low)s to %(high)s).")
BELOW = N_(
    "Below %(split)s %(split_unit)s, about %(ratio)s %(times)s for each extra %(step)s "
    "%(unit)s (95 %% interval %(low)s to %(high)s)."
)
ABOVE = N_(
    "Above %(split)s %(split_unit)s, about %(ratio)s %(times)s for each extra %(step)s "
    "%(unit)s (95 %% interval %(low)s to %(high)s)."
)
BELOW_OF_A_RATING = N_(
    "Below %(split)s of 10, about %(ratio)s %(times)s for each point more "
    "(95 %% interval %(low)s to %(high)s)."
)
ABOVE_OF_A_RATING = N_(
    "Above %(split)s of 10, about %(ratio)s %(times)s for each point more "
    "(95 %% interval %(low)s to %(high)s)."
)
MOSTLY_LOW = N_("This shows mostly where there is little of it.")
MOSTLY_HIGH = N_("This shows mostly where there is much of it.")


def turning(finding: Finding, factor: Factor) -> Phrase | None:
    """That both ends differ from the middle; None of a link that does not turn."""
    if finding.shape is None or not finding.shape.turns:
        return None
    more = (MORE if finding.shape.kind == "both_ends" else LESS)[finding.outcome]
    values = {"factor": factor.label, "lag": finding.lag, "more": more}
    return Phrase(TURNING[when(finding)], values)


def bent(finding: Finding, factor: Factor) -> tuple[Phrase, ...]:
    """Where a link turns or mostly shows, and how large it is on both sides; () of a line."""
    shape = finding.shape
    if shape is None or shape.split is None:
        return ()
    said = [] if shape.turns else [Phrase(_MOSTLY[shape.kind], {})]
    rating = factor.kind == "rating"
    if shape.turn:
        least, most = (LEAST_OF_A_RATING, MOST_OF_A_RATING) if rating else (LEAST, MOST)
        numbers = {x: amount(getattr(shape.turn, x)) for x in ("value", "low", "high")}
        template = least if shape.kind == "both_ends" else most
        said.append(Phrase(template, {**numbers, "unit": factor.unit}))
    below, above = (BELOW_OF_A_RATING, ABOVE_OF_A_RATING) if rating else (BELOW, ABOVE)
    for template, slope in ((below, shape.low), (above, shape.high)):
        if slope and slope.ratios:
            said.append(_side(template, slope.ratios, shape.split, finding, factor))
    return tuple(said)


def amount(value: float) -> str:
    """A factor's value in two figures, from a thousand on in three."""
    if abs(value) < 1:
        return f"{value:.1f}"
    places = (2 if abs(value) >= 1000 else 1) - math.floor(math.log10(abs(value)))
    return f"{round(value, places):.{max(0, places)}f}"


_MOSTLY = {"below": MOSTLY_LOW, "above": MOSTLY_HIGH}


def _side(
    template: str,
    ratios: tuple[float, float, float],
    split: float,
    finding: Finding,
    factor: Factor,
) -> Phrase:
    numbers = zip(("ratio", "low", "high"), map(number, ratios), strict=True)
    words = {"split": amount(split), "split_unit": factor.unit, "times": TIMES[finding.outcome]}
    labels = ("unit", "split_unit", "times")
    return Phrase(template, {**step_of(factor), **dict(numbers), **words}, labels)
