"""Each type of twitch on its own."""

from datetime import timedelta

import numpy as np
import pytest

from tests.analysis import worlds
from twitchlog.analysis.explore.by_type import by_type, links_of
from twitchlog.analysis.explore.family import stepped_down
from twitchlog.analysis.explore.words import type_sentence
from twitchlog.analysis.findings import findings
from twitchlog.catalogue import BY_SLUG


@pytest.fixture(scope="module")
def table():
    """A year in which coffee acts."""
    return worlds.journal(worlds.WORLDS["coffee"], 365, seed=3)


def typed(table, slug, share=1.0):
    """That share of each day's episodes, rounded up."""
    days = np.flatnonzero(table.tracked)
    return [(table.day(row), slug, int(np.ceil(share * table.counts[row]))) for row in days]


def test_one_type_that_is_all_there_is_is_tested_as_all_are(table):
    (only,) = by_type(table, typed(table, "cramp")).types

    alone = findings(table).findings
    assert [one.p for one in only.findings] == [one.p for one in alone]
    assert [one.effect for one in only.findings] == [one.effect for one in alone]
    assert only.episodes == np.nansum(table.counts)


def test_all_pairs_are_one_family(table):
    found = by_type(table, typed(table, "cramp", 0.4) + typed(table, "tremor", 0.8))
    pairs = [one for kind in found.types for one in kind.findings]

    assert found.pairs == len(pairs) == 16
    q = stepped_down(np.array([one.p for one in pairs]))
    assert [one.q for one in pairs] == pytest.approx(q.tolist(), rel=1e-12)
    assert all(one.q <= 0.02 for one in pairs if one.verdict in ("raises", "lowers"))


def test_types_with_the_most_episodes_come_first(table):
    found = by_type(table, typed(table, "cramp", 0.4) + typed(table, "tremor", 0.8))

    assert [kind.type for kind in found.types] == ["tremor", "cramp"]


def test_a_type_with_few_episodes_says_what_is_missing(table):
    first = table.day(int(np.flatnonzero(table.tracked)[0]))
    (few,) = links_of(by_type(table, [(first, "cramp", 4)]), BY_SLUG["caffeine_mg"])

    assert few.finding is None
    assert type_sentence(few, BY_SLUG["caffeine_mg"]).startswith(
        "Too few for a test of their own. Still needed: 20 more episodes (4 of 24)"
    )


def test_days_that_are_not_tracked_or_not_in_the_table_count_nothing(table):
    untracked = table.day(int(np.flatnonzero(~table.tracked)[0]))
    after = table.day(len(table.counts) - 1) + timedelta(days=1)

    found = by_type(table, [(untracked, "cramp", 30), (after, "cramp", 30)])

    assert found.types == ()


def test_what_is_stated_of_the_type_stands_beside(table):
    found = by_type(table, typed(table, "tremor") + typed(table, "cramp", 0.5))

    tremor, cramp = links_of(found, BY_SLUG["caffeine_mg"])

    assert (tremor.of.type, tremor.statement.expected) == ("tremor", "none")
    assert (cramp.of.type, cramp.statement) == ("cramp", None)
    assert "went together on the same day" in type_sentence(tremor, BY_SLUG["caffeine_mg"])
