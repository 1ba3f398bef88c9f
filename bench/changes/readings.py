"""One made-up journal, and what twitchlog says of its changes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from zlib import crc32

import numpy as np
from numpy.random import Generator

from bench.changes.happenings import happenings
from bench.changes.worlds import Scene
from bench.truth.diary import FIRST, written
from bench.truth.life import Life, lived
from twitchlog.analysis.change.everything import Changes, Told, changes
from twitchlog.analysis.days import Floats, day_table
from twitchlog.analysis.span import Span

EVENTS = 3
EVENT_LASTS = 56
QUESTIONS = ("trend", "steps", "events", "weekdays", "hours", "sides", "spread")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was said of one journal.

    claims   for each question whether something was claimed; NaN where there was too little
    slope    the true change of the log rate over the span lies in the trend's interval
    event    the true change after the first event lies in its interval
    step     the true day of the step lies between a found step's ends; NaN where none was found
    ms       thousandths of a second it took
    """

    claims: dict[str, float]
    slope: float
    event: float
    step: float
    ms: float


def read(scene: Scene, days: int, seed: int, number: int) -> Reading:
    """Live through one journal, and ask everything of it."""
    rng = np.random.default_rng([seed, crc32(scene.name.encode()), days, number])
    life = lived(scene.world, days, rng)
    turn = int(days * rng.uniform(0.25, 0.75))
    events = [int(days * x) for x in sorted(rng.uniform(0.1, 0.9, EVENTS))]
    factor = np.ones(days)
    factor[turn:] = scene.step
    factor[events[0] : events[0] + EVENT_LASTS] *= scene.event
    counts = _logged(scene, life, factor, rng)
    told = happenings(FIRST, counts, scene.habits, rng)
    tracked = [(FIRST + timedelta(n), int(c)) for n, c in enumerate(counts) if np.isfinite(c)]
    marks = [FIRST + timedelta(n) for n in events]
    span = Span(FIRST, FIRST + timedelta(days - 1))
    begun = time.process_time()
    rows = (told.hour_runs, told.regions, told.placed)
    found = changes(span, Told(tracked, marks, (), *rows))
    ms = 1000 * (time.process_time() - begun)
    turned = FIRST + timedelta(turn) if scene.step != 1 else None
    return Reading(
        _claims(found), _slope(scene, found), _event(scene, found), _step(found, turned), ms
    )


def _logged(scene: Scene, life: Life, factor: Floats, rng: Generator) -> Floats:
    """(n,) what was written down, NaN where not; each episode is left with that chance."""
    thinned = rng.binomial(life.counts.astype(np.int64), factor).astype(np.float64)
    kept = Life(life.values, thinned, life.nuisance, life.push)
    table = day_table(written(kept, scene.world.logging, rng), ())
    counts = np.full(len(thinned), np.nan)
    start = (table.first - FIRST).days
    counts[start : start + len(table.counts)] = table.counts
    share = scene.fading * np.arange(len(counts)) / len(counts)
    counts[(thinned <= np.median(thinned)) & (rng.random(len(counts)) < share)] = np.nan
    return counts


def _claims(found: Changes) -> dict[str, float]:
    nothing = float("nan")
    judged = [one.change for one in found.around if one.change]
    trend, spread, side = found.trend, found.spread.change, found.balance.side
    said = (
        trend.change != "no_change" if trend else nothing,
        bool(found.steps) if found.searched else nothing,
        any(change != "no_change" for change in judged) if judged else nothing,
        found.weekdays.found if found.weekdays.p is not None else nothing,
        found.hours.found if found.hours.p is not None else nothing,
        side != "even" if side else nothing,
        spread != "no_change" if spread else nothing,
    )
    return dict(zip(QUESTIONS, map(float, said), strict=True))


def _slope(scene: Scene, found: Changes) -> float:
    straight = scene.step == scene.event == 1 and not scene.world.season and not scene.fading
    if found.trend is None or not straight:
        return float("nan")
    whole = found.trend.whole
    return float(log(whole.low) <= scene.world.drift <= log(whole.high))


def _event(scene: Scene, found: Changes) -> float:
    known = [one for one in found.around if one.number == 0 and one.ratio]
    alone = scene.step == 1 and not scene.world.drift and not scene.world.season
    if not known or known[0].ratio is None or scene.fading or not alone:
        return float("nan")
    return float(known[0].ratio.low <= scene.event <= known[0].ratio.high)


def _step(found: Changes, turned: date | None) -> float:
    if turned is None or not found.steps:
        return float("nan")
    return float(any(step.first <= turned <= step.last for step in found.steps))
