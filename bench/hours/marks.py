"""Reading made-up journals, and marking what is said of their hours against the truth."""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import log, nan
from zlib import crc32

import numpy as np

from bench.hours.life import FACTORS, Journal, journal
from bench.hours.worlds import Link, World
from twitchlog.analysis.days import day_table
from twitchlog.analysis.explore.hours import AllHours, Window, hours_before


@dataclass(frozen=True, slots=True)
class Mark:
    """How one journal was read; averaged over journals these are shares.

    any_false  a window was said to hold a link that is not there, or in the wrong direction
    power      of the true links, those found; NaN without true links
    chance     of the other windows, those with p < .05; NaN where none was tested
    holds      of their 95 % intervals, those that hold no difference
    size       log of the ratio found over that of the ratio planted
    tested     of the three factors, those with enough to be tested
    """

    any_false: float
    power: float
    chance: float
    holds: float
    size: float
    tested: float
    ms: float


def one_journal(world: World, days: int, seed: int, number: int) -> Mark:
    """Live through one journal, and mark what is said of it."""
    rng = np.random.default_rng([seed, crc32(world.name.encode()), days, number])
    written = journal(world, days, rng)
    begun = time.process_time()
    found = read(written)
    return marked(world, found, 1000 * (time.process_time() - begun))


def read(written: Journal) -> AllHours:
    """What twitchlog says of a journal's hours."""
    return hours_before(day_table(written.days, FACTORS), written.starts, written.readings)


def marked(world: World, found: AllHours, ms: float = nan) -> Mark:
    """Mark what was found."""
    windows = [(one.factor, w) for one in found.factors for w in one.windows if w.p is not None]
    true = [(w, link) for slug, w in windows for link in world.links if _is(link, slug, w)]
    others = [w for slug, w in windows if not any(_is(link, slug, w) for link in world.links)]
    right = [w for w, link in true if w.claim == ("raises" if link.ratio > 1 else "lowers")]
    wrong = [w for w, _link in true if w.claim != "no_link" and w not in right]
    sizes = [
        log(w.effect.ratio) / (log(link.ratio) * w.effect.step / link.per)
        for w, link in true
        if w.effect
    ]
    held = [w.effect.low <= 1 <= w.effect.high for w in others if w.effect]
    return Mark(
        any_false=float(bool(wrong) or any(w.claim != "no_link" for w in others)),
        power=len(right) / len(world.links) if world.links else nan,
        chance=float(np.mean([w.p is not None and w.p < 0.05 for w in others])) if others else nan,
        holds=float(np.mean(held)) if held else nan,
        size=float(np.mean(sizes)) if sizes else nan,
        tested=sum(bool(one.windows) for one in found.factors) / 3,
        ms=ms,
    )


def _is(link: Link, slug: str, window: Window) -> bool:
    return (link.factor, link.begin, link.end) == (slug, window.begin, window.end)
