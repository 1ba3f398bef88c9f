"""What a report holds of a journal, by hand-counted days."""

from datetime import date

import pytest

from tests.builders import LEFT_CALF, RIGHT_FOOT, TODAY, bout, event, moment
from twitchlog.analysis.span import Span
from twitchlog.journal.batches import add_import
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.signs import answer
from twitchlog.journal.story import tell
from twitchlog.records import CheckIn, EpisodeRecord, JournalRecords, Site
from twitchlog.report.build import report_of
from twitchlog.report.parts import Counted
from twitchlog.report.period import last_days, own_days
from twitchlog.sections import SLUGS
from twitchlog.story import Story

pytestmark = pytest.mark.usefixtures("stage")
MARCH = Span(date(2026, 3, 10), date(2026, 3, 17))


@pytest.fixture
def days(owner):
    """Three bouts on two days, a day without, and five of which nothing is known."""
    log_episode(owner, bout("2026-03-12 22:15", context=("at_rest",), symptoms=("cramp",)))
    log_episode(owner, bout("2026-03-12 23:00", sites=(LEFT_CALF, RIGHT_FOOT), strength=2))
    log_episode(owner, bout("2026-03-14 08:00", sites=(Site("calf", "both"),), type="cramp"))
    save_check_in(owner, date(2026, 3, 15), CheckIn(changed={"stress": 3.0}, none=True))


def test_what_came_from_a_file_is_not_said_to_be_entered(owner, days):
    began = moment("2026-03-13 09:00")
    brought = EpisodeRecord(
        id="a", started_at=began, day=began.date(), type="cramp", sites=(LEFT_CALF,)
    )
    add_import(owner, JournalRecords(episodes=(brought,)), name="diary.csv")

    assert report_of(owner, MARCH, []).brought_in == 1


def test_days_without_an_entry_are_missing_and_late_ones_are_counted(owner, days):
    report = report_of(owner, MARCH, [])
    tally = report.tally

    assert (tally.days, tally.tracked, tally.with_episodes, tally.episodes) == (8, 3, 2, 3)
    assert report.recalled == 3


def test_places_are_counted_by_side(owner, days):
    places = report_of(owner, MARCH, SLUGS).places

    assert places.table.rows == (
        ("Calf", "2", "0", "1", "3", "75 %"),
        ("Foot arch", "0", "1", "0", "1", "25 %"),
    )
    assert [(one.name, one.left, one.right) for one in places.figures] == [
        ("front", "right", "left"),
        ("back", "left", "right"),
        ("feet", "right", "left"),
    ]


def test_manner_and_symptoms_say_of_how_many(owner, days):
    report = report_of(owner, MARCH, SLUGS)

    assert report.times.said[0] == ("Context", 1, (Counted("at rest", 1),))
    assert (report.symptoms, report.with_symptoms) == ((Counted("cramp", 1),), 1)
    assert report.times.parts == (0, 1, 0, 2)


def test_answers_are_there_word_for_word_with_their_day(owner, days):
    answer(owner, {"grip": "not_sure"})
    report = report_of(owner, Span(MARCH.first, TODAY), ["signs"])

    assert report.signs.headings == ("Question", "2026-03-18")
    assert (
        "Is it harder than before to open jars or hold things?",
        "not sure",
    ) in report.signs.rows
    assert ("Has a muscle become thinner?", "–") in report.signs.rows


def test_a_check_after_a_period_that_the_journal_goes_on_after_is_not_told(owner, days):
    answer(owner, {"grip": "no"})
    before_the_last_tracked_day = Span(MARCH.first, date(2026, 3, 14))

    assert report_of(owner, before_the_last_tracked_day, SLUGS).signs is None


def test_a_check_after_the_last_tracked_day_is_told(owner, days):
    answer(owner, {"grip": "no"})
    usual = last_days(owner, 90)

    assert usual.last == date(2026, 3, 15)
    assert report_of(owner, usual, SLUGS).signs.headings == ("Question", "2026-03-18")


def test_a_link_tells_of_checks_up_to_its_own_day(owner, days):
    answer(owner, {"grip": "no"})

    assert report_of(owner, MARCH, SLUGS, date(2026, 3, 17)).signs is None


def test_medicines_become_courses_and_tests_stand_apart(owner, days):
    add_event(owner, event(day=date(2026, 3, 11), dose="300 mg"))
    add_event(owner, event(day=date(2026, 3, 16), kind="medicine_stop"))
    add_event(owner, event("EMG", day=date(2025, 1, 2), kind="test", dose="normal"))
    report = report_of(owner, MARCH, SLUGS)

    (course,) = report.medicines.courses
    assert (course.began, course.ended) == (date(2026, 3, 11), date(2026, 3, 16))
    assert [words for _day, words, _around in course.steps] == ["started, 300 mg", "stopped"]
    assert report.tests == ((date(2025, 1, 2), "EMG", "normal"),)
    assert [one.number for one in report.days.marked] == [1, 2]


def test_what_was_compared_says_what_is_not_enough(owner, days):
    compared = report_of(owner, MARCH, SLUGS).compared

    assert (compared.tracked, compared.tested, compared.claims) == (3, 0, ())
    assert "Stress or anxiety" in compared.too_little


def test_the_appendix_lists_each_episode_and_day(owner, days):
    report = report_of(owner, MARCH, SLUGS)

    assert [row[0] for row in report.each_episode.rows] == ["2026-03-12 *"] * 2 + ["2026-03-14 *"]
    assert report.each_day.headings == ("Day", "Episodes", "Stress or anxiety", "Note")
    assert report.each_day.rows[-1] == ("2026-03-15", "0", "3", "")


def test_notes_are_left_out_unless_they_are_wanted(owner, days):
    log_episode(owner, bout("2026-03-16 08:00", note="zebrafinch"))
    without = report_of(owner, MARCH, [slug for slug in SLUGS if slug != "notes"])

    assert "zebrafinch" not in repr(without)
    assert "zebrafinch" in repr(report_of(owner, MARCH, SLUGS))


def test_what_was_not_chosen_is_not_there(owner, days):
    tell(owner, Story(onset="March"))
    report = report_of(owner, MARCH, [])

    parts = (report.story, report.places, report.days, report.times, report.symptoms, report.signs)
    more = (report.medicines, report.tests, report.compared, report.each_episode, report.each_day)
    assert not any((*parts, *more))


def test_a_period_without_episodes_has_no_map(owner):
    save_check_in(owner, date(2026, 3, 15), CheckIn(none=True))
    report = report_of(owner, MARCH, SLUGS)

    assert (report.tally.episodes, report.places, report.times) == (0, None, None)


def test_beyond_a_year_weeks_are_drawn_and_there_is_no_appendix(owner, days):
    log_episode(owner, bout("2024-01-10 12:00"))
    report = report_of(owner, Span(date(2024, 1, 10), MARCH.last), SLUGS)

    assert (report.days.by_week, report.too_long, report.each_episode) == (True, True, None)


def test_years_without_a_tracked_day_can_be_told(owner, days):
    log_episode(owner, bout("2020-01-10 12:00"))
    report = report_of(owner, Span(date(2021, 1, 1), date(2024, 1, 1)), SLUGS)

    assert (report.tally.tracked, report.days.by_week, report.places) == (0, True, None)


def test_a_stranger_has_none_of_it(owner, stranger, days):
    assert report_of(stranger, MARCH, SLUGS).tally.tracked == 0


def test_the_last_days_end_with_the_last_tracked_one(owner, days):
    assert last_days(owner, 90) == Span(date(2026, 3, 12), date(2026, 3, 15))
    assert last_days(owner, 2) == Span(date(2026, 3, 14), date(2026, 3, 15))


def test_today_is_not_over_and_not_in_it(owner):
    log_episode(owner, bout())

    assert last_days(owner, 90) is None
    assert own_days(owner, None, None) is None


def test_own_days_reach_as_far_as_the_journal(owner, days):
    assert own_days(owner, date(2020, 1, 1), None) == Span(date(2026, 3, 12), date(2026, 3, 17))
    assert own_days(owner, date(2020, 1, 1), date(2020, 2, 1)) is None
