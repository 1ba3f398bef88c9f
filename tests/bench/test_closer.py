"""The measuring of the closer looks."""

import math
from collections import Counter

import numpy as np

from bench.closer.__main__ import main
from bench.closer.marks import _marked_lags, _typed, one_journal
from bench.truth.life import lived
from bench.truth.worlds import WORLDS
from twitchlog.analysis.explore.ground import Ground
from twitchlog.analysis.explore.lags import LagLink
from twitchlog.analysis.findings import Effect
from twitchlog.analysis.state_space import Counts
from twitchlog.catalogue import BY_SLUG

WORLD = {world.name: world for world in WORLDS}


def profile(slug, *effects):
    nothing = np.zeros(0)
    counts = Counts(nothing, nothing.astype(int), nothing.astype(int))
    on = Ground(BY_SLUG[slug], counts.day, counts, nothing, nothing, 1.0, nothing, nothing > 0)
    step = BY_SLUG[slug].effect_step
    return on, [LagLink(n, Effect(step, "", *sizes), n == 0) for n, sizes in enumerate(effects)]


def test_a_mark_where_something_acts_is_found_and_another_is_false():
    nothing, marked = (1.0, 0.9, 1.1), (1.4, 1.2, 1.6)

    at_its_lag = _marked_lags(WORLD["coffee, small"], [profile("caffeine_mg", marked, nothing)])
    elsewhere = _marked_lags(WORLD["coffee, small"], [profile("caffeine_mg", nothing, marked)])

    assert at_its_lag == (0.0, 1.0, 1.0)
    assert elsewhere == (1.0, 0.0, 0.0)


def test_what_a_bad_day_changes_at_once_is_neither_true_nor_false():
    marked = (1.4, 1.2, 1.6)

    (false, *_) = _marked_lags(WORLD["bad day, then stress"], [profile("stress", marked)])

    assert false == 0.0


def test_types_add_up_to_what_was_lived():
    rng = np.random.default_rng(1)
    life = lived(WORLD["coffee, one type of two"], 60, rng)

    totals = Counter()
    for _day, slug, episodes in _typed(WORLD["coffee, one type of two"], life, rng):
        totals[slug] += episodes

    assert sum(totals.values()) == life.counts.sum()
    assert set(totals) == {"fasciculation", "eyelid_myokymia"}


def test_a_journal_without_links_finds_none_to_find():
    mark = one_journal(WORLD["nothing"], 60, seed=1, number=0)

    assert math.isnan(mark.lag_found)
    assert math.isnan(mark.type_found)
    assert 0 <= mark.curve_holds <= 1


def test_the_table_names_the_command_that_makes_it(capsys):
    main(["--journals", "1", "--days", "45", "--worlds", "nothing", "--jobs", "1"])
    said = capsys.readouterr().out

    assert "python -m bench.closer --journals 1 --seed 1 --days 45 --worlds nothing" in said
    assert "| mean | 0.00 |" in said
