"""Findings as plain JSON data, the contract of `analyse`."""

from __future__ import annotations

from dataclasses import asdict

from twitchlog.analysis.findings import Effect, Finding, Findings
from twitchlog.analysis.shapes import Shape, Slope
from twitchlog.analysis.words import needed


def as_json(findings: Findings) -> dict[str, object]:
    """Strictly valid JSON: no NaN, no infinity, None where there is nothing to say."""
    return {
        "tracked_days": findings.tracked_days,
        "episodes": findings.episodes,
        "outcome": findings.outcome,
        "links_tested": findings.links_tested,
        "links": [_link(finding) for finding in findings.findings],
    }


def _link(finding: Finding) -> dict[str, object]:
    return {
        "factor": finding.factor,
        "verdict": finding.verdict,
        "lag_days": finding.lag,
        "order": finding.order,
        "effect": _effect(finding.effect),
        "p": finding.p,
        "q": finding.q,
        "days_used": finding.days_used,
        "needs": needed(finding) or None,
        "shape": _shape(finding.shape),
    }


def _shape(shape: Shape | None) -> dict[str, object] | None:
    """How a claimed link runs; both sides of its split for one step, like the effect."""
    if shape is None:
        return None
    return {
        "kind": shape.kind,
        "p": shape.p,
        "q": shape.q,
        "split": shape.split,
        "turn": asdict(shape.turn) if shape.turn else None,
        "below": _side(shape.low),
        "above": _side(shape.high),
    }


def _side(slope: Slope | None) -> dict[str, float] | None:
    if slope is None or slope.ratios is None:
        return None
    return dict(zip(("rate_ratio", "low", "high"), slope.ratios, strict=True))


def _effect(effect: Effect | None) -> dict[str, object] | None:
    if effect is None:
        return None
    return {
        "step": effect.step,
        "unit": effect.unit,
        "rate_ratio": effect.ratio,
        "low": effect.low,
        "high": effect.high,
    }
