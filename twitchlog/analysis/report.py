"""Findings as plain JSON data, the contract of `analyse`."""

from __future__ import annotations

from twitchlog.analysis.findings import Effect, Finding, Findings
from twitchlog.analysis.words import needed


def as_json(findings: Findings) -> dict[str, object]:
    """Strictly valid JSON: no NaN, no infinity, None where there is nothing to say."""
    return {
        "tracked_days": findings.tracked_days,
        "episodes": findings.episodes,
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
    }


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
