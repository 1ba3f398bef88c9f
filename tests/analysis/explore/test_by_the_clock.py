"""What clock times let a verdict say."""

from dataclasses import replace

from twitchlog.analysis.explore.by_the_clock import claim, ordered, sentence, shown_before
from twitchlog.analysis.explore.hours import AllHours, HoursBefore, Window
from twitchlog.analysis.findings import Effect, Finding
from twitchlog.catalogue import BY_SLUG

COFFEE = BY_SLUG["caffeine_mg"]
EFFECT = Effect(100, "mg", 1.5, 1.2, 1.9)
TOGETHER = Finding("caffeine_mg", "raises", 0, "same_day", effect=EFFECT, p=0.001, q=0.004)
QUIET = Window(6, 24, 100, 99, "no_link", EFFECT, 0.7, 1.0)


def hours(*windows):
    return AllHours(len(windows), (HoursBefore("caffeine_mg", 60, 120, windows),))


def near(claim, q=0.01):
    return Window(0, 6, 90, 60, claim, EFFECT, q / 3, q)


def test_a_link_in_the_hours_before_turns_together_into_before():
    found = ordered(TOGETHER, hours(near("raises"), QUIET))

    assert found == replace(TOGETHER, order="before")


def test_p_and_q_stay_those_of_the_verdict():
    found = ordered(TOGETHER, hours(near("raises", q=0.0001)))

    assert (found.p, found.q) == (0.001, 0.004)


def test_no_link_in_those_hours_leaves_the_order_open():
    assert ordered(TOGETHER, hours(near("no_link"), QUIET)) == TOGETHER
    assert ordered(TOGETHER, AllHours(0, ())) == TOGETHER


def test_the_opposite_direction_shows_nothing():
    assert shown_before(TOGETHER, hours(near("lowers"))) is None


def test_hours_of_the_day_before_say_nothing_of_the_same_day():
    assert shown_before(TOGETHER, hours(Window(24, 48, 1, 1, "raises", EFFECT, 0.01, 0.01))) is None


def test_what_is_no_claim_is_made_none():
    silent = replace(TOGETHER, verdict="no_link")

    assert ordered(silent, hours(near("raises"))) == silent


def test_the_words_follow_and_the_size_is_the_verdicts():
    assert claim(TOGETHER, COFFEE, hours(near("raises"))) == (
        "Caffeine: more of it was followed by more episodes within 6 hours. "
        "For each extra 100 mg, about 1.50 times as many (95 % interval 1.20 to 1.90)."
    )
    assert claim(TOGETHER, COFFEE, hours(QUIET)) is None


def test_a_window_is_said_with_its_own_size():
    assert sentence(near("lowers"), COFFEE).startswith(
        "Caffeine: more of it was followed by fewer episodes within 6 hours. About 1.50 times"
    )
    assert sentence(QUIET, COFFEE) == "Caffeine: no link found with episodes 6 to 24 hours later."
