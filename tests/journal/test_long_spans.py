"""Counts of long spans: what is kept of them equals what is counted anew, whatever was changed."""

import random
from array import array
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event as sql_event

from tests.builders import TODAY, YESTERDAY, bout, moment, own
from twitchlog.catalogue import BY_SLUG
from twitchlog.database import db
from twitchlog.journal import (
    accounts,
    check_in,
    episodes,
    factors,
    portable,
    readings,
    trends,
    undoing,
)
from twitchlog.journal.bout_times import start_columns
from twitchlog.journal.factor_weeks import factor_weeks
from twitchlog.journal.long_spans import SpanCounts, counts_of
from twitchlog.journal.site_weeks import site_weeks
from twitchlog.journal.trends import WeekCount
from twitchlog.records import (
    CheckIn,
    EpisodeFilter,
    EpisodeRecord,
    JournalRecords,
    ReadingRecord,
    Site,
)

pytestmark = [pytest.mark.usefixtures("stage"), pytest.mark.long]

FIRST = YESTERDAY - timedelta(days=1200)
CAFFEINE = BY_SLUG["caffeine_mg"]
SITES = (Site("calf", "left"), Site("calf", "right"), Site("thumb", "left"))


class Walk:
    """Changes of a journal, made at random, always the same ones for a seed."""

    def __init__(self, owner, seed):
        self.owner, self.random = owner, random.Random(seed)
        self.bouts, self.deleted, self.read, self.unread, self.said = [], [], [], [], []

    def step(self):
        """Change something."""
        verbs = [name for name in dir(self) if name.startswith("do_")]
        getattr(self, self.random.choice(verbs))()

    def _day(self):
        return FIRST + timedelta(days=self.random.randrange(1203))

    def _bout(self):
        start = moment(f"{self._day()} {self.random.randrange(4, 24):02}:30")
        kind = self.random.choice(["cramp", "tremor"])
        return bout(start, type=kind, sites=tuple(self.random.sample(SITES, 2)))

    def _moved(self, source, target):
        if not source:
            return None
        key = source.pop(self.random.randrange(len(source)))
        target.append(key)
        return key

    def do_log(self):
        self.bouts.append(episodes.log_episode(self.owner, self._bout()))

    def do_change(self):
        for key in self.bouts[:1]:
            version = episodes.episode(self.owner, key)[1]
            episodes.change_episode(self.owner, key, self._bout(), version)

    def do_delete(self):
        if key := self._moved(self.bouts, self.deleted):
            episodes.delete_episode(self.owner, key)

    def do_bring_back(self):
        if key := self._moved(self.deleted, self.bouts):
            episodes.restore_episode(self.owner, key)

    def do_undo(self):
        if key := self._moved(self.bouts, self.deleted):
            undoing.undo_log(self.owner, key)

    def do_drink(self):
        at = moment(f"{self._day()} 09:00")
        self.read.append(readings.log_reading(self.owner, CAFFEINE, 90, at))

    def do_spill(self):
        if key := self._moved(self.read, self.unread):
            readings.delete_reading(self.owner, key)

    def do_refill(self):
        if key := self._moved(self.unread, self.read):
            readings.restore_reading(self.owner, key)

    def do_check_in(self):
        values = {"stress": float(self.random.randrange(11)), "caffeine_mg": 40.0}
        self.said.append(check_in.save_check_in(self.owner, self._day(), CheckIn(changed=values)))

    def do_take_back(self):
        if key := self._moved(self.said, []):
            check_in.undo_check_in(self.owner, key)

    def do_import(self):
        at = moment(f"{self._day()} 12:00")
        one = EpisodeRecord(id="", started_at=at, day=at.date(), type="cramp", sites=SITES)
        read = ReadingRecord(day=at.date(), factor="caffeine_mg", value=30.0, at=at)
        portable.add_records(self.owner, JournalRecords(episodes=(one,), readings=(read,)))

    def do_settle_elsewhere(self):
        settings = replace(
            self.owner.settings,
            zone=self.random.choice(["UTC", "Asia/Tokyo"]),
            day_starts_at=self.random.randrange(13),
            week_starts_on=self.random.randrange(7),
        )
        self.owner = accounts.save_settings(self.owner, settings)

    def do_add_a_factor(self):
        label = f"Tea {self.random.randrange(10)}"
        combine = self.random.choice(["sum", "last", "mean"])
        slug = factors.add_own_factor(self.owner, own(label, combine=combine))
        (tea,) = [one for one in factors.factors_of(self.owner) if one.slug == slug]
        for hour in (8, 9):
            at = moment(f"{self._day()} {hour:02}:00")
            readings.log_reading(self.owner, tea, float(self.random.randrange(5)), at)


def in_one_piece(owner, known, first, last):
    """The same counts by one statement each over the whole span."""
    within = owner, first, last
    values = defaultdict(list)
    for slug, *week in factor_weeks(owner, known, first, last):
        values[slug].append(tuple(week))
    return SpanCounts(
        trends.days_with_episodes(*within),
        trends.tracked_weeks(*within),
        trends.types_by_week(*within),
        trends.hours(*within),
        start_columns(*within),
        array("i", [day.toordinal() for day, _count in trends.tracked_days(*within)]),
        [site_weeks(*within)],
        values,
    )


def in_rows(sites, table):
    """Each number of a table with the site of its row."""
    weeks = len(table) // max(len(sites), 1)
    return [(site, table[row * weeks + n]) for row, site in enumerate(sites) for n in range(weeks)]


def comparable(counts):
    """Counts without the order of their rows."""
    values = {slug: sorted(rows) for slug, rows in counts.factors.items()}
    rows = (counts.weeks, counts.types, counts.hours, zip(*counts.starts, strict=True))
    noted = defaultdict(int)
    for first, sites, table in counts.places:
        for n, (site, count) in enumerate(in_rows(sites, table)):
            noted[*site, first + timedelta(weeks=n % (len(table) // len(sites)))] += count
    noted = {what: count for what, count in noted.items() if count}
    return counts.busy, values, counts.tracked, noted, *(sorted(map(tuple, one)) for one in rows)


@pytest.mark.parametrize("seed", range(4))
def test_counts_stay_those_of_the_journal_whatever_is_changed(owner, seed):
    walk = Walk(owner, seed)
    for _ in range(30):
        walk.step()
        known = factors.factors_of(walk.owner, retired=True)
        found = counts_of(walk.owner, known, FIRST, YESTERDAY)

        assert comparable(found) == comparable(in_one_piece(walk.owner, known, FIRST, YESTERDAY))


@pytest.fixture
def statements(owner):
    """How many queries it takes to count everything."""

    def count():
        asked = []
        listen = db.engine, "before_cursor_execute", lambda *call: asked.append(call[2])
        sql_event.listen(*listen)
        counts_of(owner, [CAFFEINE], FIRST, YESTERDAY)
        sql_event.remove(*listen)
        return sum(statement.startswith("SELECT") for statement in asked)

    return count


def test_only_the_weeks_that_changed_are_counted_again(owner, statements):
    for days_ago in (1, 300, 600, 900):
        check_in.save_check_in(owner, TODAY - timedelta(days=days_ago), CheckIn(none=True))
    first = statements()
    unchanged = statements()
    check_in.save_check_in(owner, TODAY - timedelta(days=600), CheckIn(none=False))

    assert (unchanged, first) == (1, 1 + 4 * 8)
    assert statements() == 1 + 8


def test_a_bout_of_today_has_nothing_of_the_days_before_counted_again(owner, statements):
    check_in.save_check_in(owner, YESTERDAY, CheckIn(none=True))
    statements()
    episodes.log_episode(owner, bout())

    assert statements() == 1


def test_what_is_kept_of_one_type_is_not_told_of_another(owner, statements):
    episodes.log_episode(owner, bout("2026-03-17 09:00", type="cramp"))
    statements()

    def bouts_of(kind):
        found = counts_of(owner, [], FIRST, YESTERDAY, EpisodeFilter(type=kind))
        return found.busy, [week.episodes for week in map(WeekCount._make, found.weeks)]

    assert (bouts_of("cramp"), bouts_of("tremor")) == ((1, [1]), (0, [0]))


def test_a_span_without_anything_has_no_counts(owner):
    found = counts_of(owner, [CAFFEINE], FIRST, YESTERDAY)

    assert (found.busy, found.weeks, list(found.starts.days), found.places) == (0, [], [], [])


def test_a_strangers_days_are_not_counted(owner, stranger):
    check_in.save_check_in(stranger, YESTERDAY, CheckIn(none=True))

    assert counts_of(owner, [CAFFEINE], FIRST, YESTERDAY).weeks == []
