"""What sentences about findings are made of: templates for gettext, and their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from twitchlog.analysis.findings import Finding
from twitchlog.catalogue import Factor
from twitchlog.vocabulary import N_

Translate = Callable[[str], str]

SINGULAR = {"drinks": N_("drink"), "times": N_("time")}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template and its values; those named in `labels` are translated before they go in."""

    template: str
    values: Mapping[str, object]
    labels: tuple[str, ...] = ("factor", "unit", "more", "times")

    def said(self, translate: Translate = str) -> str:
        """The finished sentence in the reader's language."""
        words = {
            name: translate(str(value)) if name in self.labels and value else value
            for name, value in self.values.items()
        }
        return translate(self.template) % words


def when(finding: Finding) -> str:
    """Which of the templates fits: the same day, the night, the day or the days before."""
    if finding.order == "same_day":
        return "same_day"
    return {0: "night", 1: "day"}.get(finding.lag, "days")


def step_of(factor: Factor) -> dict[str, object]:
    """One step of a factor: its amount, and the unit in the number that goes with it."""
    unit = SINGULAR.get(factor.unit, factor.unit) if factor.effect_step == 1 else factor.unit
    return {"step": f"{factor.effect_step:g}", "unit": unit}


def number(ratio: float) -> str:
    """A ratio in two figures or two decimals, whichever is longer."""
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"
