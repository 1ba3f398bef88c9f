"""The daily counts as a regression on the factors, with flares, weekdays and slow drift.

    y_t ~ negative binomial, mean mu_t, variance mu_t + dispersion * mu_t ** 2
    log mu_t = level + weekend_t + weekday_t + drift_t + factors_t . effects + flare_t
    flare_t  = carry * flare_(t-1) + noise

Fitted by penalised quasi-likelihood (Breslow and Clayton 1993): the counts become a working
response around the last fit, whose covariance is known for every guess of dispersion, flare
variance and carry; the guess with the highest restricted likelihood gives the effects.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from twitchlog.analysis.background import background
from twitchlog.analysis.days import Bools, Floats, Ints
from twitchlog.analysis.kalman import log_likelihoods, smoothed, whitened_products

ROUNDS = 4
EFFECT_SD = 100.0
LOWEST_LOG_RATE = -5.0
WIDE, NARROW = 10.0, 6.0
# Before the first round, in long journals only: log likelihood below which a guess cannot matter.
# A glance was off by 12 at most for guesses that matter; what is left out weighs less than 1e-11.
HOPELESS, MANY_DAYS = 40.0, 500
NEGLIGIBLE = 1e-17  # weight, beside 1, that a mean in floats does not see


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
    """

    effects: Floats
    covariance: Floats
    freedom: float


@dataclass(frozen=True, slots=True, eq=False)
class Added:
    """What each of m more columns adds on its own, beside the factor it belongs to.

    effects      (m, 2) of that factor and of the column
    covariances  (m, 2, 2) of their errors
    freedom      degrees of freedom left
    """

    effects: Floats
    covariances: Floats
    freedom: float

    @property
    def t(self) -> Floats:
        """(m,) the columns' effects, in their errors."""
        return np.asarray(self.effects[:, 1] / np.sqrt(self.covariances[:, 1, 1]))


@dataclass(frozen=True, slots=True, eq=False)
class Fitting:
    """The journal around its fit, whitened under each of g guesses.

    guesses   those that the counts do not speak against
    products  (g, c, c) inner products of background, all factors and response
    log_det   (g,) of the response's covariance
    penalty   (c - 1,) prior precisions of background and factors
    skip      columns of background
    days      tracked days
    """

    guesses: Guesses
    products: Floats
    log_det: Floats
    penalty: Floats
    skip: int
    days: int
    _steps: dict[bytes, _Step] = field(default_factory=dict, init=False, repr=False)

    def view(self, factors: Ints) -> Fit:
        """The effects of some of the factors, with no others in the model."""
        step = self._step(self._kept(factors))
        freedom = max(3.0, self.days - step.spent)
        # Where the counts spread more than the model says, the errors are widened.
        covariance = step.inverse[self.skip :, self.skip :] * max(1.0, step.misfit / freedom)
        return Fit(step.coefficients[self.skip :], covariance, freedom)

    def added(self, factors: Ints, own: Ints, columns: Ints) -> Added:
        """What each of some more columns adds to a view, alone, under that view's best guess.

        factors  those of the view
        own      (m,) which of these each column belongs to, by its place among them
        columns  (m,) numbered like factors
        """
        kept, more = self._kept(factors), self.skip + columns
        step = self._step(kept)
        products = self.products[step.best]
        shared = step.inverse @ products[kept[:, None], more]
        left = products[more, more] + self.penalty[more]
        left = left - (products[kept[:, None], more] * shared).sum(axis=0)
        left = np.maximum(left, 1e-9)
        effects = (products[more, -1] - products[more[:, None], kept] @ step.coefficients) / left
        place = self.skip + own
        beside = shared[place, np.arange(len(more))]
        freedom = max(3.0, self.days - step.spent - 1)
        spread = np.maximum(1.0, (step.misfit - effects**2 * left) / freedom)
        covariances = np.empty((len(more), 2, 2))
        covariances[:, 0, 0] = step.inverse[place, place] + beside**2 / left
        covariances[:, 0, 1] = covariances[:, 1, 0] = -beside / left
        covariances[:, 1, 1] = 1 / left
        both = np.column_stack([step.coefficients[place] - beside * effects, effects])
        return Added(both, covariances * spread[:, None, None], freedom)

    def _kept(self, factors: Ints) -> Ints:
        return np.concatenate([np.arange(self.skip), self.skip + factors])

    def _step(self, kept: Ints) -> _Step:
        """What is solved for some columns, once: views of lines and of bends hold the same ones."""
        key = kept.tobytes()
        if key not in self._steps:
            columns = np.append(kept, -1)
            products = self.products[:, columns[:, None], columns]
            self._steps[key] = _best_step(products, self.log_det, self.penalty[kept])
        return self._steps[key]


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """Coefficients under the best guess, their inverse information, and what they leave."""

    best: int
    coefficients: Floats
    inverse: Floats
    misfit: float
    spent: float


def all_guesses() -> Guesses:
    """The grid that is searched: five dispersions by no flare or 25 kinds of flare."""
    flares = [(0.0, 0.0)]
    flares += [(v, c) for v in (0.03, 0.1, 0.25, 0.6, 1.2) for c in (0.5, 0.7, 0.85, 0.94, 0.98)]
    points = [(d, v, c) for d in (0.0, 0.1, 0.25, 0.5, 1.0) for v, c in flares]
    dispersion, variance, carry = np.array(points).T
    return Guesses(dispersion, variance, carry)


def fitted(counts: Counts, factors: Floats, spare: Floats | None = None) -> Fitting:
    """Fit the model to standardised factors without gaps.

    factors  (n, k) those the model is fitted to
    spare    (n, s) others that views may hold in their place, numbered after them
    """
    base, penalty = background(counts.day, counts.weekday)
    design = np.column_stack([base, factors])
    width = design.shape[1]
    whole = design if spare is None else np.column_stack([design, spare])
    added = whole.shape[1] - len(penalty)
    penalty = np.concatenate([penalty, np.full(added, EFFECT_SD**-2)])
    coefficients = _start(design, counts.episodes)
    guesses = _promising(counts, design @ coefficients, all_guesses())
    flare = np.zeros(len(counts.day))
    for turn in range(ROUNDS - 1):
        response, noise = _working(counts, design @ coefficients + flare, guesses)
        columns = np.column_stack([design, response])
        whitened = whitened_products(columns, noise, guesses.variance, guesses.carry, counts.day)
        scores = _scores(*whitened, penalty[:width])
        likeliest, mean = _solutions(whitened[0], scores, penalty[:width])
        coefficients = coefficients + np.clip(mean - coefficients, -1, 1)
        best = scores.argmax()
        variance, carry = guesses.variance[best], guesses.carry[best]
        rest = response - design @ likeliest
        flare = smoothed(rest, noise[best], float(variance), float(carry), counts.day)
        guesses = guesses.where(scores > scores.max() - (NARROW if turn else WIDE))
    response, noise = _working(counts, design @ coefficients + flare, guesses)
    columns = np.column_stack([whole, response])
    whitened = whitened_products(columns, noise, guesses.variance, guesses.carry, counts.day)
    return Fitting(guesses, *whitened, penalty, base.shape[1], len(counts.day))


def _promising(counts: Counts, log_rate: Floats, guesses: Guesses) -> Guesses:
    """Without those that what is left of the counts by a first fit rules out at a glance."""
    if len(counts.day) < MANY_DAYS:
        return guesses
    response, noise = _working(counts, log_rate, guesses)
    rest = response - log_rate
    scores = log_likelihoods(rest, noise, guesses.variance, guesses.carry, counts.day)
    return guesses.where(scores > scores.max() - HOPELESS)


def _working(counts: Counts, log_rate: Floats, guesses: Guesses) -> tuple[Floats, Floats]:
    """(n,) the working response around a fit, and (g, n) its variance under each guess."""
    top = max(5.0, float(np.log(counts.episodes.max(initial=0.0) + 1)) + 1)
    held = np.clip(log_rate, LOWEST_LOG_RATE, top)
    rate = np.exp(held)
    return held + (counts.episodes - rate) / rate, 1.0 / rate + guesses.dispersion[:, None]


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


def _scores(products: Floats, log_det: Floats, penalty: Floats) -> Floats:
    """(g,) the restricted log likelihood of every guess, but for what is the same for all.

    One Cholesky factor has the determinant, and in its last corner what the columns leave of the
    response; the 1 there keeps that above zero where they leave nothing.
    """
    roots = np.linalg.cholesky(products + np.diag(np.append(penalty, 1.0)))
    diagonal = np.diagonal(roots, axis1=1, axis2=2)
    scores: Floats = -0.5 * (log_det + diagonal[:, -1] ** 2) - np.log(diagonal[:, :-1]).sum(axis=1)
    return scores


def _best_step(products: Floats, log_det: Floats, penalty: Floats) -> _Step:
    """Generalised least squares under the guess with the highest restricted likelihood."""
    best = 0 if len(products) == 1 else int(_scores(products, log_det, penalty).argmax())
    gram, cross, square = products[best, :-1, :-1], products[best, :-1, -1], products[best, -1, -1]
    information = gram + np.diag(penalty)
    beta = np.asarray(np.linalg.solve(information, cross), dtype=np.float64)
    inverse = np.asarray(np.linalg.inv(information), dtype=np.float64)
    return _Step(
        best=best,
        coefficients=beta,
        inverse=inverse,
        misfit=float(square - 2 * beta @ cross + beta @ gram @ beta),
        spent=float((inverse * gram).sum()),
    )


def _solutions(products: Floats, scores: Floats, penalty: Floats) -> tuple[Floats, Floats]:
    """Coefficients under the best guess, and their mean over all, weighted by likelihood."""
    weights = np.exp(scores - scores.max())
    some = weights > NEGLIGIBLE
    information = products[some, :-1, :-1] + np.diag(penalty)
    solutions = np.linalg.solve(information, products[some, :-1, -1:])[:, :, 0]
    best = solutions[scores[some].argmax()]
    return best, (weights[some] / weights[some].sum()) @ solutions
