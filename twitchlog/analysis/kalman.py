"""Kalman filter and smoother for a scalar state that fades from day to day (an AR(1) process).

The state is the flare: u_t = carry * u_(t-1) + noise, with standing variance `variance`. It is
seen through noise on tracked days only; days between two tracked ones are stepped over at once.
Source: Durbin and Koopman, Time Series Analysis by State Space Methods, 2nd ed., chapter 4.

The filter is fast because time is folded: n tracked days become a few steps in each of many
stretches, and all stretches take their next step at once. What a stretch makes of what it begins
with is known beforehand (of a variance a ratio of two lines, of a surprise a line), so that the
beginnings can be had first.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from twitchlog.analysis.days import Floats, Ints

MOST_STEPS = 16  # products over a stretch stay within what a float can hold
FEW = 50_000  # days under a guess; of more, each carry for itself is quicker than all with copies
HANDFUL = 4  # guesses whose errors are sooner had in plain floats, one after the other
GLANCED = 64  # days of all guesses at a time, few enough for the processor's cache
TOGETHER = 150_000  # numbers whitened at once, few enough for the processor's cache


def whitened_products(
    columns: Floats, noise: Floats, variance: Floats, carry: Floats, day: Ints
) -> tuple[Floats, Floats]:
    """What generalised least squares needs, for many guesses of the flare at once.

    columns   (n, c) design and response, one row per tracked day
    noise     (g, n) observation variance under each of g guesses
    variance  (g,) standing variance of the flare
    carry     (g,) share of the flare left after one day
    day       (n,) ascending day numbers

    Returns (g, c, c) columns' W columns, where W is the inverse covariance of the response, and
    (g,) the log determinant of that covariance.
    """
    n, c = columns.shape
    products, log_det = np.empty((len(carry), c, c)), np.empty(len(carry))
    for part in _parts(carry, n):
        shares, place = np.unique(carry[part], return_inverse=True)
        kept = np.stack([_kept(float(share), day) for share in shares])
        errors, fade = _errors(noise[part], variance[part], kept, place)
        log_det[part] = np.log(errors.prod(axis=0)).sum(axis=1)
        moves = [_folded(_moves(columns, one[:, None]).T) for one in kept]
        handed = _handed_on(moves, fade, place)
        for i, folded in enumerate(moves):
            alike = np.flatnonzero(place == i)
            for some in np.array_split(alike, -(-len(alike) * n * c // TOGETHER)):
                surprises = _surprises(folded, fade[:, some], handed[some])
                surprises /= np.sqrt(errors[:, some, None])
                products[part[some]] = (surprises @ surprises.swapaxes(2, 3)).sum(axis=0)
    return products, log_det


def log_likelihoods(
    series: Floats, noise: Floats, variance: Floats, carry: Floats, day: Ints
) -> Floats:
    """(g,) of a series (n,) around 0, but for what is the same for all guesses; else as above.

    Of one series under many guesses this is quicker day by day, with no time folded.
    """
    shares, place = np.unique(carry, return_inverse=True)
    kept = np.stack([_kept(float(share), day) for share in shares], axis=1)
    moves = _moves(np.repeat(series[:, None], len(shares), axis=1), kept)
    scores, state, handed = np.zeros((3, len(carry)))
    state += variance
    for start in range(0, len(series), GLANCED):
        some = slice(start, start + GLANCED)
        seen, share = noise[:, some].T.copy(), kept[some].take(place, axis=1)
        errors, state = _errors_by_day(seen, share, variance, state)
        share *= seen
        share /= errors
        surprises = moves[some].take(place, axis=1)
        for fade, surprise in zip(share, surprises, strict=True):
            np.add(surprise, handed, out=surprise)
            np.multiply(fade, surprise, out=handed)
        surprises *= surprises
        surprises /= errors
        scores -= 0.5 * surprises.sum(axis=0)
        for at in range(0, len(errors), MOST_STEPS):
            scores -= 0.5 * np.log(errors[at : at + MOST_STEPS].prod(axis=0))
    return scores


def _errors_by_day(
    seen: Floats, kept: Floats, variance: Floats, state: Floats
) -> tuple[Floats, Floats]:
    """(days, g) variances of the one-step errors, and (g,) that of the flare on the day after.

    Of noise and kept (days, g), and the flare's variance (g,) standing and on the first day. An
    error follows from the one before by one ratio. What its subtraction loses is nothing beside
    the noise of one day and a flare's own, which every error has at least.
    """
    left = kept**2
    usual, left = variance * (1 - left), left * seen
    usual += left
    usual[:-1] += seen[1:]
    left *= seen
    errors = np.empty_like(seen)
    error = np.add(state, seen[0], out=errors[0])
    for lost, whole, following in zip(left, usual, errors[1:], strict=False):
        np.divide(lost, error, out=following)
        error = np.subtract(whole, following, out=following)
    return errors, usual[-1] - left[-1] / error


def _parts(carry: Floats, n: int) -> Iterator[Ints]:
    """Guesses that are looked at together: all, or in long journals those of the same carry."""
    if len(carry) * n <= FEW:
        yield np.arange(len(carry))
    else:
        yield from (np.flatnonzero(carry == share) for share in np.unique(carry))


def _moves(series: Floats, kept: Floats) -> Floats:
    """(n, ...) each day less what is left of the day before."""
    moves = series.copy()
    moves[1:] -= kept[:-1] * series[:-1]
    return moves


def smoothed(series: Floats, noise: Floats, variance: float, carry: float, day: Ints) -> Floats:
    """(n,) the expected flare on each tracked day, given the whole series (n,)."""
    kept = _kept(carry, day)
    errors = _errors_of_one(noise, variance, kept)
    fade = noise * kept / errors
    surprises = _chained(_moves(series, kept), fade) / errors
    # The same backwards leaves the series times the inverse of its covariance.
    weighed = _chained(surprises[::-1], np.append(fade[-2::-1], 0.0))[::-1]
    weighed[:-1] -= kept[:-1] * weighed[1:]
    flare: Floats = series - noise * weighed
    return flare


def _chained(moves: Floats, fade: Floats) -> Floats:
    """(n,) each move, and beside it the share of the one before that does not fade."""
    total, result = 0.0, []
    for move, share in zip(moves.tolist(), fade.tolist(), strict=True):
        total += move
        result.append(total)
        total *= share
    return np.array(result)


def _kept(carry: float, day: Ints) -> Floats:
    """(n,) share of the flare that is left on the next tracked day; after the last one, none."""
    return np.append(carry ** np.diff(day), 0.0)


def _folded(series: Floats) -> Floats:
    """(k, n) as (steps, k, stretches); the end of the last stretch is filled with zeros."""
    k, n = series.shape
    steps = max(1, min(MOST_STEPS, round(n**0.5 / 1.5)))
    stretches = -(-n // steps)
    whole = np.zeros((k, stretches * steps))
    whole[:, :n] = series
    return np.ascontiguousarray(whole.reshape(k, stretches, steps).transpose(2, 0, 1))


def _errors(noise: Floats, variance: Floats, kept: Floats, place: Ints) -> tuple[Floats, Floats]:
    """Variances of the one-step errors, and the share of an error that goes into the next one.

    Of noise (g, n), variance (g,) and kept (u, n), of which each guess has the one at its place
    (g,); both (steps, g, stretches). They do not depend on the response. Beyond the last day errors
    are 1.
    """
    if len(noise) <= HANDFUL:
        kept = kept[place]
        pairs = zip(noise, variance.tolist(), kept, strict=True)
        errors = np.stack([_errors_of_one(*each) for each in pairs])
        folded, fade = _folded(errors), _folded(noise * kept / errors)
        folded[_beyond(folded, noise.shape[1])] = 1.0
        return folded, fade
    seen, shares = _folded(noise), _folded(kept)
    if len(kept) > 1:
        shares = shares[:, place]
    left, fresh, variance = shares**2, 1 - shares**2, variance[:, None]
    steps = len(seen)
    beyond = _beyond(seen, kept.shape[1])
    seen[beyond] = 1.0
    errors, fade = np.empty_like(seen), np.empty_like(seen)
    state = _beginnings(seen, left, fresh, variance)
    for i in range(steps):
        np.add(state, seen[i], out=errors[i])
        passed = np.divide(seen[i], errors[i], out=fade[i])
        state *= passed
        state *= left[i]
        state += variance * fresh[i]
        passed *= shares[i]
    errors[beyond] = 1.0
    return errors, fade


def _beyond(folded: Floats, n: int) -> tuple[slice, slice, int]:
    """Where n days that were folded leave the last stretch unfilled."""
    steps, _, stretches = folded.shape
    return slice(steps - (steps * stretches - n), None), slice(None), -1


def _errors_of_one(noise: Floats, variance: float, kept: Floats) -> Floats:
    """(n,) variances of the one-step errors under one guess."""
    left, fresh = noise * kept**2, variance * (1 - kept**2)
    errors, state = [], variance
    for seen, passed, new in zip(noise.tolist(), left.tolist(), fresh.tolist(), strict=True):
        error = state + seen
        errors.append(error)
        state = state * passed / error + new
    return np.array(errors)


def _beginnings(seen: Floats, left: Floats, fresh: Floats, variance: Floats) -> Floats:
    """(g, stretches) the flare's variance at the beginning of each stretch.

    A day takes the variance v to left * v * seen / (v + seen) + variance * fresh, a ratio of two
    lines in v; so does a whole stretch. Nothing is subtracted, so that nothing is lost.
    """
    _, g, stretches = seen.shape
    above, below = np.zeros((2, 2, g, stretches))
    above[0], below[1] = 1.0, 1.0
    for i in range(len(seen)):
        below *= seen[i]
        above_left = above * (seen[i] * left[i])
        below += above
        above = above_left + below * (variance * fresh[i])
    (rise, base), (slope, floor) = above.swapaxes(1, 2).copy(), below.swapaxes(1, 2).copy()
    found = np.empty((stretches, g))
    state = variance[:, 0]
    for i in range(stretches):
        found[i] = state
        state = (rise[i] * state + base[i]) / (slope[i] * state + floor[i])
    return np.ascontiguousarray(found.T)


def _surprises(moves: Floats, fade: Floats, handed: Floats) -> Floats:
    """(steps, g, c, stretches) the one-step errors of all columns.

    moves  (steps, c, stretches) each column less what is left of the day before
    fade   (steps, g, stretches) the share of an error that goes into the next one
    handed (g, c, stretches) what each stretch gets from the errors before it
    """
    steps, c, stretches = moves.shape
    surprises = np.empty((steps, fade.shape[1], c, stretches))
    np.add(moves[0], handed, out=surprises[0])
    for i in range(1, steps):
        row = np.multiply(fade[i - 1, :, None], surprises[i - 1], out=surprises[i])
        row += moves[i]
    return surprises


def _handed_on(moves: list[Floats], fade: Floats, place: Ints) -> Floats:
    """(g, c, stretches) what each stretch gets from the errors before it; moves by place (g,)."""
    left = np.multiply.accumulate(fade[::-1], axis=0)[::-1]
    through, by_stretch = left[0].T[:, :, None].copy(), left.transpose(2, 1, 0).copy()
    stretches, g, _ = by_stretch.shape
    made = np.empty((stretches, g, moves[0].shape[1]))
    for i, each in enumerate(moves):
        alike = place == i if len(moves) > 1 else slice(None)
        made[:, alike] = by_stretch[:, alike] @ each.transpose(2, 0, 1).copy()
    handed = np.zeros_like(made)
    for i in range(stretches - 1):
        row = np.multiply(through[i], handed[i], out=handed[i + 1])
        row += made[i]
    return np.ascontiguousarray(handed.transpose(1, 2, 0))
