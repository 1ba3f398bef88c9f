"""The made-up journal: what was planted is found, nothing else is claimed, and it looks real."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from twitchlog import clock, daily, exports, imports
from twitchlog.analysis.days import day_table
from twitchlog.analysis.findings import findings
from twitchlog.catalogue import all_factors
from twitchlog.demo import made_up_journal, made_up_opinions
from twitchlog.demo.person import ZONE
from twitchlog.records import JournalRecords

NOW = datetime(2026, 3, 18, 18, 30, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(scope="module")
def journal():
    return made_up_journal(NOW)


def claims(journal: JournalRecords, today) -> dict[str, tuple[str, str]]:
    table = day_table(daily.summaries(journal), all_factors(), today=today)
    found = findings(table).findings
    return {f.factor: (f.verdict, f.order) for f in found if f.verdict in ("raises", "lowers")}


def test_one_suspicion_was_right_and_all_were_stated_before_looking(journal):
    suspicions = made_up_opinions(journal).suspicions

    assert [one.factor for one in suspicions] == ["caffeine_mg", "hydration_ml", "stress"]
    assert {one.stated_on for one in suspicions} == {min(one.day for one in journal.readings)}


@pytest.mark.parametrize("weekday", range(7))
def test_what_was_planted_is_found_and_nothing_else(weekday):
    now = NOW + timedelta(days=weekday)

    assert claims(made_up_journal(now), now.date()) == {
        "sleep_h": ("lowers", "before"),
        "caffeine_mg": ("raises", "same_day"),
    }


def test_the_same_moment_gives_the_same_journal(journal):
    assert made_up_journal(NOW) == journal


def test_it_ends_now(journal):
    moments = [bout.started_at for bout in journal.episodes]
    moments += [reading.at for reading in journal.readings if reading.at]

    assert max(moments) <= NOW
    assert journal.episodes[-1].day == TODAY


def test_it_lasts_two_years(journal):
    days = [summary.day for summary in daily.summaries(journal)]

    assert 720 < (days[-1] - days[0]).days < 731


def test_only_the_last_bout_is_still_going(journal):
    assert [b.still_going for b in journal.episodes] == [False] * (len(journal.episodes) - 1) + [
        True
    ]


def test_every_bout_lies_on_its_own_day(journal):
    assert [b.id for b in journal.episodes if clock.local_day(b.started_at) != b.day] == []


def test_there_are_days_without_and_days_unknown(journal):
    tracked = Counter(summary.tracked for summary in daily.summaries(journal))

    assert tracked["none"] > 60
    assert tracked["none"] + tracked["episodes"] < 690


def test_evenings_and_the_left_calf_stand_out(journal):
    hours = Counter(clock.at_zone(bout.started_at, ZONE).hour for bout in journal.episodes)
    sites = Counter(site for bout in journal.episodes for site in bout.sites)

    assert hours.most_common(1)[0][0] in (21, 22, 23)
    assert sites.most_common(1)[0][0] == ("calf", "left")


def test_every_value_is_one_that_its_factor_allows(journal):
    factors = {factor.slug: factor for factor in all_factors()}

    for reading in journal.readings:
        assert factors[reading.factor].check(reading.value) == reading.value


def test_its_export_comes_in_without_a_fault(journal, tmp_path):
    with (tmp_path / "a.zip").open("wb+") as file:
        exports.journal_zip(journal, file)
        plan = imports.plan(JournalRecords(), imports.read_upload(file, "a.zip"))

    assert not plan.blocked
    assert len(plan.additions.episodes) == len(journal.episodes)
