"""What the verdicts are compared with: one negative binomial regression by statsmodels."""

from __future__ import annotations

import importlib.util

import numpy as np

from twitchlog.analysis.days import DayTable, Floats
from twitchlog.analysis.imputation import filled, stages

WAVES = 2


class NotFitted(RuntimeError):
    """The regression did not converge, so that its time says nothing."""


def is_here() -> bool:
    """Whether statsmodels is installed."""
    return importlib.util.find_spec("statsmodels") is not None


def design(table: DayTable) -> Floats:
    """(n, 9 + k) level, six weekdays, two slow waves and the k factors at their lags, no gaps."""
    n = len(table.counts)
    share = (np.arange(n) + 0.5) / n
    waves = [np.cos(np.pi * wave * share) for wave in range(1, WAVES + 1)]
    weekdays = [(table.weekday == day).astype(float) for day in range(6)]
    factors = filled(table.lagged(), table.weekday, stages(table.factors)).values
    return np.column_stack([np.ones(n), *weekdays, *waves, factors])


def fit(counts: Floats, columns: Floats) -> None:
    """Fit the regression once, as statsmodels does it unless told otherwise."""
    from statsmodels.discrete.discrete_model import NegativeBinomial

    fitted = NegativeBinomial(counts, columns).fit(disp=False)
    if not fitted.mle_retvals["converged"]:
        raise NotFitted
