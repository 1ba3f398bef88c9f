"""From a day table to verdicts: what is planted is found, what is not stays silent."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from tests.analysis.worlds import COLUMN, FACTORS, SLUGS, WORLDS, journal
from twitchlog.analysis.days import DayTable
from twitchlog.analysis.findings import findings
from twitchlog.catalogue import BY_SLUG

CLAIMS = {"raises", "lowers"}
SEEDS = range(30)


@cache
def planted():
    return findings(journal(WORLDS["three"], 365, 7))


def by_slug(result):
    return {finding.factor: finding for finding in result.findings}


def claims(table):
    return [f.factor for f in findings(table).findings if f.verdict in CLAIMS]


def columns(table, order):
    factors = tuple(table.factors[k] for k in order)
    return DayTable(table.first, table.counts, table.values[:, order], factors)


def pearson_claims(table):
    """What a plain correlation at p < .05 would say, factor by factor."""
    threshold = 1.96 / np.sqrt(table.tracked.sum())
    seen, counts = table.lagged(), table.counts
    both = [table.tracked & np.isfinite(seen[:, k]) for k in range(len(FACTORS))]
    r = [np.corrcoef(seen[rows, k], counts[rows])[0, 1] for k, rows in enumerate(both)]
    return [k for k, value in enumerate(r) if abs(value) > threshold]


def test_planted_links_are_found_with_their_direction():
    verdicts = {slug: f.verdict for slug, f in by_slug(planted()).items()}

    assert verdicts["caffeine_mg"] == "raises"
    assert verdicts["sleep_h"] == "lowers"
    assert verdicts["exercise_min"] == "raises"


def test_a_finding_says_how_much_and_how_surely():
    sleep = by_slug(planted())["sleep_h"]

    assert (sleep.effect.step, sleep.effect.unit, sleep.order) == (1, "h", "before")
    assert sleep.effect.low < np.exp(-0.35) < sleep.effect.high < 1
    assert sleep.p <= sleep.q <= planted().level
    assert sleep.evidence == "pattern"
    assert "stress" in sleep.adjusted_for


def test_days_used_and_missing_add_up_to_the_tracked_ones():
    for finding in planted().findings:
        assert finding.days_used + finding.days_missing == planted().tracked_days
        assert finding.days_missing > 0


def test_a_larger_link_than_the_smallest_visible_one_would_have_shown():
    for finding in planted().findings:
        assert finding.smallest > 1
        if finding.verdict == "no_link":
            assert max(finding.effect.ratio, 1 / finding.effect.ratio) < finding.smallest


def test_before_ninety_days_a_claim_is_a_hint():
    table = journal(WORLDS["three"], 365, 7)
    early = DayTable(table.first, table.counts[:90], table.values[:90], table.factors)
    claimed = [f for f in findings(early).findings if f.verdict in CLAIMS]

    assert claimed
    assert {f.evidence for f in claimed} == {"hint"}


def test_where_nothing_is_planted_nothing_is_claimed():
    tables = [journal(WORLDS["nothing"], 90, seed) for seed in SEEDS]

    assert sum(bool(claims(table)) for table in tables) <= 4
    assert sum(bool(pearson_claims(table)) for table in tables) > 10


def test_a_consequence_does_not_make_its_companions_look_guilty():
    world = WORLDS["bad day, then stress, tired"]
    found = [claims(journal(world, 240, seed)) for seed in range(12)]

    assert sum(bool({"sleep_h", "sleep_quality", "alcohol_drinks"} & set(f)) for f in found) <= 2


def test_the_order_of_factors_does_not_matter():
    table = journal(WORLDS["three"], 120, 3)
    order = [5, 2, 7, 0, 1, 6, 4, 3]
    straight, mixed = by_slug(findings(table)), by_slug(findings(columns(table, order)))

    for slug, finding in straight.items():
        assert mixed[slug].verdict == finding.verdict
        assert mixed[slug].p == pytest.approx(finding.p, abs=1e-9)


def test_other_units_do_not_matter():
    table = journal(WORLDS["three"], 120, 3)
    ounces = np.array([1.0, 60.0, 1.0, 1 / 29.57, 1.0, 14.0, 1.0, 1.0])
    other = DayTable(table.first, table.counts, table.values * ounces, table.factors)

    for here, there in zip(findings(table).findings, findings(other).findings, strict=True):
        assert there.p == pytest.approx(here.p, abs=1e-9)


def test_a_factor_that_never_changes_leaves_the_others_as_they_are():
    table = journal(WORLDS["three"], 120, 3)
    values = np.column_stack([table.values, np.full(len(table.counts), 5.0)])
    more = DayTable(table.first, table.counts, values, (*FACTORS, BY_SLUG["screen_h"]))

    assert findings(more).findings[:-1] == findings(table).findings
    assert findings(more).findings[-1].verdict == "not_enough_data"


def test_days_outside_the_tracked_ones_do_not_matter():
    table = journal(WORLDS["three"], 120, 3)
    counts, values = table.counts.copy(), table.values.copy()
    counts[:2], counts[110:] = np.nan, np.nan
    whole = DayTable(table.first, counts, values, FACTORS)
    short = DayTable(table.first, counts[:110], values[:110], FACTORS)

    assert findings(whole).findings == findings(short).findings


def test_outcomes_are_never_tested():
    table = journal(WORLDS["nothing"], 90, 1)
    bother = np.nan_to_num(table.counts)[:, None]
    factors = (*FACTORS, BY_SLUG["burden"])
    more = DayTable(table.first, table.counts, np.hstack([table.values, bother]), factors)

    assert findings(more) == findings(table)


def test_a_factor_without_values_is_listed_and_waits():
    table = journal(WORLDS["nothing"], 90, 1)
    table.values[:, COLUMN["stress"]] = np.nan
    result = findings(table)
    stress = by_slug(result)["stress"]

    assert result.links_tested == len(SLUGS) - 1
    assert (stress.verdict, stress.effect, stress.p) == ("not_enough_data", None, None)
    assert stress.needs


def test_nothing_is_tested_before_there_is_enough():
    table = journal(WORLDS["three"], 27, 7)
    result = findings(table)

    assert result.links_tested == 0
    assert result.journal_needs
    assert {f.verdict for f in result.findings} == {"not_enough_data"}
    assert {f.p for f in result.findings} == {None}


def test_a_lag_looks_at_the_days_before():
    world = replace(WORLDS["alcohol"], effects={"alcohol_drinks": 0.6}, gaps=0.0)
    alcohol = by_slug(findings(journal(world, 365, 2)))["alcohol_drinks"]

    assert (alcohol.verdict, alcohol.lag, alcohol.order) == ("raises", 1, "before")
