"""The level of the counts over time, with flares and overdispersion of unknown size.

    counts_i ~ days_i * exp(columns_i . effects + flare_i), spread as negative binomial days are

Fitted by penalised quasi-likelihood, as the links are (state_space), but for units of whole weeks,
so few of them that the flares' covariance is kept as a matrix under every guess. What is asked is
then averaged over the guesses by their restricted likelihood: how long flares last is the thing
that matters most here and that a journal says least about.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.change.flares import flare_covariance
from twitchlog.analysis.change.mixture import Mixture
from twitchlog.analysis.change.units import Units
from twitchlog.analysis.days import Floats
from twitchlog.analysis.state_space import Guesses

ROUNDS = 4
WIDE, NARROW = 12.0, 9.0
FREE = 1e-6  # prior precision of the level
LOWEST_LOG_RATE, HIGHEST_LOG_RATE = -5.0, 6.0
START_DAYS = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """k effects under each of g guesses.

    effects     (g, k)
    covariance  (g, k, k) of their errors
    evidence    (g,) log likelihood with the effects integrated out
    """

    effects: Floats
    covariance: Floats
    evidence: Floats

    def of(self, weights: Floats) -> Mixture:
        """One weighed sum (k,) of the effects, averaged over the guesses."""
        means = self.effects @ weights
        errors = np.sqrt(np.einsum("i,gij,j->g", weights, self.covariance, weights))
        return Mixture.weighed(self.evidence, means, errors)


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The units around their fit.

    guesses   those that the counts do not speak against
    prior     (g,) log weights that they had beforehand
    inverse   (g, n, n) inverse covariance of the response
    log_det   (g,) of that covariance
    response  (n,) log rates around the fit
    """

    guesses: Guesses
    prior: Floats
    inverse: Floats
    log_det: Floats
    response: Floats

    def answer(self, columns: Floats, precision: Floats) -> Answer:
        """The effects of (n, k) columns with (k,) prior precisions, nothing else in the model."""
        pulled = self.inverse @ columns
        information = columns.T @ pulled + np.diag(precision)
        cross = np.einsum("gnk,n->gk", pulled, self.response)
        covariance = np.asarray(np.linalg.inv(information), dtype=np.float64)
        effects = np.einsum("gij,gj->gi", covariance, cross)
        square = np.einsum("gnm,n,m->g", self.inverse, self.response, self.response)
        misfit = square - (effects * cross).sum(axis=1)
        size = np.linalg.slogdet(information)[1] - np.log(precision).sum()
        evidence = self.prior - 0.5 * (self.log_det + size + misfit)
        return Answer(effects, covariance, evidence)

    def one_more(
        self, columns: Floats, precision: Floats, more: Floats, tightness: float
    ) -> tuple[Floats, Floats, Floats]:
        """Effect, error and evidence, each (g, t), of each of (n, t) columns beside the others."""
        known = self.answer(columns, precision)
        pulled = self.inverse @ more
        across = np.einsum("nk,gnt->gkt", columns, pulled)
        explained = known.covariance @ across
        own = np.einsum("nt,gnt->gt", more, pulled) - (across * explained).sum(axis=1)
        rest = np.einsum("gnt,n->gt", pulled, self.response)
        rest = rest - np.einsum("gkt,gk->gt", across, known.effects)
        held = own + tightness
        gain = 0.5 * (np.log(tightness / held) + rest**2 / held)
        return rest / held, 1 / np.sqrt(held), known.evidence[:, None] + gain


def fitted(
    units: Units, columns: Floats, precision: Floats, guesses: Guesses, prior: Floats | None = None
) -> Levels:
    """Linearise the counts around their fit.

    columns    (n, k) what the level depends on; the first one is 1
    precision  (k,) of the effects' priors
    prior      (g,) log weights of the guesses; alike where not given
    """
    weights = np.zeros(len(guesses.carry)) if prior is None else prior
    flares = flare_covariance(units, guesses)
    usual = max(float(units.counts.sum() / units.days.sum()), 0.02)
    log_rate = np.log((units.counts + START_DAYS * usual) / (units.days + START_DAYS))
    for turn in range(ROUNDS):
        found = _around(units, log_rate, flares, guesses, weights)
        if turn == ROUNDS - 1:
            break
        answer = found.answer(columns, precision)
        best = int(answer.evidence.argmax())
        line = columns @ answer.effects[best]
        log_rate = line + flares[best] @ found.inverse[best] @ (found.response - line)
        near = answer.evidence > answer.evidence[best] - (NARROW if turn else WIDE)
        flares, guesses, weights = flares[near], guesses.where(near), weights[near]
    return found


def _around(
    units: Units, log_rate: Floats, flares: Floats, guesses: Guesses, prior: Floats
) -> Levels:
    held = np.clip(log_rate, LOWEST_LOG_RATE, HIGHEST_LOG_RATE)
    mean = units.days * np.exp(held)
    noise = 1 / mean + guesses.dispersion[:, None] / units.days
    spread = flares.copy()
    places = np.arange(len(mean))
    spread[:, places, places] += noise
    roots = np.linalg.cholesky(spread)[:, places, places]
    log_det = 2 * np.log(roots).sum(axis=1)
    response = held + (units.counts - mean) / mean
    return Levels(guesses, prior, np.asarray(np.linalg.inv(spread)), log_det, response)
