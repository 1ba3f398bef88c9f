"""The daily counts as a regression on the factors, with flares, weekdays and slow drift.

    y_t ~ negative binomial, mean mu_t, variance mu_t + dispersion * mu_t ** 2
    log mu_t = level + weekday_t + drift_t + factors_t . effects + flare_t
    flare_t  = carry * flare_(t-1) + noise

Fitted by penalised quasi-likelihood (Breslow and Clayton 1993): the counts become a working
response around the last fit, whose covariance is known for every guess of dispersion, flare
variance and carry; the guess with the highest restricted likelihood gives the effects.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Bools, Floats, Ints
from twitchlog.analysis.kalman import smoothed, whitened_products

ROUNDS = 4
WEEKDAY_SD = 0.2
DRIFT_SD = 2.0
EFFECT_SD = 100.0
DRIFT_DAYS = 120
LOWEST_LOG_RATE = -5.0
WIDE, NARROW = 10.0, 6.0


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Episodes on the n tracked days.

    episodes  (n,) counts
    day       (n,) ascending day numbers, 0 for the first
    weekday   (n,) 0 Monday to 6 Sunday
    """

    episodes: Floats
    day: Ints
    weekday: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Guesses:
    """g combinations of dispersion, flare variance and carry, each (g,)."""

    dispersion: Floats
    variance: Floats
    carry: Floats

    def where(self, chosen: Bools) -> Guesses:
        """The chosen ones."""
        return Guesses(self.dispersion[chosen], self.variance[chosen], self.carry[chosen])


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Effects of k factors on the log rate.

    effects     (k,) per unit of the columns given
    covariance  (k, k) of the effects' errors
    freedom     degrees of freedom left
    plausible   the guesses that the counts do not speak against
    """

    effects: Floats
    covariance: Floats
    freedom: float
    plausible: Guesses


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """One round's answer: the best guess's coefficients, their inverse information, the scores."""

    best: int
    coefficients: Floats
    inverse: Floats
    scores: Floats
    mean_coefficients: Floats
    misfit: float
    spent: float


def all_guesses() -> Guesses:
    """The grid that is searched: five dispersions by no flare or 25 kinds of flare."""
    flares = [(0.0, 0.0)]
    flares += [(v, c) for v in (0.03, 0.1, 0.25, 0.6, 1.2) for c in (0.5, 0.7, 0.85, 0.94, 0.98)]
    points = [(d, v, c) for d in (0.0, 0.1, 0.25, 0.5, 1.0) for v, c in flares]
    dispersion, variance, carry = np.array(points).T
    return Guesses(dispersion, variance, carry)


def fitted(counts: Counts, factors: Floats, guesses: Guesses | None = None) -> Fit:
    """Fit the model to standardised factors (n, k) without gaps."""
    background, penalty = _background(counts)
    design = np.column_stack([background, factors])
    penalty = np.concatenate([penalty, np.full(factors.shape[1], EFFECT_SD**-2)])
    guesses = guesses or all_guesses()
    plausible = guesses
    coefficients = _start(design, counts.episodes)
    flare = np.zeros(len(counts.day))
    top = max(5.0, float(np.log(counts.episodes.max(initial=0.0) + 1)) + 1)
    for turn in range(ROUNDS):
        log_rate = np.clip(design @ coefficients + flare, LOWEST_LOG_RATE, top)
        rate = np.exp(log_rate)
        response = log_rate + (counts.episodes - rate) / rate
        noise = 1.0 / rate + guesses.dispersion[:, None]
        step = _solved(np.column_stack([design, response]), noise, guesses, penalty, counts.day)
        coefficients = coefficients + np.clip(step.mean_coefficients - coefficients, -1, 1)
        if turn == ROUNDS - 1:
            break
        flare = smoothed(
            response - design @ step.coefficients,
            noise[step.best],
            float(guesses.variance[step.best]),
            float(guesses.carry[step.best]),
            counts.day,
        )
        guesses = guesses.where(step.scores > step.scores.max() - (NARROW if turn else WIDE))
        plausible = plausible if turn else guesses
    return _concluded(step, len(counts.day), background.shape[1], plausible)


def _concluded(step: _Step, days: int, skip: int, plausible: Guesses) -> Fit:
    """The factors' share of the last round, its errors widened where the counts spread more."""
    freedom = max(3.0, days - step.spent)
    spread = max(1.0, step.misfit / freedom)
    covariance = step.inverse[skip:, skip:] * spread
    return Fit(step.coefficients[skip:], covariance, freedom, plausible)


def _background(counts: Counts) -> tuple[Floats, Floats]:
    """(n, p) level, weekdays (sum to zero) and slow cosines, and (p,) their prior precisions."""
    n, length = len(counts.day), int(counts.day[-1]) + 1
    sunday = (counts.weekday == 6).astype(float)
    weekdays = [(counts.weekday == d) - sunday for d in range(6)]
    share = (counts.day + 0.5) / length
    waves = [np.cos(np.pi * j * share) for j in range(1, min(2, length // DRIFT_DAYS) + 1)]
    precision = [1e-6] + [WEEKDAY_SD**-2] * 6 + [DRIFT_SD**-2] * len(waves)
    return np.column_stack([np.ones(n), *weekdays, *waves]), np.array(precision)


def _start(design: Floats, episodes: Floats) -> Floats:
    """Coefficients to start from: a negative binomial regression without flares, shrunk."""
    coefficients = np.zeros(design.shape[1])
    coefficients[0] = np.log(max(float(episodes.mean()), 0.05))
    penalty = np.full(len(coefficients), 0.3)
    penalty[0] = 1e-6
    top = max(6.0, float(np.log(episodes.max() + 1)) + 1)
    for _ in range(25):
        rate = np.exp(np.clip(design @ coefficients, -8, top))
        weight = 1.0 / (1.0 + 0.3 * rate)
        information = (design.T * (rate * weight)) @ design + np.diag(penalty)
        score = design.T @ ((episodes - rate) * weight) - penalty * coefficients
        move = np.clip(np.linalg.solve(information, score), -1, 1)
        coefficients += move
        if np.abs(move).max() < 1e-4:
            break
    return coefficients


def _solved(columns: Floats, noise: Floats, guesses: Guesses, penalty: Floats, day: Ints) -> _Step:
    """Generalised least squares and the restricted likelihood under every guess."""
    products, log_det = whitened_products(columns, noise, guesses.variance, guesses.carry, day)
    gram, cross, square = products[:, :-1, :-1], products[:, :-1, -1], products[:, -1, -1]
    information = gram + np.diag(penalty)
    solutions = np.linalg.solve(information, cross[:, :, None])[:, :, 0]
    explained = (solutions * cross).sum(axis=1)
    scores = -0.5 * (log_det + np.linalg.slogdet(information)[1] + square - explained)
    weights = np.exp(scores - scores.max())
    best = int(scores.argmax())
    inverse = np.linalg.inv(information[best])
    beta = solutions[best]
    misfit = square[best] - 2 * beta @ cross[best] + beta @ gram[best] @ beta
    return _Step(
        best=best,
        coefficients=beta,
        inverse=inverse,
        scores=scores,
        mean_coefficients=(weights / weights.sum()) @ solutions,
        misfit=float(misfit),
        spent=float(np.trace(inverse @ gram[best])),
    )
