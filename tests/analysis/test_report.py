"""The JSON that `analyse` prints."""

import json

import numpy as np

from tests.analysis import worlds
from twitchlog.analysis.days import DayTable
from twitchlog.analysis.findings import findings
from twitchlog.analysis.report import as_json

LINK = {
    "factor", "verdict", "lag_days", "order", "effect", "p", "q", "days_used", "needs", "shape"
}  # fmt: skip


def told(table):
    return json.loads(json.dumps(as_json(findings(table)), allow_nan=False))


def test_every_factor_has_one_entry_with_agreed_keys():
    report = told(worlds.journal(worlds.WORLDS["nothing"], 90, 1))

    assert set(report) == {"tracked_days", "episodes", "outcome", "links_tested", "links"}
    assert [link["factor"] for link in report["links"]] == list(worlds.SLUGS)
    assert all(set(link) == LINK for link in report["links"])
    assert report["links_tested"] == len(worlds.SLUGS)


def test_effects_are_ratios_for_a_step():
    report = told(worlds.journal(worlds.WORLDS["nothing"], 90, 1))
    effect = report["links"][0]["effect"]

    assert (effect["step"], effect["unit"]) == (100, "mg")
    assert 0 < effect["low"] < effect["rate_ratio"] < effect["high"]


def test_a_short_journal_says_what_it_needs():
    table = worlds.journal(worlds.WORLDS["nothing"], 10, 1)
    link = told(table)["links"][0]

    assert link["verdict"] == "not_enough_data"
    assert (link["p"], link["q"], link["effect"]) == (None, None, None)
    assert "more tracked days" in link["needs"]


def test_an_empty_journal_is_told_calmly():
    empty = DayTable(worlds.FIRST, np.zeros(0), np.zeros((0, 8)), worlds.FACTORS)

    assert told(empty)["tracked_days"] == 0
