"""Findings in plain words."""

import re

import pytest

from twitchlog.analysis import words
from twitchlog.analysis.enough import MORE_DAYS, Need, twin_need
from twitchlog.analysis.findings import Effect, Finding
from twitchlog.catalogue import BY_SLUG, FACTORS

SLEEP = BY_SLUG["sleep_h"]


def finding(slug, verdict, **more):
    factor = BY_SLUG[slug]
    return Finding(factor.slug, verdict, factor.lag, factor.order, **more)


def said(slug, verdict, **more):
    return words.sentence(finding(slug, verdict, **more), BY_SLUG[slug])


def test_a_night_before_is_followed_by_fewer_episodes():
    effect = Effect(1, "h", 0.7712, 0.6171, 0.949)

    assert said("sleep_h", "lowers", effect=effect) == (
        "Sleep: more of it the night before was followed by fewer episodes. "
        "For each extra 1 h, about 0.77 times as many (95 % interval 0.62 to 0.95)."
    )


def test_same_day_links_only_went_together():
    effect = Effect(1, "0-10", 1.2, 1.05, 1.37)

    assert said("stress", "raises", effect=effect) == (
        "Stress or anxiety: more of it and more episodes went together on the same day. "
        "For each point more, about 1.20 times as many (95 % interval 1.05 to 1.37)."
    )


def test_flags_are_days_and_not_amounts():
    effect = Effect(1, "0/1", 1.5, 1.1, 12.04)

    assert said("illness", "raises", effect=effect) == (
        "Ill today: it and more episodes went together on the same day. "
        "On such days, about 1.50 times as many (95 % interval 1.10 to 12)."
    )


def test_a_lag_of_one_is_the_day_before():
    assert said("alcohol_drinks", "raises") == (
        "Alcohol: more of it the day before was followed by more episodes."
    )


def test_no_link_says_what_would_have_shown():
    assert said("caffeine_mg", "no_link", days_used=154, smallest=1.4) == (
        "Caffeine: no link found in 154 days. A link of ×1.40 for each extra 100 mg, "
        "or a stronger one, would probably have shown."
    )


def test_too_little_data_says_what_is_missing():
    needs = (Need(*MORE_DAYS, 16, 28), twin_need(BY_SLUG["stress"]))

    assert said("sleep_h", "not_enough_data", needs=needs) == (
        "Sleep: not enough data yet. Still needed: 12 more tracked days (16 of 28); "
        "days on which it does not rise and fall together with: Stress or anxiety."
    )


def test_a_claim_stands_without_what_is_still_needed():
    needs = (Need(*MORE_DAYS, 16, 28),)
    waiting = finding("sleep_h", "not_enough_data", needs=needs)

    assert words.claim(waiting, SLEEP) == "Sleep: not enough data yet."
    assert words.needed(waiting) == "12 more tracked days (16 of 28)"


def test_labels_are_translated_before_they_are_filled_in():
    phrase = words.phrases(finding("sleep_h", "no_link", days_used=9), SLEEP)[0]

    assert phrase.said({"Sleep": "Schlaf", words.NOTHING: "%(factor)s: %(days)d"}.get) == (
        "Schlaf: 9"
    )


@pytest.mark.parametrize("verdict", ["raises", "lowers", "no_link", "not_enough_data"])
@pytest.mark.parametrize("factor", FACTORS, ids=lambda factor: factor.slug)
def test_nothing_is_blamed(factor, verdict):
    effect = Effect(factor.effect_step, factor.unit, 1.5, 1.1, 2.0)
    text = said(factor.slug, verdict, effect=effect, smallest=1.4)

    assert not re.search(r"cause|risk|predict|raises", text, re.IGNORECASE)
    if factor.order == "same_day" and verdict in {"raises", "lowers"}:
        assert "went together" in text
