"""Before and after, in words."""

from datetime import date

from twitchlog.analysis.change.around import Around
from twitchlog.analysis.change.trend import Ratio
from twitchlog.analysis.series import Tally
from twitchlog.report.medicines import before_and_after

SIDE = Tally(days=28, tracked=20, with_episodes=10, episodes=30)
CALM = Tally(days=28, tracked=25, with_episodes=5, episodes=10)


def compared(change=None, ratio=None, after=CALM):
    return Around(0, date(2026, 3, 1), 28, SIDE, after, change, ratio, ())


def test_means_stand_with_their_days():
    said = before_and_after(compared())

    start = "1.5 a day before, 0.4 after (20 and 25 tracked days)"
    assert said == f"{start}: too few days to compare"


def test_a_comparison_says_its_interval():
    said = before_and_after(compared("fewer", Ratio(0.27, 0.1, 0.7)))

    assert said.endswith("fewer after (×0.27, 95 % interval 0.10 to 0.70)")


def test_a_side_without_a_tracked_day_is_not_told():
    assert before_and_after(compared(after=Tally(28, 0, 0, 0))) == ""
    assert before_and_after(None) == ""
