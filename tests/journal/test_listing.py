"""The journal as pages of days, newest first."""

from datetime import date, timedelta

import pytest

from tests.builders import LEFT_CALF, RIGHT_FOOT, TODAY, YESTERDAY, bout, moment, own
from twitchlog.catalogue import BY_SLUG
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import delete_episode, log_episode
from twitchlog.journal.factors import add_own_factor, retire_own_factor
from twitchlog.journal.listing import DAYS_A_PAGE, day_of, days_of, page_of_days
from twitchlog.journal.readings import delete_reading, log_reading
from twitchlog.records import CheckIn, EpisodeFilter

pytestmark = pytest.mark.usefixtures("stage")
ALL = EpisodeFilter()


def back(days):
    return TODAY - timedelta(days=days)


@pytest.fixture
def forty_days(owner):
    """Forty days of none, newest first, with every fourth day left out."""
    days = [back(n) for n in range(54) if n % 4 != 3][:40]
    for day in days:
        save_check_in(owner, day, CheckIn(none=True))
    return days


def pages(owner, wanted=ALL, **start):
    """Every page of days, older and older."""
    days, more = page_of_days(owner, wanted, **start)
    yield days
    while more:
        days, more = page_of_days(owner, wanted, before=days[-1])
        yield days


def test_paging_to_older_days_shows_each_day_once(owner, forty_days):
    found = list(pages(owner))

    assert {len(page) for page in found[:-1]} == {DAYS_A_PAGE}
    assert [day for page in found for day in page] == forty_days


def test_paging_back_to_newer_days_shows_the_same_pages(owner, forty_days):
    first, second, third, *_ = pages(owner)

    assert page_of_days(owner, ALL, after=third[0]) == (second, True)
    assert page_of_days(owner, ALL, after=second[0]) == (first, False)


def test_the_page_before_the_first_day_is_empty(owner, forty_days):
    assert page_of_days(owner, ALL, before=forty_days[-1]) == ([], False)
    assert page_of_days(owner, ALL, after=forty_days[0]) == ([], False)


def test_exactly_one_page_has_no_more(owner, forty_days):
    wanted = EpisodeFilter(first=forty_days[DAYS_A_PAGE - 1])

    assert page_of_days(owner, wanted) == (forty_days[:DAYS_A_PAGE], False)


def test_paging_stays_within_the_dates_asked_for(owner, forty_days):
    wanted = EpisodeFilter(first=back(30), last=back(10))
    within = [day for day in forty_days if back(30) <= day <= back(10)]

    assert [day for page in pages(owner, wanted) for day in page] == within
    assert page_of_days(owner, wanted, after=within[0]) == ([], False)


def test_days_with_anything_at_all_are_listed_and_others_are_not(owner):
    log_episode(owner, bout())
    save_check_in(owner, back(2), CheckIn(note="away"))
    save_check_in(owner, back(4), CheckIn(changed={"sleep_h": 7.0}))
    log_reading(owner, BY_SLUG["caffeine_mg"], 90, moment("2026-03-12 09:00"))
    delete_episode(owner, log_episode(owner, bout("2026-03-10 12:00")))
    delete_reading(
        owner, log_reading(owner, BY_SLUG["caffeine_mg"], 90, moment("2026-03-09 09:00"))
    )

    assert page_of_days(owner, ALL) == ([TODAY, back(2), back(4), date(2026, 3, 12)], False)


@pytest.fixture
def mixed(owner):
    """Three bouts on three days, and a day of none."""
    log_episode(owner, bout("2026-03-18 10:00", note="Äpfel, nach dem 100%_Lauf"))
    log_episode(owner, bout("2026-03-17 10:00", type="cramp", sites=(LEFT_CALF, RIGHT_FOOT)))
    log_episode(owner, bout("2026-03-16 10:00", sites=(RIGHT_FOOT,), note="run"))
    save_check_in(owner, back(3), CheckIn(none=True))


@pytest.mark.parametrize(
    ("wanted", "days"),
    [
        (ALL, [18, 17, 16, 15]),
        (EpisodeFilter(type="cramp"), [17]),
        (EpisodeFilter(region="foot_arch"), [17, 16]),
        (EpisodeFilter(region="foot_arch", type="fasciculation"), [16]),
        (EpisodeFilter(text="LAUF"), [18]),
        (EpisodeFilter(text="äPFEL"), [18]),
        (EpisodeFilter(text="apfel"), []),
        (EpisodeFilter(text="%_"), [18]),
        (EpisodeFilter(text="_"), [18]),
        (EpisodeFilter(text="\\"), []),
        (EpisodeFilter(first=date(2026, 3, 16), last=date(2026, 3, 17)), [17, 16]),
        (EpisodeFilter(type="tremor"), []),
    ],
)
def test_a_filter_leaves_what_it_says(owner, mixed, wanted, days):
    found, _more = page_of_days(owner, wanted)

    assert [day.day for day in found] == days


def test_a_filtered_day_shows_only_the_bouts_that_fit(owner, mixed):
    log_episode(owner, bout("2026-03-17 11:00"))
    (day,) = days_of(owner, [YESTERDAY], EpisodeFilter(type="cramp"))

    assert [one.type for one in day.episodes] == ["cramp"]
    assert day.summary.episodes == 2


def test_bouts_of_a_day_stand_newest_first(owner):
    for start in ("2026-03-18 09:00", "2026-03-19 01:00", "2026-03-18 12:00"):
        log_episode(owner, bout(start))

    starts = [one.started_at.hour for one in day_of(owner, TODAY).episodes]
    assert starts == [1, 12, 9]


def test_a_day_of_which_nothing_is_known_is_empty(owner):
    day = day_of(owner, TODAY)

    assert (day.summary.tracked, day.episodes, day.readings) == (None, (), ())
    assert days_of(owner, []) == []


def test_values_of_a_retired_factor_are_still_shown(owner):
    slug = add_own_factor(owner, own())
    save_check_in(owner, TODAY, CheckIn(changed={slug: 3.0}))
    retire_own_factor(owner, slug)

    assert day_of(owner, TODAY).summary.values == {slug: 3}


def test_the_days_of_others_are_not_listed(stranger, owner, mixed):
    assert page_of_days(stranger, ALL) == ([], False)
    assert day_of(stranger, TODAY).episodes == ()
