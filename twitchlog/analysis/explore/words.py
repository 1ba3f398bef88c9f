"""Closer looks in plain sentences, as templates for gettext.

As everywhere: never "cause", "risk" or "prediction".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from twitchlog.analysis.explore.by_type import TypeLink
from twitchlog.analysis.explore.contrasts import Contrast, Side
from twitchlog.analysis.explore.lags import LagLink
from twitchlog.analysis.words import STILL_NEEDED, Phrase, Translate, claim, number
from twitchlog.catalogue import Factor
from twitchlog.vocabulary import N_

Amount = Callable[[float], str]

# How the days on one side of a contrast are called, by when the factor came before them.
AT_MOST = {
    "same_day": N_("on days with %(bound)s or less"),
    "night": N_("after nights with %(bound)s or less"),
    "day": N_("a day after %(bound)s or less"),
    "days": N_("%(lag)d days after %(bound)s or less"),
}
AT_LEAST = {
    "same_day": N_("on days with %(bound)s or more"),
    "night": N_("after nights with %(bound)s or more"),
    "day": N_("a day after %(bound)s or more"),
    "days": N_("%(lag)d days after %(bound)s or more"),
}
RATED_AT_MOST = {
    "same_day": N_("on days rated %(bound)s or lower"),
    "night": N_("after nights rated %(bound)s or lower"),
    "day": N_("a day after it was rated %(bound)s or lower"),
    "days": N_("%(lag)d days after it was rated %(bound)s or lower"),
}
RATED_AT_LEAST = {
    "same_day": N_("on days rated %(bound)s or higher"),
    "night": N_("after nights rated %(bound)s or higher"),
    "day": N_("a day after it was rated %(bound)s or higher"),
    "days": N_("%(lag)d days after it was rated %(bound)s or higher"),
}
WITHOUT = {
    "same_day": N_("on days without it"),
    "night": N_("after nights without it"),
    "day": N_("a day after none of it"),
    "days": N_("%(lag)d days after none of it"),
}
WITH = {
    "same_day": N_("on days with it"),
    "night": N_("after nights with it"),
    "day": N_("a day after any of it"),
    "days": N_("%(lag)d days after any of it"),
}
LOGGED = N_(
    "%(more)s you logged %(more_mean)s episodes a day (%(more_days)d days); "
    "%(fewer)s, %(fewer_mean)s (%(fewer_days)d days)."
)
ALLOWED_FOR = N_(
    "Allowing for the rest, %(ratio)s times as many (95 %% interval %(low)s to %(high)s)."
)
ALLOWED_FOR_TURNED = N_(
    "Allowing for the rest, it is the other way round: %(ratio)s times as many %(side)s "
    "(95 %% interval %(low)s to %(high)s)."
)
NO_LINK_ALLOWED_FOR = N_(
    "Allowing for the rest, %(ratio)s times as many "
    "(95 %% interval %(low)s to %(high)s; 1 is no difference)."
)
AS_LOGGED = N_("That is as logged, with nothing else allowed for.")

DAYS_BEFORE = (
    N_("the same day"),
    N_("the day before"),
    N_("two days before"),
    N_("three days before"),
)
NIGHTS_BEFORE = (
    N_("the night just before"),
    N_("one night earlier"),
    N_("two nights earlier"),
    N_("three nights earlier"),
)
FURTHER = {False: N_("%d days before"), True: N_("%d nights earlier")}
STANDING_OUT = N_("Standing out: %(lags)s.")
NONE_STANDS_OUT = N_("None of them stands out.")
ONLY_PRESET = N_(
    "Only “%(preset)s” was decided on beforehand and tested; take anything else as a hint where "
    "to look, not as a finding."
)
TOO_FEW = N_("Too few for a test of their own.")
TOO_EARLY = N_("Too early to tell for this factor.")


def when(factor: Factor) -> str:
    """How long before the episodes the factor is read: which of the words above fit."""
    if factor.order == "same_day":
        return "same_day"
    return {0: "night", 1: "day"}.get(factor.lag, "days")


def contrast_sentence(
    found: Contrast, factor: Factor, amount: Amount, translate: Translate = str
) -> str:
    """A contrast in words, the side with more episodes first.

    amount  says a value of the factor with its unit
    """
    none = found.use or (found.low.bound == 0 and factor.lowest >= 0 and factor.kind != "rating")
    low = _side(found.low, factor, amount, translate, high=False, use=none)
    high = _side(found.high, factor, amount, translate, high=True, use=found.use)
    risen = found.high.mean >= found.low.mean
    more, fewer = (found.high, found.low) if risen else (found.low, found.high)
    words = (high, low) if risen else (low, high)
    said = translate(LOGGED) % {
        "more": words[0][:1].upper() + words[0][1:],
        "more_mean": mean_words(more.mean),
        "more_days": more.days,
        "fewer": words[1],
        "fewer_mean": mean_words(fewer.mean),
        "fewer_days": fewer.days,
    }
    return f"{said} {_allowed_for(found, risen, words, translate)}"


def lag_name(lag: int, factor: Factor, translate: Translate = str) -> str:
    """How long before the episodes a value is read."""
    names = NIGHTS_BEFORE if factor.settled else DAYS_BEFORE
    if lag < len(names):
        return translate(names[lag])
    return translate(FURTHER[factor.settled]) % lag


def timing_sentence(links: Sequence[LagLink], factor: Factor, translate: Translate = str) -> str:
    """What stands out in a lag profile, and what of it was decided on beforehand."""
    out = [lag_name(one.lag, factor, translate) for one in links if one.marked]
    said = translate(STANDING_OUT) % {"lags": ", ".join(out)} if out else translate(NONE_STANDS_OUT)
    preset = {"preset": lag_name(factor.lag, factor, translate)}
    return f"{said} {translate(ONLY_PRESET) % preset}"


def type_sentence(link: TypeLink, factor: Factor, translate: Translate = str) -> str:
    """What was found of one type and one factor."""
    if link.finding is None:
        needs = [Phrase(need.template, need.values).said(translate) for need in link.of.needs]
        needed = translate(STILL_NEEDED) % {"needs": "; ".join(needs)}
        return f"{translate(TOO_FEW)} {needed}"
    if link.finding.p is None:
        return translate(TOO_EARLY)
    said = claim(link.finding, factor, translate).removeprefix(f"{translate(factor.label)}: ")
    return said[:1].upper() + said[1:]


def mean_words(mean: float) -> str:
    """Episodes a day as they are read: one decimal, two where there is less than one a day."""
    return f"{mean:.1f}" if mean >= 0.95 or mean == 0 else f"{mean:.2g}"


def _side(
    side: Side, factor: Factor, amount: Amount, translate: Translate, *, high: bool, use: bool
) -> str:
    rating = factor.kind == "rating"
    if use:
        table = WITH if high else WITHOUT
    elif high:
        table = RATED_AT_LEAST if rating else AT_LEAST
    else:
        table = RATED_AT_MOST if rating else AT_MOST
    return translate(table[when(factor)]) % {"bound": amount(side.bound), "lag": factor.lag}


def _allowed_for(found: Contrast, risen: bool, words: tuple[str, str], translate: Translate) -> str:
    if found.more is None:
        return translate(AS_LOGGED)
    more = found.more if risen else found.more.turned
    template = NO_LINK_ALLOWED_FOR
    if found.claimed:
        template = ALLOWED_FOR if more.ratio >= 1 else ALLOWED_FOR_TURNED
        more = more if more.ratio >= 1 else more.turned
    sizes = {name: number(getattr(more, name)) for name in ("ratio", "low", "high")}
    return translate(template) % {**sizes, "side": words[1]}
